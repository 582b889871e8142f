"""The workbook in which answers are typed: one column for each question, with its codes, and a sheet that explains."""

from collections.abc import Iterator
from functools import lru_cache

from desktop_app.areas.surveys.exchange.variables import SERIAL, variables_of
from desktop_app.areas.surveys.forms.form import Form, Kind, Missing, Question
from desktop_app.core.sheets.template import SheetColumn, Template

_HOW = {
    Kind.ONE: "Gõ một mã",
    Kind.MANY: "Gõ các mã, cách nhau bằng dấu phẩy, ví dụ 1,3",
    Kind.WHOLE: "Gõ số nguyên",
    Kind.DECIMAL: "Gõ số",
    Kind.TEXT: "Gõ lời người trả lời",
    Kind.DATE: "Gõ ngày dạng ngày/tháng/năm",
}
_SERIAL_ALIASES = ("Số phiếu", "Mã phiếu", "Serial", "Số phiếu khảo sát")
_NOTES = (
    "Mỗi dòng là một phiếu, mỗi cột là một câu; dòng đầu giữ nguyên mã câu.",
    "Câu không phải trả lời theo các câu trước thì để trống. Câu phải trả lời mà người dân bỏ trống cũng để trống.",
    "Số phiếu để trống thì chương trình tự đặt. Số của phiếu in từ chương trình thì nhập ở trang Nhập phiếu.",
)


def answer_template(form: Form) -> Template:
    """The columns of a form as they are typed in."""
    return Template(
        title=f"{form.code} trả lời",
        columns=(_serial(form), *(_column(question) for question in form.asked)),
        notes=(f"{form.title} (bản {form.version})", *_NOTES),
    )


@lru_cache(maxsize=8)
def intake_template(form_code: str, columns: tuple[tuple[str, str], ...]) -> Template:
    """The columns that may be read, by key and another heading: those that are typed in, and those of an export."""
    return Template(
        title=form_code,
        columns=tuple(
            SheetColumn(key=key, heading=key, aliases=_SERIAL_ALIASES if key == SERIAL else (label,) if label else ())
            for key, label in columns
        ),
    )


def intake_columns(form: Form) -> tuple[tuple[str, str], ...]:
    """Key and label of everything that may be read of a form; no label where the words are another column's."""
    own = {question.id: question.label for question in form.asked}
    written = {each.name: each.label if each.choice else "" for each in variables_of(form)}
    serial = {} if form.is_anonymous else {SERIAL: ""}
    return tuple({**serial, **written, **own}.items())


def _serial(form: Form) -> SheetColumn:
    note = "Phiếu khuyết danh: để trống cả cột." if form.is_anonymous else "Để trống thì chương trình tự đặt."
    return SheetColumn(key=SERIAL, heading=SERIAL, note=note, width=24)


def _column(question: Question) -> SheetColumn:
    return SheetColumn(
        key=question.id,
        heading=f"{question.id}\n{question.called}",
        options=tuple(str(code) for code in _codes(question)) if question.kind is Kind.ONE else (),
        note=_note(question),
        width=40.0 if question.kind is Kind.TEXT else 18.0,
    )


def _note(question: Question) -> str:
    number = f"Câu {question.number}. " if question.number else ""
    codes = "; ".join(f"{code} = {question.label_of(code)}" for code in _codes(question))
    when = f" Chỉ hỏi khi {question.relevant}." if question.relevant else ""
    most = f" Nhiều nhất {question.most} mã." if question.most else ""
    return f"{number}{question.label} {_HOW[question.kind]}{': ' if codes else ''}{codes}.{most}{when}"


def _codes(question: Question) -> Iterator[int]:
    if question.is_closed:
        own = [choice.code for choice in question.choices]
        yield from own
        yield from (code for code in map(question.missing_code, Missing) if code not in own)
