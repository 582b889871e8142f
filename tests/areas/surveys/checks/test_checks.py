"""What looks odd in a batch is found with how sure it is, shown, and changes no form."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from desktop_app.areas.surveys.checks import likeness, rules
from desktop_app.areas.surveys.checks.bounds import bounds_of
from desktop_app.areas.surveys.checks.chance import at_least, chance_of, shares
from desktop_app.areas.surveys.checks.finding import Bounds, Check, Finding, Sheet, Sure
from desktop_app.areas.surveys.checks.service import CheckService
from desktop_app.areas.surveys.forms.form import Answers, Choice, Form, Kind, Measure, Question
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.kept import answers_of, survey_of
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.office.desk import Desk
from tests.areas.surveys.accounts import at_desk, close
from tests.areas.surveys.makers import DAY, PLAIN, a_batch, a_survey, with_forms

BOUNDS = Bounds(
    rows=4, copies=3, chance=1, unanimous=20, seconds=4, text=20, blank=20, blank_form=50, apart=20, least=10,
    hidden_below=5, is_draft=True,
)  # fmt: skip
LEVELS = tuple(Choice(code, label) for code, label in enumerate(("Kém", "Thường", "Khá", "Tốt", "Rất tốt"), start=1))
FORM = Form(
    code="T01",
    version="1",
    title="Thử",
    questions=(
        *(
            Question(
                id=f"q{n}", kind=Kind.ONE, label=f"Câu {n}", choices=LEVELS, measure=Measure.LIKERT,
                positive=frozenset({4, 5}), is_required=n == 1,
            )
            for n in range(1, 6)
        ),
        Question(id="age", kind=Kind.WHOLE, label="Tuổi", constraint=". >= 18 and . <= 120", is_personal=True),
        Question(id="why", kind=Kind.TEXT, label="Ý kiến khác"),
    ),
)  # fmt: skip


def sheet(*codes: int, serial: str = "", seconds: int | None = None, **more: int | str) -> Sheet:
    answers: Answers = {f"q{n}": code for n, code in enumerate(codes, start=1)}
    return Sheet({**answers, **more}, serial, seconds)


def mixed(count: int) -> list[Sheet]:
    """People who answer each question by themselves, none of them all with one level."""
    chance = random.Random(4)
    drawn = (chance.choices(range(1, 6), k=5) for _ in range(2 * count))
    return [sheet(*codes) for codes in drawn if len(set(codes[:4])) > 1][:count]


def of(check: Check, found: Sequence[Finding]) -> list[Finding]:
    return [each for each in found if each.check is check]


@pytest.mark.parametrize(
    ("count", "among", "share", "likely"),
    [(0, 10, 0.5, 1), (1, 1, 0.3, 0.3), (2, 2, 0.5, 0.25), (3, 10, 0.5, 0.9453), (1, 5, 0, 0), (5, 5, 1, 1),
     (11, 10, 0.5, 0), (60, 1000, 0.05, 0.0867)],
)  # fmt: skip
def test_the_chance_of_so_many(count: int, among: int, share: float, likely: float) -> None:
    assert at_least(count, among, share) == pytest.approx(likely, abs=0.0005)


def test_the_chance_of_one_form_is_that_of_all_its_answers() -> None:
    known = shares(("a", "b"), [{"a": 1, "b": 1}, {"a": 1}, {"a": 2, "b": 1}, {"a": 1, "b": 2}])
    assert chance_of({"a": 1, "b": 1}, known) == pytest.approx(0.75 * 0.5)
    assert chance_of({"a": 1}, known) == pytest.approx(0.75 * 0.25)
    assert chance_of({"a": 3, "b": 1}, known) == 0


def test_what_the_form_itself_does_not_allow_is_certain() -> None:
    found = rules.broken(
        FORM, [sheet(4, age=17, serial="a"), sheet(9, age=30, serial="b"), sheet(3, age=121, serial="c"), sheet(4)], DAY
    )
    assert [(each.check, each.sure, each.serials) for each in found] == [
        (Check.BROKEN, Sure.CERTAIN, ("a", "c")),
        (Check.REQUIRED, Sure.CERTAIN, ("b",)),
    ]


@pytest.mark.parametrize(
    ("sheets", "serials", "sure"),
    [([*mixed(40), *(sheet(4, 4, 4, 4, 4, serial=f"{n}") for n in range(9))], 9, Sure.LIKELY),
     ([*mixed(40), sheet(4, 4, 4, 9, 9, serial="1")], 0, None),
     ([*mixed(40), sheet(4, 4, 4, 4, 9, serial="1")], 1, Sure.POSSIBLE),
     ([sheet(4, 4, 4, 4, 4, serial=f"{n}") for n in range(30)], 30, Sure.POSSIBLE), ([], 0, None)],
)  # fmt: skip
def test_one_level_on_all_rows(sheets: list[Sheet], serials: int, sure: Sure | None) -> None:
    found = rules.same_rows(FORM, sheets, BOUNDS)
    assert [(len(each.serials), each.sure) for each in found] == ([(serials, sure)] if sure else [])


def test_copies_are_told_only_beyond_what_the_answers_make_likely() -> None:
    three = [sheet(1, 5, 2, 4, 3, serial=f"{n}") for n in range(3)]
    [found] = likeness.copies(FORM, [*mixed(30), *three], [*mixed(30), *three], BOUNDS)
    assert (found.count, found.sure) == (3, Sure.LIKELY)
    assert likeness.copies(FORM, [*mixed(30), *three[:2]], [*mixed(30), *three[:2]], BOUNDS) == []
    content = [sheet(5, 5, 5, 5, 5) for _ in range(20)]
    assert likeness.copies(FORM, content, content, BOUNDS) == [], "where all are alike nothing tells copies apart"


@pytest.mark.parametrize(
    ("texts", "sure"),
    [(("Cán bộ cần niềm nở hơn", "cán bộ  cần niềm nở hơn"), Sure.POSSIBLE), (("Không có ý kiến",) * 9, None),
     (("Mong xã sửa đường vào xóm Giếng trước mùa mưa",) * 2, Sure.LIKELY),
     (("Cán bộ cần niềm nở hơn", "Cần hơn"), None)],
)  # fmt: skip
def test_the_same_words_of_two_people(texts: Sequence[str], sure: Sure | None) -> None:
    found = likeness.same_words(FORM, [sheet(1, why=text) for text in texts], BOUNDS)
    assert [(each.count, each.sure) for each in found] == ([(2, sure)] if sure else [])


@pytest.mark.parametrize(
    ("mine", "elsewhere", "sure"),
    [(20, mixed(40), Sure.LIKELY), (19, mixed(40), None), (20, [], Sure.POSSIBLE), (20, [sheet(5)] * 40, None)],
)
def test_one_voice(mine: int, elsewhere: list[Sheet], sure: Sure | None) -> None:
    found = likeness.unanimous(FORM, [sheet(5) for _ in range(mine)], elsewhere, BOUNDS)
    assert [each.sure for each in found] == ([sure] if sure else [])
    assert all("“Câu 1” (Rất tốt)" in each.said for each in found)


@pytest.mark.parametrize(
    ("mine", "theirs", "is_told"),
    [((30, 0), (10, 30), True), ((8, 0), (10, 30), False), ((20, 10), (25, 15), False), ((5, 25), (20, 10), False)],
)
def test_a_collector_unlike_the_others(mine: tuple[int, int], theirs: tuple[int, int], is_told: bool) -> None:
    def side(best: int, rest: int) -> list[Sheet]:
        return [sheet(5, 5, 5, 5, 1)] * best + [sheet(4, 4, 5, 5, 1)] * rest

    found = likeness.collector_apart(FORM, "Lò Thị Pâng", side(*mine), side(*theirs), BOUNDS)
    assert bool(found) is is_told
    assert all("Lò Thị Pâng" in each.said and each.serials == () for each in found)


def test_haste_and_blanks() -> None:
    hasty = rules.fast([sheet(1, 2, 3, 4, 5, serial="a", seconds=1), sheet(1, 2, 3, seconds=2), sheet(1)], BOUNDS)
    assert [each.serials for each in hasty] == [("a",)]
    left = rules.left_open(FORM, [*mixed(9), sheet(9, 9, 7, 1, 1), sheet(9, 9, 1), sheet(7, 9, 1, 1)], BOUNDS)
    assert [(each.check, each.question, each.count) for each in left] == [
        (Check.OPEN_QUESTION, "q2", 3),
        (Check.OPEN_FORM, "", 2),
    ]


def test_of_few_anonymous_forms_nothing_is_told() -> None:
    found = [Finding(Check.COPIES, Sure.LIKELY, "", count) for count in (4, 5)] + [
        Finding(Check.UNANIMOUS, Sure.LIKELY, "")
    ]
    assert [each.count for each in rules.hidden(found, BOUNDS)] == [5, 0]


def test_a_finding_that_was_looked_at_stays_with_its_reason_and_no_form_changes(desk: Desk) -> None:
    survey = a_survey(desk)
    batch, service = a_batch(desk, survey, forms=4), CheckService(desk)
    with_forms(desk, batch, [{**PLAIN, "q4": 6}, PLAIN], seconds=1)
    told = service.findings(batch)
    assert [each.finding.check for each in told.listed] == [Check.BROKEN, Check.FAST]
    assert (told.left, told.forms, told.bounds.is_draft) == (2, 2, True)
    mark = told.listed[0].finding.mark
    with pytest.raises(InvalidInput):
        service.keep(batch, mark, " ")
    service.keep(batch, mark, "Đã so với phiếu giấy")
    again = service.findings(batch)
    assert again.left == 1
    seen = again.listed[-1].seen
    assert seen is not None
    assert (seen.by, seen.reason) == (desk.account.name, "Đã so với phiếu giấy")
    with desk.db.reading() as session:
        assert len(list(answers_of(session, survey_of(session, survey)))) == 2
    with pytest.raises(UserError, match="đã đổi"):
        service.keep(batch, "0" * 64, "Xem rồi")
    with pytest.raises(NotAllowed):
        CheckService(at_desk(desk, "Lò Thị Pâng")).findings(batch)


def test_anonymous_forms_are_looked_at_once_they_are_sealed_and_never_named(desk: Desk) -> None:
    batch = a_batch(desk, a_survey(desk, "PKS01"), forms=12)
    assert "khuyết danh" in CheckService(desk).findings(batch).waits
    with_forms(desk, batch, [{"q1": 9, "q2": 2, "q3": 9, "q4": 9} for _ in range(12)])
    close(desk, batch)
    told = CheckService(desk).findings(batch)
    assert told.listed
    assert {each.finding.serials for each in told.listed} == {()}


def test_of_anonymous_forms_neither_a_level_nor_a_figure_of_a_collector_is_told() -> None:
    hidden = replace(FORM, is_anonymous=True)
    flat = [sheet(5, 5, 5, 5, 5)] * 5 + [sheet(1, 1, 1, 1, 1)]
    [rows] = rules.same_rows(hidden, [*mixed(40), *flat], BOUNDS)
    assert rows.said == "6 phiếu đánh cùng một mức ở mọi câu của một thang (5 câu)."
    assert rules.same_rows(FORM, [*mixed(40), *flat], BOUNDS)[0].said.endswith("5 phiếu “Rất tốt”, 1 phiếu “Kém”.")
    [voice] = likeness.unanimous(hidden, [sheet(5)] * 20, mixed(40), BOUNDS)
    assert voice.said == "Mọi phiếu trả lời như nhau ở 1 câu."
    best, rest = [sheet(5, 5, 5, 5, 1)], [sheet(4, 4, 5, 5, 1)]
    [apart] = likeness.collector_apart(hidden, "Lò Thị Pâng", best * 30, [*best * 10, *rest * 30], BOUNDS)
    assert not any(sign.isdigit() for sign in apart.said)


def test_how_many_were_asked_because_of_an_alarm_is_told_nobody() -> None:
    form = shipped()["PKS05"]
    flagged = next(question for question in form.asked if question.flag_on)
    below = next(question for question in form.asked if f"${{{flagged.id}}}" in question.relevant)
    free = replace(form, questions=tuple(replace(question, is_required=False) for question in form.questions))
    sheets = [Sheet({flagged.id: 1, below.id: 9}) for _ in range(12)]
    assert below.id not in {each.question for each in rules.left_open(free, sheets, BOUNDS)}
    plain = replace(free, questions=tuple(replace(question, flag_on=frozenset()) for question in free.questions))
    assert below.id in {each.question for each in rules.left_open(plain, sheets, BOUNDS)}


def test_the_bounds_are_dated_rules_of_the_office(desk: Desk) -> None:
    assert bounds_of(desk.law.rulebook, DAY).rows == 6
