"""The wording of the democracy report: figures in prose, clauses that drop out, links that survive editing."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.reports.forms import DEMOCRACY, form_on, load_forms
from desktop_app.reports.indicators.definition import Indicator, Style
from desktop_app.reports.narrative.editing import kept_text, linked_again, lost, read_kept, settled
from desktop_app.reports.narrative.plan import plan_of
from desktop_app.reports.narrative.prose import GAP, Piece, Prose, places, text_of, written
from desktop_app.reports.narrative.template import draft, read_template
from tests.reports.narrative.binh_phuoc import FACTS, FIGURES, NUMBERS

FORM = next(form for form in load_forms() if form.key == DEMOCRACY)
PLAN = plan_of(FORM)
TOLD = {"co_quan": "Ủy ban nhân dân xã Yên Hạ", "don_vi": "xã", "nguoi_dung_dau": "Chủ tịch", "ky": "năm 2026"}
KEYS = [indicator.key for indicator in FORM.indicators]


def drafted(key: str, values: dict[str, Decimal | None]) -> Prose:
    return draft(PLAN.part(key).wording, values, lambda each: written(FORM.indicator(each), values[each]), TOLD)


def test_the_figures_of_binh_phuoc_give_a_paragraph_with_exactly_those_figures() -> None:
    values = dict.fromkeys(KEYS, Decimal(0)) | {key: Decimal(value) for key, value in FIGURES.items()}
    prose = drafted("reception", values)
    text = text_of(prose)
    assert [fact for fact in FACTS if fact not in text] == []
    assert re.findall(r"\d+", text.replace(".", "")) == NUMBERS
    for place in places(prose):
        assert text[place.start : place.end] == place.piece.text
        assert int(place.piece.text.replace(".", "")) == FIGURES[place.piece.key]


@given(st.lists(st.sampled_from([None, 0, 5]), min_size=len(KEYS), max_size=len(KEYS)))
def test_whatever_is_nothing_or_unknown_the_sentences_stay_whole(picked: list[int | None]) -> None:
    values = {key: None if value is None else Decimal(value) for key, value in zip(KEYS, picked, strict=True)}
    for section in PLAN.sections:
        for part in section.parts:
            text = text_of(drafted(part.key, values))
            assert not re.search(r"  | [.,;:)]|[.,;:(]{2}|\(\)|[.] [a-zđ]|^ | $", text), text
            assert text == "" or text.endswith(".")
            assert text[:1] == text[:1].upper()


@pytest.mark.parametrize(
    ("value", "said"),
    [(None, ""), (0, "Không có lượt."), (3, "Tiếp 03 lượt, 04 đoàn.")],
)
def test_what_is_unknown_is_not_said_to_be_nothing(value: int | None, said: str) -> None:
    values = {"a.b": None if value is None else Decimal(value), "a.c": Decimal(4)}
    nodes = read_template("[Tiếp {a.b} lượt[, {a.c} đoàn].|Không có lượt.]")
    assert text_of(draft(nodes, values, lambda key: f"{int(values[key] or 0):02d}", {})) == said


@pytest.mark.parametrize("text", ["[Tiếp {a.b}", "a ] b", "[chỉ có chữ]", "[{a.b} | "])
def test_a_wording_with_a_fault_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"bracket|clause"):
        read_template(text)


@pytest.mark.parametrize(
    ("style", "value", "said"),
    [
        (Style.COUNT, "9", "09"),
        (Style.COUNT, "0", "0"),
        (Style.COUNT, "10", "10"),
        (Style.COUNT, "1011", "1.011"),
        (Style.PERCENT, "95.1", "95,1%"),
        (Style.PERCENT, "100.0", "100%"),
        (Style.MONEY, "412000000", "412 triệu đồng"),
        (Style.MONEY, "412350000", "412,35 triệu đồng"),
        (Style.MONEY, "412350700", "412.350.700 đồng"),
        (Style.MONEY, "500000", "500.000 đồng"),
        (Style.AMOUNT, "1250.5", "1.250,5"),
        (Style.COUNT, None, GAP),
    ],
)
def test_figures_are_written_as_in_official_prose(style: Style, value: str | None, said: str) -> None:
    indicator = Indicator(key="a.b", title="", style=style)
    assert written(indicator, None if value is None else Decimal(value)) == said


SAYS = {"a.visits": "955", "a.money": "412 triệu đồng"}


def linked(text: str) -> Piece:
    return Piece(text, "a.visits")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ([Piece("Tiếp "), linked("955"), Piece(" lượt")], "Tiếp {a.visits} lượt"),
        ([Piece("Đã tiếp "), linked("955 lượt dân")], "Đã tiếp {a.visits} lượt dân"),
        ([linked("gần 955")], "gần {a.visits}"),
        ([linked("9550"), Piece(" lượt")], "{a.visits=9550} lượt"),
        ([linked("95"), Piece(" lượt")], "{a.visits=95} lượt"),
        ([linked("955,5"), Piece(" lượt")], "{a.visits=955,5} lượt"),
        ([linked("gần một nghìn"), Piece(" lượt")], "gần một nghìn lượt"),
        ([Piece("413 triệu đồng.", "a.money")], "{a.money=413 triệu đồng}."),
        ([Piece("412 triệu đồng", "a.money"), linked("955")], "{a.money}{a.visits}"),
        ([Piece("{b.c} và {}")], "{b.c} và {}"),
    ],
)
def test_an_untouched_figure_stays_linked_and_one_that_was_written_over_is_known(typed: list[Piece], kept: str) -> None:
    prose = settled(typed, SAYS.get)
    assert kept_text(prose) == kept
    assert read_kept(kept, SAYS.get) == prose, "what is kept reads as it was typed"
    assert text_of(prose) == "".join(piece.text for piece in typed)


def test_a_linked_figure_follows_the_registers_and_one_written_over_waits_to_be_linked_again() -> None:
    kept = "Tiếp {a.visits} lượt, {a.money=400 triệu đồng}"
    now = {"a.visits": "1.004", "a.money": "412 triệu đồng"}
    prose = read_kept(kept, now.get)
    assert text_of(prose) == "Tiếp 1.004 lượt, 400 triệu đồng"
    assert [(piece.key, piece.is_linked) for piece in prose if piece.key] == [("a.visits", True), ("a.money", False)]
    again = linked_again(prose, "a.money", now.get)
    assert kept_text(again) == "Tiếp {a.visits} lượt, {a.money}"
    assert read_kept("{a.money=412 triệu đồng}", now.get) == (Piece("412 triệu đồng", "a.money"),), "it agrees again"
    assert lost((Piece("1", "x.a"), Piece("2", "x.b")), (Piece("2", "x.b"),)) == ("x.a",)


def test_the_form_stands_for_every_period_since_the_law_came_into_force() -> None:
    assert form_on(DEMOCRACY, FORM.from_on).edition == FORM.edition
    assert not FORM.confidence.checked, "nobody held it against the outline of a province"
