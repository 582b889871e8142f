"""What is filled in of accounts and passwords."""

from collections.abc import Mapping
from typing import Any

from desktop_app.core.errors import InvalidInput
from desktop_app.core.fields import Choice, Field, Form, LongText, Password, Section, Text
from desktop_app.office.rights import Role

_WHO: tuple[Field, ...] = (
    Text(name="name", label="Họ và tên", required=True, max_length=120),
    Text(name="post", label="Chức vụ", max_length=120, hint="Ví dụ: Công chức Văn phòng - Thống kê"),
    Choice(name="role", label="Vai trò", options=Role, required=True, span=6),
)
_NEW: tuple[Field, ...] = (
    Password(name="password", label="Mật khẩu mới", required=True),
    Password(name="again", label="Gõ lại mật khẩu mới", required=True),
)

OPENING_FORM = Form("system.account.opening", (Section("", _WHO), Section("Mật khẩu", _NEW)))
"""A new account; its own person types the password."""

CHANGE_FORM = Form("system.account.change", (Section("", _WHO),))
"""Name, post and role."""

RESET_FORM = Form("system.account.reset", (Section("", _NEW),))
"""A new password for somebody who forgot theirs."""

OWN_FORM = Form(
    "system.account.own",
    (Section("", (Password(name="old", label="Mật khẩu đang dùng", required=True), *_NEW)),),
)
"""Another password for oneself."""

VAULT_FORM = Form(
    "system.account.vault",
    (
        Section(
            "",
            (
                Password(
                    name="password",
                    label="Mật khẩu của người được cấp",
                    required=True,
                    hint="Người đó có mặt và tự gõ mật khẩu đăng nhập của mình",
                ),
            ),
        ),
    ),
)
"""The password of whom the right to the vault is granted to."""

VAULT_SHEET_FORM = Form(
    "system.account.vault_sheet",
    (
        Section(
            "",
            (
                Text(name="code", label="Mã trên phiếu khôi phục kho mật", required=True, max_length=80),
                Password(name="password", label="Mật khẩu của người đang đăng nhập", required=True),
            ),
        ),
    ),
)
"""The code of the vault's sheet, and one's own password."""

LEAVING_FORM = Form(
    "system.account.leaving",
    (
        Section(
            "",
            (
                LongText(
                    name="reason",
                    label="Lý do",
                    required=True,
                    max_length=300,
                    lines=2,
                    hint="Ví dụ: nghỉ hưu, chuyển công tác",
                ),
            ),
        ),
    ),
)
"""Why an account is closed."""

PROOF_FORM = Form(
    "system.account.proof",
    (Section("", (Password(name="password", label="Mật khẩu của người đang đăng nhập", required=True),)),),
)
"""One's own password once more, before something that an unlocked desk must not be enough for."""


def agreed_password(values: Mapping[str, Any]) -> str:
    """The new password, typed twice alike; InvalidInput when it was not."""
    if values["password"] != values["again"]:
        raise InvalidInput({"again": "Hai lần gõ không giống nhau. Gõ lại, xem đèn Caps Lock và bộ gõ."})
    return str(values["password"])
