"""What an administrator fills in of the office itself, and what it changes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop_app.core.errors import InvalidInput
from desktop_app.core.fields import Choice, Flag, Form, LongText, Section, Text
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.official import document_number
from desktop_app.core.paper.pdf import write_pdf
from desktop_app.office.models import OfficeKind
from desktop_app.office.opening import OpenOffice
from desktop_app.office.papers import letterhead
from desktop_app.office.profile import OfficeService, Profile

OFFICE_FORM = Form(
    "system.office",
    (
        Section(
            "Tên và nơi gửi",
            (
                Text(name="name", label="Tên đơn vị", required=True, max_length=120, span=6, hint="Ví dụ: xã Yên Hạ"),
                Text(name="province", label="Tỉnh, thành phố", max_length=120, span=6, hint="Ví dụ: tỉnh Bắc Ninh"),
                Choice(name="kind", label="Loại cơ quan", options=OfficeKind, required=True, span=6),
                Text(name="code", label="Mã đơn vị hành chính", max_length=10, span=3),
                Text(
                    name="place",
                    label="Địa danh",
                    required=True,
                    max_length=60,
                    span=3,
                    hint="Đứng trước ngày tháng",
                ),
                Text(name="upper_office", label="Cơ quan cấp trên nhận gói", max_length=200),
            ),
        ),
        Section(
            "Người và nơi tiếp công dân",
            (
                Text(name="chairperson", label="Chủ tịch", max_length=120, span=6),
                Text(name="reception_official", label="Người tiếp công dân", max_length=120, span=6),
                LongText(name="deputies", label="Phó Chủ tịch", max_length=600, lines=2, hint="Mỗi dòng một người"),
                Text(name="reception_place", label="Nơi tiếp công dân", max_length=200, span=8),
                Text(name="phone", label="Điện thoại", max_length=30, span=4),
                Flag(name="is_remote", label="Vùng sâu, vùng xa đi lại khó khăn", span=12),
            ),
        ),
        Section(
            "Sao lưu",
            (
                Text(
                    name="backup_folder",
                    label="Nơi giữ bản sao lưu",
                    max_length=260,
                    hint="USB hoặc ổ đĩa khác. Để trống thì bản sao lưu nằm trong thư mục dữ liệu",
                ),
            ),
        ),
    ),
)


def profile_texts(profile: Profile) -> dict[str, object]:
    """The profile as the form shows it."""
    texts: dict[str, object] = {entry.name: getattr(profile, entry.name) for entry in OFFICE_FORM}
    remote = "có" if profile.is_remote else ""
    return {**texts, "kind": OfficeKind[profile.kind], "deputies": "\n".join(profile.deputies), "is_remote": remote}


def profile_of(values: Mapping[str, Any], before: Profile) -> Profile:
    """The profile that the checked values of the form mean; what the form doesn't ask stays as it was."""
    folder = values["backup_folder"]
    if folder and folder != before.backup_folder and not Path(folder).is_dir():
        sentence = "Không thấy thư mục này. Cắm USB hoặc ổ đĩa rồi bấm biểu tượng thư mục để chọn lại."
        raise InvalidInput({"backup_folder": sentence})
    deputies = tuple(line.strip() for line in str(values["deputies"]).splitlines() if line.strip())
    return replace(before, **{**values, "kind": values["kind"].name, "deputies": deputies})


def settle_office(office: OpenOffice, profile: Profile) -> None:
    """Keep the profile; the page where one signs in calls the office by its new name, too."""
    OfficeService(office.desk).settle(profile)
    office.keeper.rename_office(profile.short_name, profile.province)


def letterhead_sample(profile: Profile, at: datetime) -> bytes:
    """A paper with nothing but the head that every paper of the office begins with."""
    head = letterhead(profile, document_number(None, "UBND"), at.date())
    return write_pdf(Document(subject="Mẫu đầu giấy", made_at=at, letterhead=head))
