"""The fields of counting."""

from desktop_app.areas.decisions.votes.agreeing import LABELS, LARGEST, Counting
from desktop_app.core.fields import Form, LongText, Number, Section, Text

PRESENT = Form(
    name="decisions.present",
    sections=(
        Section("", (Number(name="present", label="Số hộ có người dự họp", required=True, maximum=LARGEST, span=6),)),
    ),
)
COUNTER = Form(
    name="decisions.counter",
    sections=(
        Section("", (Text(name="counted_by", label="Người đếm lượt này", required=True, max_length=120, span=6),)),
    ),
)
HOUSEHOLDS = Form(
    name="decisions.households",
    sections=(
        Section(
            "",
            (
                LongText(
                    name="households",
                    label="Mỗi dòng một hộ: số, chủ hộ, người đại diện",
                    required=True,
                    hint="Ví dụ 12; Lò Văn Tới. Dán được từ Excel.",
                    lines=16,
                    max_length=200_000,
                ),
            ),
        ),
    ),
)
CODES = Form(
    name="decisions.codes",
    sections=(
        Section(
            "",
            (
                LongText(
                    name="codes",
                    label="Mã kiểm tra trên phiếu, cách nhau bằng dấu cách hoặc xuống dòng",
                    required=True,
                    hint="Ví dụ 4AA-9F4. Mã lạ hoặc mã đã gặp được chỉ ra.",
                    lines=8,
                    max_length=20_000,
                ),
            ),
        ),
    ),
)
_WHY = Text(name="reason", label="Lý do", required=True, max_length=500)
REASON = Form(name="decisions.vote_reason", sections=(Section("", (_WHY,)),))
HOUSEHOLDS_OF_DAY = Form(
    name="decisions.vote_households",
    sections=(
        Section(
            "",
            (
                Number(
                    name="households",
                    label="Tổng số hộ của ngày biểu quyết",
                    required=True,
                    minimum=1,
                    maximum=LARGEST,
                    span=6,
                ),
                _WHY,
            ),
        ),
    ),
)
BY_KEYS = ("handed_out", "not_returned")
"""What the counter types beside the keys: it is counted on the stubs, not on the ballots."""


def totals_form(counting: Counting, *, typed: bool) -> Form:
    """What is typed of a count: everything, or only what the keys do not count."""
    names = (tuple(LABELS) if typed else BY_KEYS) if counting.has_ballots else ()
    fields = [_number(name, LABELS[name]) for name in names]
    if typed:
        fields += [_number(uid, label) for uid, label in counting.choices.items()]
    return Form(name="decisions.count", sections=(Section("", tuple(fields)),))


def settle_form(counting: Counting, *, with_note: bool) -> Form:
    """What both agree on: every figure, and how they came to it where they differed."""
    (section,) = totals_form(counting, typed=True).sections
    note = LongText(name="note", label="Cách thống nhất", required=True, max_length=500, lines=2)
    return Form(name="decisions.settle", sections=(Section("", (*section.fields, *((note,) if with_note else ()))),))


def _number(name: str, label: str) -> Number:
    return Number(name=name, label=label, required=True, maximum=LARGEST, span=6)
