"""What is filled in about a branch, and when an old PC writes again."""

from desktop_app.core.fields import Form, LongText, Section, Text

BRANCH_FORM = Form(
    "sync.branch",
    (
        Section(
            "",
            (
                Text(
                    name="name",
                    label="Tên bàn tiếp công dân",
                    required=True,
                    max_length=120,
                    hint="Ví dụ: Bàn nhà văn hóa",
                ),
                Text(name="place", label="Nơi tiếp công dân", max_length=200, hint="In ở bìa sổ của máy phụ"),
            ),
        ),
    ),
)
"""The second desk: its book is called so."""

CONFIRM_FORM = Form(
    "sync.branch.confirm",
    (
        Section(
            "",
            (
                LongText(
                    name="reason",
                    label="Lý do xác nhận",
                    required=True,
                    max_length=500,
                    lines=3,
                    hint="Đã hỏi ai ở máy phụ, vì sao theo gói này",
                ),
            ),
        ),
    ),
)
"""Why the package of another life of the branch counts."""

SURE_FORM = Form("sync.branch.sure", ())
"""Nothing is asked: the notice says what follows."""

BACK_FORM = Form(
    "sync.move.back",
    (
        Section(
            "",
            (
                LongText(
                    name="reason",
                    label="Lý do dùng lại",
                    required=True,
                    max_length=500,
                    lines=3,
                    hint="Ví dụ: USB bị mất ngày 24/11/2026, chưa mở ở máy nào",
                ),
            ),
        ),
    ),
)
"""Why the old PC writes again."""
