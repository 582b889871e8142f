"""The table of papers of conventions, the steps of the law and the wordings fit together."""

import re

from desktop_app.areas.conventions.law import convention_law
from desktop_app.areas.conventions.papers.declared import PAPER_SAMPLES
from desktop_app.areas.conventions.papers.table import paper_kinds
from desktop_app.areas.conventions.states import Name
from desktop_app.office.wording import shipped_wordings
from tests.office.form_papers.checks import loose_words

KINDS = paper_kinds()
TRUE = {"MEETING", "BALLOT", "COUNTED", "PASSED", "NOT_PASSED", "NO_QUORUM"} | {name.name for name in Name}


def test_every_paper_that_a_step_names_is_in_the_table_with_that_step() -> None:
    named = [(step.key, step.paper) for step in convention_law().law.steps if step.paper]
    assert [(step, key) for step, key in named if key not in KINDS or step not in KINDS[key].steps] == []


def test_steps_and_circumstances_of_the_table_are_those_of_the_law() -> None:
    for kind in KINDS.values():
        assert set(kind.steps) <= convention_law().law.by_key.keys(), kind.key
        assert kind.steps or kind.when == "text", kind.key
        said = kind.only | {part.partition("@")[2] for part in kind.parts if "@" in part}
        assert said <= TRUE | set(kind.steps), kind.key


def test_every_paragraph_of_the_table_has_words_and_every_paragraph_with_words_is_printed() -> None:
    assert loose_words(KINDS) == []


def test_a_layout_that_was_not_seen_is_told_on_screen_and_on_no_paper() -> None:
    assert [kind.key for kind in KINDS.values() if not all(version.warning for version in kind.versions)] == []
    for number, key in (("01", "de-nghi"), ("03", "qd-cong-nhan"), ("04", "qd-tam-ngung"), ("05", "qd-bai-bo")):
        note = KINDS[f"{key}{'-cong-nhan' if key == 'de-nghi' else ''}-huong-uoc"].versions[-1].note
        assert note == f"Mẫu số {number} Nghị định 61/2023/NĐ-CP: bố cục chưa đối chiếu với mẫu trong nghị định."
    for key in {kind.wording for kind in KINDS.values()}:
        wording = shipped_wordings()[key]
        assert re.search("chưa", wording.source), key
        assert not any("đối chiếu" in part.text for part in wording.parts), key


def test_what_is_declared_at_start_up_is_what_the_table_has() -> None:
    assert set(PAPER_SAMPLES) == {kind.wording for kind in KINDS.values()}
