"""The codebook of a form: what every column and every code of the answers means."""

import re

from desktop_app.areas.surveys.forms.form import Choice, Form, Kind, Missing, Question
from desktop_app.core.paper.document import Document, Paragraph, Table, TableColumn
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.wording import Wording
from desktop_app.office.paper_frame import Frame

CODEBOOK = "bang-ma-phieu"
_COLUMNS = tuple(map(TableColumn, (20, 12, 66, 67)))
_HEADS = ("Mã câu", "Số", "Câu hỏi", "Mã và ý nghĩa")
_REFERENCE = re.compile(r"\$\{\s*([^}]*?)\s*\}")
_TWO_DIGITS = (Choice(10, ""),)
_KINDS = {
    Kind.WHOLE: "Số nguyên",
    Kind.DECIMAL: "Số",
    Kind.TEXT: "Chữ, ghi như trên phiếu",
    Kind.DATE: "Ngày",
}


def codebook_document(wording: Wording, form: Form, frame: Frame) -> Document:
    """The codebook as a table, a row a question."""
    values = {"ma": form.code, "ban": form.version, "ten_phieu": form.title, "khuyet": _missing()}
    rows = tuple((question.id, question.number, _asked(question), _codes(question)) for question in form.asked)
    return Document(
        subject=f"Bảng mã {form.code}",
        made_at=frame.made_at,
        letterhead=frame.head,
        title=wording.say("ten", values),
        abstract=(wording.say("trich_yeu", values),),
        blocks=(
            Paragraph(content=wording.fill("cach", values), first_line=False),
            Table(columns=_COLUMNS, head=single_head(_HEADS), rows=rows, size=11.5),
        ),
        size=13,
        top_mark=frame.mark,
    )


def _missing() -> str:
    """The codes of what is missing, of one digit and of two."""
    one, two = Question(id="", kind=Kind.TEXT, label=""), Question(id="", kind=Kind.ONE, label="", choices=_TWO_DIGITS)
    return "; ".join(f"{one.missing_code(why)} ({two.missing_code(why)}) = {why.value.lower()}" for why in Missing)


def _asked(question: Question) -> str:
    """Its words, and when it is asked."""
    condition = _REFERENCE.sub(r"\1", question.relevant)
    return f"{question.label}\nChỉ hỏi khi {condition}" if condition else question.label


def _codes(question: Question) -> str:
    """A line a code, or what is answered instead."""
    if question.kind in _KINDS:
        return _KINDS[question.kind]
    lines = [f"{choice.code} = {choice.label}" for choice in question.choices]
    return "\n".join(["Chọn nhiều:", *lines] if question.kind is Kind.MANY else lines)
