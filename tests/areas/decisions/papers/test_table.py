"""The table of papers of decisions, the steps of the law and the wordings fit together; forms are what they claim."""

import re

from desktop_app.areas.decisions.law import decision_law
from desktop_app.areas.decisions.papers.declared import PAPER_SAMPLES
from desktop_app.areas.decisions.papers.fitting import _BY
from desktop_app.areas.decisions.papers.table import paper_kinds
from desktop_app.areas.decisions.states import Form, Kind, Scope
from desktop_app.office.wording import shipped_wordings
from tests.office.form_papers.checks import loose_words

KINDS = paper_kinds()
RESULTS = {"PASSED", "PASSED_MEETING", "PASSED_OTHERWISE", "NOT_PASSED", "NO_QUORUM", "SUBJECT", "CANDIDATES"}
TRUE = RESULTS | {each.name for each in (*Form, *Kind, *Scope)} | set(_BY.values())


def test_every_paper_that_a_step_names_is_in_the_table_with_that_step() -> None:
    named = [(step.key, step.paper) for step in decision_law().law.steps if step.paper]
    assert [(step, key) for step, key in named if key not in KINDS or step not in KINDS[key].steps] == []


def test_steps_kinds_and_circumstances_of_the_table_are_those_of_the_law() -> None:
    for kind in KINDS.values():
        assert set(kind.steps) <= decision_law().law.by_key.keys(), kind.key
        assert kind.steps or kind.when == "initiative", kind.key
        assert kind.kinds <= {each.name for each in Kind}, kind.key
        assert kind.only | {part.partition("@")[2] for part in kind.parts if "@" in part} <= TRUE, kind.key


def test_every_paragraph_of_the_table_has_words_and_every_paragraph_with_words_is_printed() -> None:
    assert loose_words(KINDS) == []


def test_what_could_not_be_checked_is_told_on_screen_and_on_no_paper() -> None:
    assert [kind.key for kind in KINDS.values() if not all(version.warning for version in kind.versions)] == []
    for key in {kind.wording for kind in KINDS.values()}:
        wording = shipped_wordings()[key]
        assert re.search("chưa|cần đối chiếu", wording.source), key
        assert not any("đối chiếu" in part.text for part in wording.parts), key


def test_what_is_declared_at_start_up_is_what_the_table_has() -> None:
    assert set(PAPER_SAMPLES) == {kind.wording for kind in KINDS.values()}


def test_only_the_chosen_one_of_the_four_papers_of_a_decision_is_printed() -> None:
    titles = [kind.title for kind in KINDS.values() if kind.wording == "nghi-quyet-cong-dong"]
    assert [title.partition(" CỦA")[0] for title in titles] == [
        "NGHỊ QUYẾT", "BIÊN BẢN CUỘC HỌP", "BẢN GHI NHỚ", "BẢN THỎA THUẬN",
    ]  # fmt: skip
