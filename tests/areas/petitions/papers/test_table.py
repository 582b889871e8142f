"""The table of papers, the steps of the law and the wordings fit together."""

import re
from datetime import date

import pytest

from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.papers.declared import EXTRACT, PAPER_SAMPLES, PAPERS, RECEIPT
from desktop_app.areas.petitions.papers.table import is_to_writer, paper_kind, paper_kinds
from desktop_app.core.errors import UserError
from desktop_app.office.form_papers.table import PaperKind
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.receipt import RECEIPT_WORDING
from desktop_app.office.wording import shipped_wordings

OF_PETITIONS = [kind for kind in paper_kinds().values() if kind.key != RECEIPT_WORDING]
NEW_LAW, LAST_OLD_DAY = date(2026, 7, 1), date(2026, 6, 30)


def test_every_paper_that_a_step_names_is_in_the_table_with_that_step() -> None:
    named = [(step.key, step.paper) for step in petition_law().law.steps if step.paper]
    assert [(step, key) for step, key in named if key not in paper_kinds()] == []
    assert [(step, key) for step, key in named if step not in paper_kinds()[key].steps] == []


def test_every_step_and_kind_of_the_table_is_one_of_the_law() -> None:
    for kind in paper_kinds().values():
        assert set(kind.steps) <= petition_law().law.by_key.keys(), kind.key
        assert kind.kinds <= {each.name for each in Kind}, kind.key
        assert kind.steps or kind.when, kind.key
        assert is_to_writer(kind) or kind.to == "other", kind.key


@pytest.mark.parametrize("kind", OF_PETITIONS, ids=lambda kind: kind.key)
def test_every_paragraph_of_the_table_has_words_and_every_paragraph_with_words_is_printed(kind: PaperKind) -> None:
    wording = shipped_wordings()[kind.key]
    printed = {part.partition("@")[0] for part in kind.parts if not part.startswith("=")}
    printed |= {name for version in kind.versions for name in version.instead.values() if name}
    has = {part.name for part in wording.parts}
    assert printed <= has
    assert has - printed <= {"noi_nhan"}
    assert ("noi_nhan" in has) == bool(kind.signs)


@pytest.mark.parametrize("kind", OF_PETITIONS, ids=lambda kind: kind.key)
def test_conditions_of_paragraphs_are_steps_of_the_paper_or_the_instance(kind: PaperKind) -> None:
    conditions = {part.partition("@")[2] for part in kind.parts if "@" in part}
    assert conditions <= {*kind.steps, "first", "second"}


def test_the_form_of_the_day_is_chosen() -> None:
    kind = paper_kind("tb-thu-ly-khieu-nai")
    assert "giay_to_cu" in kind.parts_on(LAST_OLD_DAY, ())
    assert "giay_to" in kind.parts_on(NEW_LAW, ())
    assert kind.version(LAST_OLD_DAY).label == ""
    assert "Mẫu số 03" in kind.version(NEW_LAW).label


def test_what_could_not_be_checked_is_told_on_screen_and_on_no_paper() -> None:
    for kind in paper_kinds().values():
        assert all(version.warning for version in kind.versions), "no form was held against the signed decree yet"
    for kind in OF_PETITIONS:
        wording = shipped_wordings()[kind.key]
        assert re.search("chưa|cần đối chiếu|Chưa", wording.source), kind.key
        assert not any("đối chiếu" in part.text for part in wording.parts), kind.key


def test_what_is_declared_at_start_up_is_what_the_table_has() -> None:
    assert (RECEIPT, *PAPERS) == tuple(paper_kinds())
    assert set(PAPER_SAMPLES) == {EXTRACT, *PAPERS}


def test_a_paper_that_there_is_not_is_told_with_those_there_are() -> None:
    with pytest.raises(UserError, match="Không có loại giấy “giay-la”"):
        paper_kind("giay-la")
