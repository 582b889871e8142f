"""The columns of the register of decisions on screen, and what its sheets ask for."""

from desktop_app.areas.decisions.states import Form as VoteForm
from desktop_app.areas.decisions.states import Role, Way
from desktop_app.core.fields import Align, Choice, Column, Day, Field, Form, Listed, LongText, Number, Section, Text

COLUMNS = (
    Column(name="number", heading="Số", width=70, kind="number", align=Align.RIGHT, sort="number"),
    Column(name="title", heading="Việc", second="hamlet", kind="person", sort="hamlet"),
    Column(name="stands", heading="Đang ở", width=190, second="kind"),
    Column(name="result", heading="Kết quả", width=190),
    Column(name="due", heading="Hạn", width=112, kind="badge", sort="due"),
)


def _form(name: str, *fields: Field) -> Form:
    return Form(f"decisions.{name}", (Section("", tuple(fields)),))


VOID_FORM = _form(
    "void",
    LongText(
        name="reason",
        label="Lý do bỏ số",
        required=True,
        lines=3,
        max_length=500,
        hint="Số được giữ lại trong sổ cùng lý do, không dùng lại cho việc khác.",
    ),
)
REASON_FORM = _form("reason", LongText(name="reason", label="Lý do", required=True, lines=3, max_length=500))
CONSENT_FORM = _form(
    "consent",
    Text(name="household", label="Chủ hộ hoặc đại diện hộ", required=True, max_length=120),
    Text(name="address", label="Nơi ở, số nhà", max_length=300),
    Day(name="given_on", label="Ngày đồng thuận", required=True, future=False, span=6),
    Text(name="way", label="Cách bày tỏ", max_length=60, span=6, hint="Ví dụ: ký vào danh sách"),
)
PERSON_FORM = _form(
    "person",
    Choice(name="role", label="Vai trò", options=Role, required=True),
    Text(name="full_name", label="Họ và tên", required=True, max_length=120),
    Text(name="post", label="Chức vụ, nơi ở", max_length=120),
)
CANDIDATE_FORM = _form(
    "candidate",
    Text(name="label", label="Họ và tên", required=True, max_length=200),
    Day(name="born_on", label="Ngày sinh", future=False, span=6),
    LongText(name="about", label="Nghề nghiệp, tóm tắt", lines=2, max_length=500),
)
PAPER_FORM = _form(
    "paper",
    Text(name="name", label="Tên giấy", required=True, max_length=200),
    Text(name="number", label="Số", max_length=60, span=6),
    Day(name="dated_on", label="Ngày", future=False, span=6),
)
STRIKE_FORM = _form(
    "strike",
    Listed(name="uid", label="Bỏ mục nào", required=True),
    LongText(name="reason", label="Lý do", required=True, lines=2, max_length=500),
)
VOTE_FORM = _form(
    "vote",
    Choice(name="form", label="Hình thức", options=VoteForm, required=True, span=7),
    Choice(name="way", label="Cách biểu quyết ở cuộc họp", options=Way, span=5),
    Day(name="from_on", label="Ngày họp, ngày bắt đầu", required=True, span=6),
    Day(name="to_on", label="Ngày kết thúc nhận phiếu", span=6),
    Text(name="begins_at", label="Bắt đầu lúc", max_length=5, span=4, hint="Ví dụ: 19:30"),
    Text(name="place", label="Địa điểm", max_length=300, span=8),
    Number(name="chose_online", label="Số hộ chọn biểu quyết trực tuyến", span=6),
    LongText(
        name="clusters",
        label="Cụm dân cư, khi họp theo cụm",
        lines=2,
        max_length=2000,
        hint="Mỗi dòng một cụm và số hộ: Cụm xóm Giếng; 120. Cộng lại bằng số hộ của thôn.",
    ),
)
"""A vote is begun: its form, its day, where."""
