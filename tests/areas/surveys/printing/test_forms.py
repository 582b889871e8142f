"""The seven questionnaires as printed forms: what they say, and where their boxes stand."""

import json
from dataclasses import replace
from datetime import datetime
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from desktop_app.areas.surveys.forms.form import Choice, Form, Kind, Question
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.printing.asked import asked_of
from desktop_app.areas.surveys.printing.documents import WORDING, form_pdf, geometry_text, sheet_text
from desktop_app.areas.surveys.serials import SerialSeries
from desktop_app.core.clock import VIETNAM
from desktop_app.core.errors import UserError
from desktop_app.core.paper.box_layout import BOX_MM, MARK_EDGE_MM, MARK_MM, Layout, lay_out
from desktop_app.core.paper.box_sheet import Box
from desktop_app.core.paper.inline import text_of
from desktop_app.office.paper_frame import Frame, sample_frame
from desktop_app.office.profile import Profile
from desktop_app.office.wording import shipped_wordings
from tests.core.paper.samples import MM, ReadPdf
from tests.core.paper.test_box_sheet import drawn_boxes
from tests.office.form_papers.checks import unprintable

PROFILE = Profile(name="xã Thí Dụ", place="Thí Dụ", chairperson="Nguyễn Văn Mẫu")
AT = datetime(2026, 11, 22, 8, 0, tzinfo=VIETNAM)
FRAME: Frame = replace(sample_frame(PROFILE, AT), mark="")
WORDS = shipped_wordings()[WORDING]
HAMLETS = tuple(Choice(number, f"Thôn Đồng Mẫu {number}") for number in range(1, 26))
GOLDEN = Path(__file__).parents[3] / "golden" / "khao-sat"
TODAY = AT.date()
REFERENCE = {
    ("q1_1", 1): (1, 28.0, 94.2), ("q1_1", 4): (1, 148.0, 94.2), ("q1_2", 2): (1, 108.0, 112.9),
    ("q2", 6): (1, 134.7, 139.9), ("q3", 1): (1, 28.0, 164.8), ("q3_1", 3): (1, 28.0, 222.9),
    ("q4", 3): (1, 28.0, 258.3), ("q5", 1): (2, 28.0, 46.4), ("q7", 3): (2, 28.0, 141.6),
    ("q7_1", 2): (2, 108.0, 161.2), ("q8", 1): (2, 28.0, 193.3), ("q8_1", 6): (2, 134.7, 227.4),
}  # fmt: skip
"""Corners of boxes in the design of the paper (PKS05), as measured there."""


def form_of(code: str) -> Form:
    return shipped()[code].resolved({"hamlets": HAMLETS})


@cache
def layout_of(code: str) -> Layout:
    return lay_out(sheet_text(form_of(code), FRAME, WORDS))


@cache
def pdf_of(code: str) -> bytes:
    return form_pdf(form_of(code), FRAME, [SerialSeries("99001", int(code[-1]), 2026, 3).serial(137)])


@pytest.mark.parametrize("code", shipped())
def test_every_code_of_every_question_has_one_box_in_the_order_of_the_form(code: str) -> None:
    wanted = [(q.id, choice.code) for q in form_of(code).questions for choice in q.choices]
    assert [(box.key, box.code) for box in layout_of(code).boxes] == wanted


@pytest.mark.parametrize("code", shipped())
def test_what_is_drawn_stands_where_it_is_kept_to_stand_and_nothing_comes_near_a_mark(code: str) -> None:
    boxes = layout_of(code).boxes
    for number, corners in enumerate(drawn_boxes(pdf_of(code)), start=1):
        told = [(box.x, box.y) for box in boxes if box.page == number]
        assert [(round(x, 1), round(y, 1)) for x, y in corners] == told
    pdf = ReadPdf(pdf_of(code))
    far = (MARK_EDGE_MM + MARK_MM + 3) * MM
    for page in range(len(pdf)):
        wide, high = pdf.file[page].get_size()
        near = [
            letter
            for letter in pdf.letters(page)
            if (letter.left < far or letter.right > wide - far) and (letter.low < far or letter.high > high - far)
        ]
        assert near == []


@pytest.mark.parametrize("code", shipped())
def test_boxes_lie_apart_and_no_question_is_split(code: str) -> None:
    boxes = layout_of(code).boxes
    assert all(_apart(one, other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])
    pages: dict[str, set[int]] = {}
    for box in boxes:
        pages.setdefault(box.key, set()).add(box.page)
    assert {len(each) for each in pages.values()} == {1}
    for page in layout_of(code).pages:
        assert all(below.top >= above.bottom for above, below in pairwise(page))
        assert page[-1].bottom <= 273


def _apart(one: Box, other: Box) -> bool:
    return one.page != other.page or max(abs(one.x - other.x), abs(one.y - other.y)) >= BOX_MM + 1


def test_the_official_form_lies_where_its_design_has_it() -> None:
    found = {(box.key, box.code): (box.page, box.x, box.y) for box in layout_of("PKS05").boxes}
    for key, (page, x, y) in REFERENCE.items():
        assert found[key][0] == page
        assert abs(found[key][1] - x) < 0.1, key
        assert abs(found[key][2] - y) < 0.3, key


@pytest.mark.parametrize("code", ["PKS05", "PKS03"])
def test_the_words_of_a_form_are_the_golden_ones(code: str) -> None:
    pdf = ReadPdf(pdf_of(code))
    assert pdf.all_text() + "\n" == (GOLDEN / f"{code}.txt").read_text(encoding="utf-8")
    assert unprintable(pdf) == set()


@pytest.mark.parametrize("code", shipped())
def test_most_forms_need_one_sheet_of_paper(code: str) -> None:
    few = shipped()[code].resolved({"hamlets": HAMLETS[:6]})
    wanted = 3 if code in ("PKS03", "PKS07") else 2
    assert len(lay_out(sheet_text(few, FRAME, WORDS)).pages) == wanted


def test_a_choice_says_which_questions_are_only_for_those_who_take_it() -> None:
    asked = {each.key: each for each in asked_of(form_of("PKS02"), WORDS, TODAY)}
    assert [option.label for option in asked["q3"].options] == ["Có (xin trả lời thêm câu 4, 5)", "Không"]
    assert text_of(asked["q1"].heading).startswith("1. ")
    several = {each.key: each for each in asked_of(form_of("PKS05"), WORDS, TODAY)}
    assert text_of(several["q3_1"].heading).startswith("3.1 ")
    assert text_of(several["q3_1"].heading).endswith("(chọn được nhiều ô)")
    assert (several["q8_1"].ask, several["q8_1"].lines) == ("Lĩnh vực khác, xin ghi rõ:", 1)
    most = {each.key: each for each in asked_of(form_of("PKS01"), WORDS, TODAY)}
    assert text_of(most["q11"].heading).endswith("(chọn tối đa 3 ô)")


def test_a_condition_on_several_questions_is_said_at_the_question_itself() -> None:
    form = form_of("PKS05")
    both = replace(form["q7_1"], relevant="${q7} = 3 and ${q3} = 3")
    changed = replace(form, questions=tuple(both if q.id == "q7_1" else q for q in form.questions))
    asked = {each.key: each for each in asked_of(changed, WORDS, TODAY)}
    assert text_of(asked["q7_1"].heading).endswith("(trả lời hay bỏ qua tùy câu 3, 7)")
    assert asked["q7"].options[2].label == "Trễ hẹn"


def test_only_drafts_say_so_at_the_foot_and_a_form_without_a_number_cannot_be_taken_for_one() -> None:
    assert "(bản nháp)" in ReadPdf(pdf_of("PKS03")).text(2)
    assert "bản nháp" not in ReadPdf(pdf_of("PKS05")).all_text()
    look = ReadPdf(form_pdf(form_of("PKS05"), FRAME))
    assert ["BẢN XEM THỬ" in look.text(page) for page in range(len(look))] == [True, True]


def test_what_is_kept_names_every_page_question_and_code() -> None:
    kept = json.loads(geometry_text(form_of("PKS05"), FRAME, WORDS))
    assert (kept["form"], kept["version"], len(kept["pages"])) == ("PKS05", "2023.1", 2)
    assert [kept[name] for name in ("box_mm", "mark_mm", "edge_mm")] == [4.5, 10, 10]
    assert kept["pages"][1]["q7_1"] == {"1": [28.0, 161.2], "2": [108.0, 161.2]}


def question(name: str, **given: object) -> Question:
    return Question(id=name, kind=Kind.ONE, **given)  # type: ignore[arg-type]


def test_long_questions_and_long_choices_still_fit_and_what_cannot_is_refused() -> None:
    long = tuple(
        Choice(code, "Một câu trả lời dài mà người soạn phiếu không muốn rút gọn " * 3) for code in range(1, 6)
    )
    form = replace(
        form_of("PKS05"),
        questions=(
            question("dai", label="Ông/bà có ý kiến thế nào " * 24, number="1", choices=long[:2]),
            *(question(f"q{n}", label="Câu hỏi", number=str(n), choices=long) for n in range(2, 12)),
        ),
    )
    layout = lay_out(sheet_text(form, FRAME, WORDS))
    assert [box.code for box in layout.boxes if box.key == "q2"] == [1, 2, 3, 4, 5]
    too_long = question("qua", label="Câu quá dài", number="9", choices=long * 6)
    with pytest.raises(UserError, match=r"Câu “9\. Câu quá dài"):
        lay_out(sheet_text(replace(form, questions=(too_long,)), FRAME, WORDS))
