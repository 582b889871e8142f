"""The fields that say who somebody is, in the order of talk; every form that asks for a person has them."""

from desktop_app.core.fields import Choice, Day, Field, Text
from desktop_app.office.models import PaperKind, Sex

IDENTITY_FORM: tuple[Field, ...] = (
    Text(name="full_name", label="Họ và tên", required=True, max_length=120, span=6, suggests="people"),
    Day(name="born_on", label="Ngày sinh", future=False),
    Choice(name="sex", label="Giới tính", options=Sex, span=3),
    Text(name="paper_number", label="Số căn cước, định danh", max_length=30, span=4, suggests="people"),
    Text(name="phone", label="Điện thoại", max_length=30, span=3, suggests="people"),
    Text(name="hamlet", label="Thôn, tổ dân phố", max_length=150, span=5, suggests="hamlets"),
    Choice(name="paper_kind", label="Loại giấy tờ", options=PaperKind, span=4),
    Day(name="paper_issued_on", label="Ngày cấp", future=False),
    Text(name="paper_issued_by", label="Nơi cấp", max_length=120, span=5),
    Text(name="address", label="Nơi ở", max_length=300, hint="Để trống nếu ở thôn đã chọn của xã."),
)

KNOWN_OF_A_PERSON = tuple(entry.name for entry in IDENTITY_FORM if entry.name != "hamlet")
"""The fields that a person the office knows fills in; the hamlet is kept beside them."""
