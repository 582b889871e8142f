"""What is asked about a report: the sheets of its page as data."""

from collections.abc import Mapping
from typing import Any

from desktop_app.core.fields import Choice, Day, Field, Flag, Form, LongText, Number, Section, Text
from desktop_app.reports.indicators.definition import Indicator
from desktop_app.reports.models import PeopleCount, PeriodKind
from desktop_app.reports.settings import FormSettings

REASON = 500


def reason_form(name: str, label: str, hint: str = "") -> Form:
    """A reason, and nothing else."""
    return _form(name, LongText(name="reason", label=label, required=True, hint=hint, max_length=REASON))


NOTE_FORM = Form(
    "report.note",
    (Section("", (LongText(name="note", label="Ghi chú, thuyết minh in dưới biểu", lines=8),)),),
)
NUMBER_FORM = Form(
    "report.number",
    (
        Section(
            "",
            (
                Text(name="number", label="Số báo cáo", max_length=60, span=7, hint="Ví dụ 128/BC-UBND"),
                Day(name="dated_on", label="Ngày báo cáo", span=5),
                Text(name="signer", label="Người ký", max_length=120),
                Text(name="signer_post", label="Chức vụ người ký", max_length=300),
                Text(name="addressee", label="Kính gửi", max_length=300),
                LongText(name="recipients", label="Nơi nhận", hint="Mỗi nơi nhận một dòng", lines=4),
            ),
        ),
    ),
)
SENT_FORM = Form("report.sent", (Section("", (Day(name="sent_on", label="Ngày gửi", required=True, span=5),)),))
TYPED_FORM = Form(
    "report.typed",
    (
        Section(
            "",
            (
                Text(name="value", label="Số liệu", required=True, max_length=30, span=5, hint="Ghi 0 nếu không có"),
                Day(name="dated_on", label="Ngày của số liệu", span=5),
                Text(name="source", label="Nguồn", required=True, max_length=300, hint="Văn bản, sổ hoặc bộ phận"),
                Text(name="person", label="Người cung cấp", required=True, max_length=120),
                Text(name="what", label="Nội dung", max_length=500),
            ),
        ),
    ),
)
CORRECTION_FORM = Form(
    "report.correction",
    (
        Section(
            "",
            (
                Text(name="value", label="Số đúng", required=True, max_length=30, span=5),
                LongText(
                    name="reason",
                    label="Lý do đính chính",
                    required=True,
                    max_length=REASON,
                    hint="In cùng số đính chính",
                ),
            ),
        ),
    ),
)


def explanation_form() -> Form:
    """What explains one figure."""
    return _form("report.explanation", LongText(name="text", label="Giải thích", lines=5, max_length=2000))


def freeze_form(*, asks_nothing: bool) -> Form:
    """Asked before the figures are frozen: where nothing arose, that this is so."""
    fields = (
        (Flag(name="nothing", label="Kỳ này không phát sinh, mọi chỉ tiêu bằng 0", span=12),) if asks_nothing else ()
    )
    return _form("report.freeze", *fields)


def asked_form(indicators: tuple[Indicator, ...], columns: frozenset[str]) -> Form:
    """A field for each figure that is typed, those of `columns` with their numbers, then where they come from."""
    figures = tuple(
        Text(
            name=f"v.{each.key}",
            label=f"{each.key}. {each.title}" if each.key in columns else each.title,
            max_length=30,
            span=12,
            hint=each.tells,
        )
        for each in indicators
    )
    return Form(
        "report.asked",
        (
            Section("", figures),
            Section(
                "Nguồn của các số vừa gõ",
                (
                    Text(name="source", label="Nguồn", max_length=300, hint="Văn bản, sổ hoặc bộ phận"),
                    Text(name="person", label="Người cung cấp", max_length=120),
                    Flag(name="nothing", label="Chỉ tiêu để trống là không phát sinh, ghi 0", span=12),
                ),
            ),
        ),
    )


SETTINGS_FORM = Form(
    "report.settings",
    (
        Section(
            "Kỳ báo cáo",
            (
                Choice(name="period", label="Kỳ tính theo", options=PeriodKind, required=True),
                Text(
                    name="year_starts", label="Năm báo cáo từ ngày", max_length=5, span=5, hint="Ngày và tháng: 15/11"
                ),
            ),
        ),
        Section(
            "Hạn gửi",
            (
                Text(
                    name="due_month_day",
                    label="Ngày cố định mỗi năm",
                    max_length=5,
                    span=6,
                    hint="Ngày và tháng: 25/11",
                ),
                Number(name="due_after", label="Hoặc sau khi hết kỳ (ngày)", maximum=366, span=6),
                Text(name="basis", label="Văn bản quy định hạn gửi", max_length=300),
            ),
        ),
        Section(
            "Nơi nhận và cách đếm",
            (
                Text(name="addressee", label="Kính gửi", max_length=300),
                LongText(name="recipients", label="Nơi nhận", hint="Mỗi nơi nhận một dòng", lines=3),
                Choice(name="people", label="Cách đếm số người", options=PeopleCount, required=True),
            ),
        ),
    ),
)


def settings_shown(settings: FormSettings) -> dict[str, Any]:
    """The settings as the sheet shows them: days of the year as they are written."""
    shown = {name: getattr(settings, name) for name in _SETTINGS}
    shown |= {name: _day_of_year(getattr(settings, name)) for name in _DAYS}
    return shown | {"due_after": settings.due_after or None}


def settings_typed(form: str, values: Mapping[str, Any]) -> FormSettings:
    """What was typed into the sheet; days of the year as the table keeps them."""
    kept: dict[str, Any] = {name: values[name] for name in _SETTINGS}
    kept |= {name: _read_day_of_year(str(values[name])) for name in _DAYS}
    return FormSettings(form=form, due_after=values["due_after"] or 0, **kept)


_SETTINGS = ("period", "basis", "addressee", "recipients", "people")
_DAYS = ("year_starts", "due_month_day")
_NO_DAY = 9999
"""What is no day of any year: the rules of the settings refuse it with a sentence."""


def _day_of_year(value: int) -> str:
    month, day = divmod(value, 100)
    return f"{day:02d}/{month:02d}" if value else ""


def _read_day_of_year(text: str) -> int:
    if not text:
        return 0
    day, _, month = text.replace("-", "/").replace(".", "/").partition("/")
    if not (day.isdecimal() and month.isdecimal()):
        return _NO_DAY
    return int(month) * 100 + int(day) if int(day) < 100 else _NO_DAY


def _form(name: str, *fields: Field) -> Form:
    return Form(name, (Section("", fields),))
