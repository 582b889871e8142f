"""The fields that the steps of the first run ask for."""

from enum import Enum

from desktop_app.core.fields import Choice, Form, LongText, Password, Section, Text


class TextSize(Enum):
    """How large the letters are."""

    NORMAL = "Thường"
    LARGER = "Lớn hơn (110 %)"
    LARGEST = "Lớn nhất (125 %)"

    @property
    def percent(self) -> int:
        """The size in per cent."""
        return {"NORMAL": 100, "LARGER": 110, "LARGEST": 125}[self.name]


def _form(name: str, *fields: Text | Choice | Password) -> Form:
    return Form(f"first_run.{name}", (Section("", fields),))


UNIT_FORM = _form(
    "unit",
    Text(name="name", label="Tên đơn vị", required=True, max_length=120, span=6, hint="Ví dụ: xã Yên Hạ, Sở Nội vụ"),
    Text(name="province", label="Tỉnh, thành phố", max_length=120, span=6, hint="Ví dụ: tỉnh Bắc Ninh"),
)

HEAD_FORM = _form(
    "head",
    Text(name="place", label="Địa danh", required=True, max_length=60, span=5, hint="Đứng trước ngày tháng"),
    Text(name="upper_office", label="Cơ quan cấp trên", max_length=200, span=7, hint="Nơi nhận báo cáo, gói dữ liệu"),
    Text(name="chairperson", label="Chủ tịch", max_length=120, span=6, hint="Hoặc thủ trưởng cơ quan"),
    Text(name="reception_official", label="Người tiếp công dân", max_length=120, span=6),
    LongText(name="deputies", label="Phó Chủ tịch", max_length=600, lines=2, hint="Mỗi dòng một người"),
    Choice(name="text_size", label="Cỡ chữ trên màn hình", options=TextSize, required=True, span=6),
)

ACCOUNT_FORM = _form(
    "account",
    Text(name="account_name", label="Họ và tên", required=True, max_length=120, span=6),
    Text(name="account_post", label="Chức vụ", max_length=120, span=6, hint="In trên giấy biên nhận"),
    Password(name="password", label="Mật khẩu", required=True, span=6),
    Password(name="password_again", label="Gõ lại mật khẩu", required=True, span=6),
)

FOLDERS_FORM = _form(
    "folders",
    Text(
        name="folder",
        label="Thư mục dữ liệu",
        required=True,
        max_length=240,
        hint="Trên ổ đĩa của máy này. Dữ liệu được mã hóa.",
    ),
    Text(
        name="backup_folder",
        label="Nơi giữ bản sao lưu",
        max_length=240,
        hint="Nên là USB hoặc ổ đĩa khác. Để trống thì bản sao lưu nằm trong thư mục dữ liệu.",
    ),
)
