"""The rules that are shipped: no gap, no overlap, each cited, each with the number of its regime."""

import re
import unicodedata
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_app.core.law.rulebook import Confidence, NoRule, Rule, Rulebook, Unit, load_rules
from desktop_app.core.resources import resource

RULES = load_rules(resource("legal"))
BOOK = Rulebook(RULES)
R2, R3, R3_END, R4 = date(2021, 11, 15), date(2025, 7, 1), date(2026, 6, 30), date(2026, 7, 1)
TODAY = date(2026, 11, 22)

WD, CD, PEOPLE = Unit.WORKING_DAYS, Unit.CALENDAR_DAYS, Unit.PEOPLE
BEFORE_AND_SINCE_JULY_2026 = {
    "complaint.accept": ((10, CD), (7, WD)),
    "complaint.appeal": ((30, CD), (30, CD)),
    "complaint.appeal_remote": ((45, CD), (45, CD)),
    "complaint.decide": ((30, CD), (30, CD)),
    "complaint.decide_complex": ((45, CD), (45, CD)),
    "complaint.decide_remote": ((45, CD), (45, CD)),
    "complaint.decide_remote_complex": ((60, CD), (60, CD)),
    "complaint.dialogue_notice": (None, (5, CD)),
    "complaint.effective": ((30, CD), (30, CD)),
    "complaint.effective_remote": ((45, CD), (45, CD)),
    "complaint.second_accept": ((10, CD), (10, CD)),
    "complaint.second_decide": ((45, CD), (45, CD)),
    "complaint.second_decide_complex": ((60, CD), (60, CD)),
    "complaint.second_decide_remote": ((60, CD), (60, CD)),
    "complaint.second_decide_remote_complex": ((70, CD), (70, CD)),
    "complaint.send_decision": ((3, WD), (3, WD)),
    "complaint.send_suspension": (None, (3, WD)),
    "complaint.time_bar": ((90, CD), (90, CD)),
    "denunciation.accept": ((7, WD), (7, WD)),
    "denunciation.accept_checked": ((10, WD), (10, WD)),
    "denunciation.again": ((20, CD), (20, CD)),
    "denunciation.answer_forwarder": ((20, CD), (20, CD)),
    "denunciation.conclude": ((30, CD), (30, CD)),
    "denunciation.extend": ((30, CD), (30, CD)),
    "denunciation.extend_complex_times": ((1, Unit.TIMES), (1, Unit.TIMES)),
    "denunciation.extend_very_complex_times": ((2, Unit.TIMES), (2, Unit.TIMES)),
    "denunciation.notify": ((5, WD), (5, WD)),
    "denunciation.overdue_demand": ((5, WD), (5, WD)),
    "denunciation.overdue_report": ((5, WD), (5, WD)),
    "denunciation.publish": ((7, WD), (7, WD)),
    "denunciation.send_conclusion": ((5, WD), (5, WD)),
    "denunciation.transfer": ((5, WD), (5, WD)),
    "petition.hard_limit": (None, (45, CD)),
    "petition.national_entry": ((0, CD), (0, CD)),
    "reception.answer": ((10, WD), (10, WD)),
    "reception.crowd": ((5, PEOPLE), (5, PEOPLE)),
    "reception.group_people": ((5, PEOPLE), (5, PEOPLE)),
    "reception.group_representatives": ((2, PEOPLE), (2, PEOPLE)),
    "reception.head_days": ((1, Unit.DAYS_A_WEEK), (2, Unit.DAYS_A_MONTH)),
    "reception.large_group_people": ((10, PEOPLE), (10, PEOPLE)),
    "reception.large_group_representatives": ((5, PEOPLE), (5, PEOPLE)),
    "reception.online_connect": (None, (1, Unit.HOURS)),
    "reception.online_notice": (None, (5, WD)),
    "reception.online_test": (None, (1, WD)),
    "reception.post_schedule": ((5, WD), (5, WD)),
    "reception.refusal_notice": (None, (3, WD)),
    "reception.register_columns": ((12, Unit.COLUMNS), (13, Unit.COLUMNS)),
    "reception.report_first_day": ((15, Unit.DAY_OF_MONTH), (15, Unit.DAY_OF_MONTH)),
    "reception.session_chairs": (None, (1, PEOPLE)),
    "reception.tell_citizen": ((5, WD), (5, WD)),
    "reception.transfer_report": ((7, WD), (7, WD)),
    "security.lock_minutes": ((15, Unit.MINUTES), (15, Unit.MINUTES)),
    "security.password_length": ((14, Unit.CHARACTERS), (14, Unit.CHARACTERS)),
    "security.password_tries": ((5, Unit.TIMES), (5, Unit.TIMES)),
}
SINCE = {"petition.national_entry": date(2022, 10, 10)}
"""Rules of the table above that are younger than the program's first day of law."""

AT_ONCE = frozenset({"petition.national_entry"})
UNTIL_2025_AND_SINCE_2026 = {
    "disclosure.budget_decided": ((30, CD), (30, CD)),
    "disclosure.budget_period": ((15, CD), (10, CD)),
    "disclosure.budget_submitted": ((5, WD), (5, WD)),
    "disclosure.budget_year": (None, (10, CD)),
    "disclosure.due": ((5, WD), (5, WD)),
    "disclosure.posting": ((30, CD), (30, CD)),
    "disclosure.radio": ((3, CD), (3, CD)),
    "disclosure.support_policy": (None, (3, WD)),
    "disclosure.support_result": (None, (30, CD)),
}
UNTIL_AUGUST_2026 = {
    "information.after_source": (3, WD),
    "information.ask_source": (5, WD),
    "information.correct": (5, WD),
    "information.dispute": (15, CD),
}
"""Luật 104/2016/QH13 ended; the numbers of the law after it were not seen, so no version may be made up."""

LAW_OF_2022, DECREE_59, DECREE_61 = date(2023, 7, 1), date(2023, 8, 14), date(2023, 8, 16)
PERCENT = Unit.PERCENT
SINCE_2023 = {
    "convention.abolish": (5, WD, DECREE_61),
    "convention.consent": (3, Unit.MONTHS, DECREE_61),
    "convention.hand_over": (2, WD, DECREE_61),
    "convention.initiative": (10, PERCENT, DECREE_61),
    "convention.posting": (30, CD, DECREE_61),
    "convention.recognise": (5, WD, DECREE_61),
    "convention.review": (1118, Unit.DAY_OF_YEAR, DECREE_61),
    "convention.signers": (2, PEOPLE, DECREE_61),
    "convention.submit": (5, WD, DECREE_61),
    "convention.suspend": (3, WD, DECREE_61),
    "decision.ballot_notice": (2, CD, DECREE_59),
    "decision.ballot_plan": (2, CD, DECREE_59),
    "decision.ballot_team_least": (3, PEOPLE, DECREE_59),
    "decision.ballot_team_most": (5, PEOPLE, DECREE_59),
    "decision.cluster_households": (200, Unit.HOUSEHOLDS, DECREE_59),
    "decision.consent": (3, Unit.MONTHS, LAW_OF_2022),
    "decision.count_board_least": (3, PEOPLE, DECREE_59),
    "decision.count_board_most": (5, PEOPLE, DECREE_59),
    "decision.election_candidates": (15, CD, DECREE_59),
    "decision.election_decide": (20, CD, DECREE_59),
    "decision.election_post": (7, CD, DECREE_59),
    "decision.election_team": (10, CD, DECREE_59),
    "decision.initiative_share": (10, PERCENT, LAW_OF_2022),
    "decision.meeting_notice": (2, CD, DECREE_59),
    "decision.new_election": (60, CD, DECREE_59),
    "decision.online_share": (50, PERCENT, DECREE_59),
    "decision.papers": (2, CD, DECREE_59),
    "decision.recognise": (5, WD, LAW_OF_2022),
    "decision.release_share": (50, PERCENT, DECREE_59),
    "decision.send": (5, WD, LAW_OF_2022),
    "decision.witnesses": (2, PEOPLE, DECREE_59),
}

POINTS, FORMS, OF_HUNDRED, WAY = Unit.POINTS, Unit.FORMS, Unit.OF_HUNDRED, Unit.WAY
PROPOSED = {
    "survey.band_1": (90, POINTS),
    "survey.band_1_share": (100, OF_HUNDRED),
    "survey.band_2": (80, POINTS),
    "survey.band_2_share": (75, OF_HUNDRED),
    "survey.band_3": (70, POINTS),
    "survey.band_3_share": (50, OF_HUNDRED),
    "survey.band_4": (60, POINTS),
    "survey.band_4_share": (25, OF_HUNDRED),
    "survey.check_apart": (20, OF_HUNDRED),
    "survey.check_blank": (20, OF_HUNDRED),
    "survey.check_blank_form": (50, OF_HUNDRED),
    "survey.check_chance": (1, OF_HUNDRED),
    "survey.check_copies": (3, FORMS),
    "survey.check_least": (10, FORMS),
    "survey.check_rows": (6, Unit.QUESTIONS),
    "survey.check_seconds": (4, Unit.SECONDS),
    "survey.check_text": (30, Unit.CHARACTERS),
    "survey.check_unanimous": (20, FORMS),
    "survey.few": (30, FORMS),
    "survey.group_points": (20, POINTS),
    "survey.hidden_below": (5, FORMS),
    "survey.least_forms": (30, FORMS),
    "survey.least_share_pks01": (80, OF_HUNDRED),
    "survey.level": (95, OF_HUNDRED),
    "survey.points_pks01": (3, POINTS),
    "survey.points_pks02": (3, POINTS),
    "survey.points_pks03": (3, POINTS),
    "survey.points_pks04": (3, POINTS),
    "survey.points_pks05": (3, POINTS),
    "survey.points_pks06": (2, POINTS),
    "survey.points_pks07": (3, POINTS),
    "survey.recognise_group": (50, OF_HUNDRED),
    "survey.recognise_points": (85, POINTS),
    "survey.rest_months": (12, Unit.MONTHS),
    "survey.sample_commune": (150, FORMS),
    "survey.sample_error": (5, OF_HUNDRED),
    "survey.sample_ward": (200, FORMS),
    "survey.scale": (1, WAY),
    "survey.source": (1, WAY),
}
"""What the program proposes where no text is known."""


def test_every_shipped_key_is_in_a_table_above() -> None:
    tables = {**BEFORE_AND_SINCE_JULY_2026, **UNTIL_2025_AND_SINCE_2026, **UNTIL_AUGUST_2026, **SINCE_2023, **PROPOSED}
    assert set(BOOK.keys()) == set(tables)


@pytest.mark.parametrize("key", sorted(UNTIL_2025_AND_SINCE_2026))
def test_each_rule_of_disclosure_has_the_number_of_its_budget_year(key: str) -> None:
    before, since = UNTIL_2025_AND_SINCE_2026[key]
    for on in (date(2026, 1, 1), TODAY):
        assert (BOOK.at(key, on).value, BOOK.at(key, on).unit) == since
    for on in (date(2023, 7, 1), date(2025, 12, 31)):
        bound = [rule for rule in BOOK.versions(key) if rule.binds_on(on)]
        assert [(rule.value, rule.unit) for rule in bound] == ([before] if before else [])
    assert not [rule for rule in BOOK.versions(key) if rule.binds_on(date(2023, 6, 30))]


@pytest.mark.parametrize("key", sorted(SINCE_2023))
def test_each_rule_of_what_the_people_decide_has_its_number_since_its_day(key: str) -> None:
    value, unit, first = SINCE_2023[key]
    for on in (first, TODAY):
        assert (BOOK.at(key, on).value, BOOK.at(key, on).unit) == (value, unit)
    with pytest.raises(NoRule):
        BOOK.at(key, first - timedelta(days=1))


def test_what_is_proposed_is_marked_a_draft_and_rests_on_no_text() -> None:
    for key, proposed in PROPOSED.items():
        (rule,) = BOOK.versions(key)
        assert ((rule.value, rule.unit), rule.confidence) == (proposed, Confidence.DRAFT)
        assert rule.least <= rule.value <= rule.most
        assert rule.citation == "Bản nháp do chương trình đề xuất"
    drafts = {rule.key for rule in RULES if rule.confidence is Confidence.DRAFT}
    assert drafts == set(PROPOSED)


def test_the_points_of_the_seven_forms_are_those_of_their_group() -> None:
    seven = [BOOK.at(f"survey.points_pks0{number}", TODAY).value for number in range(1, 8)]
    assert sum(seven) == BOOK.at("survey.group_points", TODAY).value


@pytest.mark.parametrize("key", sorted(UNTIL_AUGUST_2026))
def test_days_of_requests_end_with_the_law_that_was_read(key: str) -> None:
    last = BOOK.at(key, date(2026, 8, 31))
    assert (last.value, last.unit) == UNTIL_AUGUST_2026[key]
    with pytest.raises(NoRule, match="01/09/2026"):
        BOOK.at(key, date(2026, 9, 1))


@pytest.mark.parametrize("key", sorted(BEFORE_AND_SINCE_JULY_2026))
def test_each_rule_has_the_number_of_its_regime(key: str) -> None:
    before, since = BEFORE_AND_SINCE_JULY_2026[key]
    for on in (R4, TODAY, date(2030, 1, 1)):
        assert (BOOK.at(key, on).value, BOOK.at(key, on).unit) == since
    first = SINCE.get(key, R2)
    for on in (first, R3, R3_END):
        bound = [rule for rule in BOOK.versions(key) if rule.binds_on(on)]
        assert [(rule.value, rule.unit) for rule in bound] == ([before] if before else [])
    if key in SINCE:
        assert not [rule for rule in BOOK.versions(key) if rule.binds_on(first - timedelta(days=1))]


@pytest.mark.parametrize("key", BOOK.keys())
def test_exactly_one_version_binds_on_each_side_of_every_boundary(key: str) -> None:
    versions = BOOK.versions(key)
    first = versions[0].from_on
    edges = [edge for rule in versions for edge in (rule.from_on, rule.to_on) if edge]
    last = date(2026, 8, 31) if key in UNTIL_AUGUST_2026 else None
    for edge in edges:
        for on in (edge - timedelta(days=1), edge, edge + timedelta(days=1)):
            binding = [rule for rule in versions if rule.binds_on(on)]
            assert len(binding) == (1 if first <= on <= (last or on) else 0), f"{key} on {on}"
    assert versions[-1].to_on == last


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.key} {rule.from_on}")
def test_every_version_is_cited_and_written_for_an_official(rule: Rule) -> None:
    is_draft = rule.confidence is Confidence.DRAFT
    assert is_draft or re.search(r"(Luật|Nghị định|Thông tư|TCVN) ?\d*.*\d", rule.citation), rule.citation
    assert rule.value > 0 or rule.key in AT_ONCE
    for text in (rule.title, rule.citation, rule.note, rule.confidence.value, rule.unit.value):
        assert text == unicodedata.normalize("NFC", text).strip()
        assert not re.search(r"(?<![qQ])[uU][ỳýỷỹỵ]\b|[oO][àáảãạèéẻẽẹ]\b", text), f"tone placement: {text}"
    assert rule.confidence.checked or rule.confidence is not Confidence.UNCHECKED or rule.note


def test_the_answer_was_checked_before_july_2026_and_is_not_since() -> None:
    assert BOOK.at("reception.answer", R3_END).confidence.checked
    assert not BOOK.at("reception.answer", R4).confidence.checked
    assert BOOK.at("reception.answer", R4).citation == "Điều 28 khoản 1 Luật Tiếp công dân 42/2013/QH13"


def test_a_file_that_is_wrong_is_named(tmp_path: Path) -> None:
    (tmp_path / "sai.toml").write_text('instrument = "Luật A"\n[[rule]]\nkey = "a"\nversions = [{}]', "utf-8")
    with pytest.raises(ValueError, match=r"sai\.toml"):
        load_rules(tmp_path)
