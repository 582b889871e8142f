"""Forms of every shape that may be put in use, made at random and by hand."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from desktop_app.areas.surveys.forms.checking import problems
from desktop_app.areas.surveys.forms.form import Choice, Form, Kind, Measure, Question, Wording
from desktop_app.areas.surveys.forms.shipped import shipped

LETTERS = "aăâbcdđeêghikloôơuưxyấậểỡữự ABĐ019.,;:=?!'\"()<>&%/-+@$*\n\U0001f600"
_TEXT = st.text(LETTERS, max_size=30).map(lambda text: "\n".join(line.strip() for line in text.strip().split("\n")))
_LABEL = _TEXT.map(lambda text: f"Câu {text}".strip())
_CONDITIONS = ("${%s} = 1", "${%s} != '2' and not(${%s} = 1)", "selected(${%s}, '1') or ${%s} = ''")
_BOUNDS = ("", ". >= 0 and . <= 120", ". > 1 + 2 * 3")


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """A form that nothing is wrong with."""
    questions = list[Question]()
    for at in range(draw(st.integers(1, 6))):
        questions.append(_question(draw, f"q{at}_{draw(st.sampled_from('abc'))}", questions))
    head = {
        name: draw(_TEXT) for name in ("respondents", "sampling", "unit", "legal", "greeting", "thanks")
    }  # fmt: skip
    form = Form(
        code=draw(st.sampled_from(("PKS90", "A", "KS-2026_1"))),
        version=draw(st.sampled_from(("1", "2026.1", "2026.10"))),
        title=draw(_LABEL),
        wording=draw(st.sampled_from(Wording)),
        quarter=draw(st.sampled_from((None, 1, 4))),
        is_anonymous=draw(st.booleans()),
        dimensions={"nhom": draw(_LABEL).replace("\n", " "), "khac": "Khác"},
        questions=(*questions, Question(id="ket", kind=Kind.TEXT, label="Ý kiến khác")),
        retired=draw(st.sampled_from(((), ("z1",), ("z1", "z2")))),
        **head,
    )
    assert problems(form) == (), problems(form)
    return form


def edited() -> list[Form]:
    """The shipped forms as an office might change them: groups, long lists, names of other programs, every kind."""
    asked = Question(id="so_nguoi", kind=Kind.WHOLE, label="Nhà có mấy người?", constraint=". >= 1 and . <= 30")
    more = (
        asked,
        Question(id="tien", kind=Kind.DECIMAL, label="Đóng góp (triệu đồng)", relevant="${so_nguoi} > 1"),
        Question(id="ngay", kind=Kind.DATE, label="Ngày đến", constraint=". <= today()", constraint_message="Xem lại"),
        Question(id="loi_dan", kind=Kind.NOTE, label="=Phần cuối, xin ông/bà <nghỉ> & đọc", group="Phần cuối"),
        Question(id="kenh_dai", kind=Kind.MANY, label="Kênh nào?", most=2, group="Phần cuối", other=12,
                 choices=tuple(Choice(code, f"Kênh {code}", f"ten_{code}") for code in range(1, 13))),
        Question(id="y_kien", kind=Kind.TEXT, label="Ý kiến\nkhác", hint="Viết ngắn", group="Lời kết"),
    )  # fmt: skip
    return [replace(form, questions=(*form.questions, *more), retired=("cu_1",)) for form in shipped().values()]


def _question(draw: st.DrawFn, name: str, before: list[Question]) -> Question:
    kind = draw(st.sampled_from(Kind))
    said: dict[str, Any] = {name: draw(_TEXT) for name in ("number", "short", "hint", "reference", "group")}
    closed = [question.id for question in before if question.is_closed]
    if closed and kind is not Kind.NOTE and draw(st.booleans()):
        condition = draw(st.sampled_from(_CONDITIONS))
        said["relevant"] = condition.replace("%s", draw(st.sampled_from(closed)))
    if kind in (Kind.WHOLE, Kind.DECIMAL):
        said["constraint"] = draw(st.sampled_from(_BOUNDS))
        said["constraint_message"] = draw(_TEXT)
    if kind in (Kind.ONE, Kind.MANY):
        said |= _closed(draw, kind)
    said["is_required"] = kind is not Kind.NOTE and draw(st.booleans())
    said["dimension"] = draw(st.sampled_from(("", "nhom")))
    said["is_personal"] = draw(st.booleans())
    said["group"] = said["group"].replace("\n", " ")
    return Question(id=name, kind=kind, label=draw(_LABEL), **said)


def _closed(draw: st.DrawFn, kind: Kind) -> dict[str, Any]:
    if draw(st.integers(0, 5)) == 0:
        return {"lists": "hamlets"}
    count = draw(st.integers(2, 12))
    choices = tuple(Choice(code, f"{code} {draw(_TEXT)}".strip(), draw(_TEXT)) for code in range(1, count + 1))
    said: dict[str, Any] = {"choices": choices, "flag_on": draw(st.sampled_from((frozenset(), frozenset({1, 2}))))}
    said["other"] = draw(st.sampled_from((None, count)))
    if kind is Kind.MANY:
        return {**said, "most": draw(st.sampled_from((None, 1, count)))}
    measure = draw(st.sampled_from((Measure.NONE, Measure.LIKERT, Measure.ORDINAL, Measure.SCORED)))
    if measure is not Measure.NONE:
        said |= {"measure": measure, "positive": frozenset({count})}
    if measure is Measure.SCORED:
        said["scores"] = {code: draw(st.floats(0, 1)) for code in range(1, count + 1)}
    return said
