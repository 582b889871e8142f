"""Nothing that is hidden of anonymous forms can be reckoned from what is shown, not even by who knows the rule."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.areas.surveys.forms.form import Choice, Form, Kind, Measure, Question
from desktop_app.areas.surveys.results.figures import Part
from desktop_app.areas.surveys.results.hiding import (
    DEPENDENT,
    hidden_part,
    hidden_parts,
    hidden_points,
    levels,
    suppressed,
)
from desktop_app.areas.surveys.results.scoring import scoring_of
from desktop_app.areas.surveys.results.tally import Tally, added
from desktop_app.core.law.rulebook import Rulebook, load_rules
from desktop_app.core.resources import resource

RULE = scoring_of(Rulebook(load_rules(resource("legal"))), "PKS02", date(2026, 9, 25))


def scale(name: str, codes: int = 3, **changed: object) -> Question:
    question = Question(
        id=name,
        kind=Kind.ONE,
        label=name,
        choices=tuple(Choice(code, f"mức {code}") for code in range(1, codes + 1)),
        measure=Measure.LIKERT,
        positive=frozenset({codes}),
    )
    return replace(question, **changed)  # type: ignore[arg-type]


def form_of(*questions: Question) -> Form:
    return Form(code="PKS02", version="1", title="", is_anonymous=True, questions=questions)


def counted(forms: Sequence[dict[str, object]]) -> Tally:
    tally = Tally(forms=len(forms))
    for answers in forms:
        for name, answer in answers.items():
            tally.values.setdefault(name, Counter())["list" if isinstance(answer, list) else answer] += 1  # type: ignore[index]
            tally.picks.setdefault(name, Counter()).update(answer if isinstance(answer, list) else [])
    return tally


def sums(total: int, places: int) -> Iterator[tuple[int, ...]]:
    if places == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in sums(total - first, places - 1):
            yield (first, *rest)


def measured(codes: int, positive: set[int]) -> Question:
    measure = Measure.LIKERT if positive else Measure.NONE
    return scale("q", codes, positive=frozenset(positive), measure=measure)


QUESTIONS = [
    measured(2, {1}),
    measured(3, {1}),
    measured(3, {1, 2}),
    measured(4, {4}),
    measured(5, {4, 5}),
    measured(6, set()),
    measured(7, set()),
]


def test_the_levels_of_a_scale_of_five_are_five_three_and_two() -> None:
    assert levels(measured(5, {4, 5})) == (
        ((0,), (1,), (2,), (3,), (4,)),
        ((0, 1), (2,), (3, 4)),
        ((0, 1, 2), (3, 4)),
        ((0, 1, 2, 3), (4,)),
    )


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: str(len(question.choices)))
def test_each_level_holds_every_answer_once_and_tells_at_least_two_counts(question: Question) -> None:
    for classes in levels(question):
        assert sorted(place for each in classes for place in each) == list(range(len(question.choices)))
        assert len(classes) > 1
    assert levels(question)[0] == tuple((place,) for place in range(len(question.choices)))


@pytest.mark.parametrize("question", QUESTIONS[:5], ids=lambda question: str(len(question.choices)))
@pytest.mark.parametrize("total", [3, 5, 8, 11])
def test_who_knows_the_rule_still_cannot_tell_a_joined_count(question: Question, total: int) -> None:
    worlds = defaultdict(list)
    for counts in sums(total, len(question.choices)):
        classes = suppressed([counts], levels(question), 3)
        worlds[classes, told_of([counts], classes)].append(counts)
    for (classes, _), possible in worlds.items():
        for place in set(range(len(question.choices))) - {each[0] for each in classes if len(each) == 1}:
            assert len({counts[place] for counts in possible}) > 1, possible


@pytest.mark.parametrize(("question", "total"), [(measured(3, {3}), 11), (measured(4, {3, 4}), 9)], ids=["3", "4"])
def test_a_table_by_groups_beside_the_table_of_all_leaves_every_joined_count_open(
    question: Question, total: int
) -> None:
    worlds, size = defaultdict(list), len(question.choices)
    for cells in sums(total, 2 * size):
        table, allowed = (cells[:size], cells[size:]), levels(question)
        whole = [[one + other for one, other in zip(*table, strict=True)]]
        of_all, classes = suppressed(whole, allowed, 2), suppressed(table, allowed, 2)
        told = told_of(whole, of_all), told_of(table, classes), tuple(map(sum, table))
        worlds[of_all, classes, told].append(cells)
    joined = 0
    for (_, classes, _), possible in worlds.items():
        for place, row in product(range(size), range(2)):
            if classes and (place,) not in classes:
                assert len({cells[size * row + place] for cells in possible}) > 1, possible
                joined += 1
    assert joined


def told_of(table: Sequence[Sequence[int]], classes: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(sum(row[place] for place in each) for each in classes) for row in table)


@given(st.lists(st.lists(st.integers(0, 12), min_size=5, max_size=5), min_size=2, max_size=4), st.integers(2, 6))
def test_a_table_is_told_no_finer_than_all_its_rows_together(table: list[list[int]], least: int) -> None:
    allowed = levels(measured(5, {4, 5}))
    totals = [[sum(row[place] for row in table) for place in range(5)]]
    coarse, fine = suppressed(table, allowed, least), suppressed(totals, allowed, least)
    assert all(any(set(each) <= set(whole) for whole in coarse) for each in fine) or not coarse
    assert all(count >= least for row in told_of(table, coarse) for count in row)


@settings(max_examples=40)
@given(st.integers(0, 40), st.integers(0, 10_000))
def test_no_count_below_five_is_ever_shown(size: int, seed: int) -> None:
    at_random = Random(seed)
    form = form_of(
        scale("post", 4, measure=Measure.NONE, positive=frozenset()),
        scale("a", 5, positive=frozenset({4, 5}), is_overall=True),
        scale("many", 4, kind=Kind.MANY, measure=Measure.NONE, positive=frozenset()),
        scale("then", 2, relevant="${a} = 5"),
    )
    forms: list[dict[str, object]] = []
    for _ in range(size):
        a = at_random.choice([1, 2, 3, 4, 5, 5, 9])
        said: dict[str, object] = {"post": at_random.choice([1, 2, 2, 2, 3, 4, 9]), "a": a}
        said["many"] = sorted(at_random.sample(range(1, 5), at_random.randint(1, 3)))
        forms.append(said | ({"then": at_random.randint(1, 2)} if a == 5 else {}))
    groups = {
        str(post) if post != 9 else "": counted([each for each in forms if each["post"] == post])
        for post in (1, 2, 3, 4, 9)
        if any(each["post"] == post for each in forms)
    }
    whole = hidden_part(form, added(groups.values()), RULE)
    parts = hidden_parts(form, form["post"], groups, {str(post): f"vị trí {post}" for post in range(1, 5)}, RULE)
    for part in (whole, *parts):
        for result in part.questions:
            assert all(cell.count >= 5 for cell in result.cells)
            if result.positive is not None:
                assert 5 <= result.positive.count <= result.positive.base - 5
            if result.question.kind is Kind.MANY:
                assert all(result.valid - cell.count >= 5 for cell in result.cells)
                assert len(result.cells) != 3
    assert all(part.forms >= 5 for part in parts)
    if parts:
        assert sum(part.forms for part in parts) == whole.forms
    for place, result in enumerate(whole.questions):
        for cell in result.cells if parts else ():
            within = [c.count for part in parts for c in part.questions[place].cells if c.codes == cell.codes]
            assert not within or sum(within) == cell.count


def test_a_question_that_depends_on_another_is_shown_only_where_that_one_is_whole() -> None:
    form = form_of(scale("a", 2), scale("then", 2, relevant="${a} = 1"))

    def forms(first: int, second: int) -> Part:
        said = [{"a": 1, "then": 1 + at % 2} for at in range(first)] + [{"a": 2}] * second
        return hidden_part(form, counted(said), RULE)

    assert (forms(12, 3)["then"].withheld, forms(12, 3)["then"].asked) == (DEPENDENT, 0)
    assert (forms(12, 6)["then"].withheld, forms(12, 6)["then"].asked) == ("", 12)
    assert forms(4, 12)["then"].withheld == DEPENDENT


def test_points_are_given_for_a_step_that_leaves_the_number_open_and_for_no_other() -> None:
    form = form_of(scale("a", 5, positive=frozenset({4, 5}), is_overall=True))

    def told(positive: int, size: int) -> str:
        tally = counted(
            [{"a": 5}] * (positive - positive // 2) + [{"a": 4}] * (positive // 2) + [{"a": 2}] * (size - positive)
        )
        part = hidden_part(form, tally, RULE)
        assert part.index is not None
        found = hidden_points(form, tally, part, size, size, RULE)
        assert found is not None
        return f"{part.index.index} {found.points}"

    assert told(38, 40) == told(39, 40) == told(40, 40) == "None 3"
    assert told(33, 40) == "165/2 9/4"
    assert told(29, 30) == "None 3"
    assert told(25, 30) == told(26, 30) == "None 9/4"
    few = replace(RULE, least_forms=5)
    tally = counted([{"a": 5}] * 7 + [{"a": 4}])
    found = hidden_points(form, tally, hidden_part(form, tally, few), 8, 8, few)
    assert found is not None
    assert found.points is None


def test_the_points_of_a_step_leave_every_hidden_count_open_even_to_who_knows_the_rule() -> None:
    form = form_of(scale("a", 3, is_overall=True))
    rule = replace(RULE, hidden_below=3, least_forms=3)
    worlds = defaultdict(set)
    for size in range(3, 32):
        for counts in sums(size, 3):
            tally = Tally(size, {"a": Counter({code: count for code, count in enumerate(counts, start=1) if count})})
            part = hidden_part(form, tally, rule)
            found = hidden_points(form, tally, part, size, size, rule)
            index = part.index
            worlds[part["a"].cells, part["a"].index, index and index.index, size, found].add(counts)
    stepped = 0
    for (cells, _, index, _, found), possible in worlds.items():
        alone = {cell.codes[0] for cell in cells if len(cell.codes) == 1}
        assert found is not None
        stepped += index is None and bool(found.points)
        for code in {1, 2, 3} - alone:
            assert len({counts[code - 1] for counts in possible}) > 1, (cells, found)
    assert stepped
