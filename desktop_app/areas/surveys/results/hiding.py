"""What may be shown of anonymous forms, so that no small number is told or can be reckoned from others; pure.

Small counts are not struck out but joined with their neighbours until each shown count is large enough. A table over
groups joins the same answers in every group, never fewer than the table of all forms does, so that what lies behind a
joined count stays free however the tables are taken from each other. How many gave no valid answer is told as one
number: it says of nobody what he thinks. A question that depends on another is shown only where that one is whole.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from desktop_app.areas.surveys.forms.form import Form, Kind, Measure, Question
from desktop_app.areas.surveys.results.figures import Cell, Part, Points, QuestionResult
from desktop_app.areas.surveys.results.rules import (
    Reach,
    band_of,
    given,
    is_scored,
    item_index,
    points,
    positive_share,
)
from desktop_app.areas.surveys.results.scoring import Scale, Scoring
from desktop_app.areas.surveys.results.tally import (
    Tally,
    added,
    part_of,
    question_result,
    scored,
    valid_codes,
    valid_counts,
)

Classes = tuple[tuple[int, ...], ...]
"""Places that are told together; none where nothing may be told."""

FEW = "Ít phiếu quá nên không hiện, để giữ kín câu trả lời."
JOINED = "Các mức có ít phiếu được gộp lại để giữ kín câu trả lời."
SELDOM = "Lựa chọn có quá ít người chọn, hoặc quá ít người không chọn, không hiện để giữ kín câu trả lời."
ALIKE = "Phân bố không hiện để giữ kín câu trả lời."
DEPENDENT = "Câu chỉ hỏi một số người; không hiện để giữ kín câu hỏi trước đó."


def joined(counts: Sequence[int], least: int) -> Classes:
    """Neighbours joined, the smallest first, until each holds at least `least`; none where all together are fewer."""
    if sum(counts) < least:
        return ()
    classes: Classes = tuple((place,) for place in range(len(counts)))
    while True:
        sizes = [sum(counts[place] for place in each) for each in classes]
        smallest = min(range(len(classes)), key=sizes.__getitem__)
        if sizes[smallest] >= least:
            return classes
        classes = _with_neighbour(classes, smallest, sizes)


def suppressed(table: Sequence[Sequence[int]], least: int) -> Classes:
    """How the columns of a table must be joined so that each count in each row, and in all rows, is at least `least`.

    None where that leaves a single column, which would tell nothing. The joining of all rows together is kept.
    """
    totals = [sum(row[place] for row in table) for place in range(len(table[0]))]
    classes = joined(totals, least)
    while len(classes) > 1:
        sizes = [min(sum(row[place] for place in each) for row in table) for each in classes]
        smallest = min(range(len(classes)), key=sizes.__getitem__)
        if sizes[smallest] >= least:
            return classes
        classes = _with_neighbour(classes, smallest, sizes)
    return ()


def hidden_part(form: Form, tally: Tally, scoring: Scoring) -> Part:
    """The results of all anonymous forms of a survey."""
    found = dict[str, QuestionResult]()
    for question in form.asked:
        found[question.id] = _of_all(question, tally, scoring, found)
    return scored(form, Part(key="", label="", forms=tally.forms, questions=tuple(found.values())), scoring)


def hidden_parts(
    form: Form, groups: Mapping[str, Tally], labels: Mapping[str, str], scoring: Scoring
) -> tuple[Part, ...]:
    """The results by groups, small ones joined; `groups` hold every form once. None where only one group is left."""
    order = [key for key in (*labels, "") if key in groups]
    blocks = joined([groups[key].forms for key in order], scoring.hidden_below)
    if len(blocks) < 2:
        return ()
    tallies = [added([groups[order[place]] for place in block]) for block in blocks]
    parts = list[Part]()
    for block, tally in zip(blocks, tallies, strict=True):
        keys = [order[place] for place in block]
        questions = tuple(_of_block(question, tally, tallies, scoring) for question in form.asked)
        label = ", ".join(labels.get(key, "Không trả lời") for key in keys)
        part = Part(key=",".join(keys), label=label, forms=tally.forms, questions=questions)
        parts.append(scored(form, part, scoring))
    return tuple(parts)


def hidden_points(
    form: Form, tally: Tally, part: Part, base: int, population: int | None, scoring: Scoring
) -> Points | None:
    """The points of anonymous forms: of an index that is not told only the step it stands on, where that is no number.

    None for a form that has none to give.
    """
    index = part.index
    if index is None or not index.withheld:
        return points(index.index if index else None, base, population, scoring)
    plain = part_of(form, "", "", tally, scoring).index
    found = points(plain.index if plain else None, base, population, scoring)
    if found is None or found.points is None or plain is None or plain.index is None:
        return found
    reach = band_of(plain.index, scoring)
    used = [part[name] for name in index.questions]
    if not _leaves_open(used, [valid_counts(each.question, tally) for each in used], reach, scoring):
        return Points(found.weight, None, None, "Không cho điểm, để giữ kín câu trả lời.")
    return given("Chỉ số không hiện để giữ kín câu trả lời; chỉ số", reach, found.weight)


def _leaves_open(
    used: Sequence[QuestionResult], counts: Sequence[Mapping[int, int]], reach: Reach, scoring: Scoring
) -> bool:
    """Whether each index that is not told could have been another one, all of them together standing on the step."""
    if any(_needs_all(each.question, scoring) and each.index is None for each in used):
        return False
    ranges = [_range(each, said) for each, said in zip(used, counts, strict=True) if sum(said.values())]
    lows = [Fraction(100 * low, base) for low, _, base in ranges]
    highs = [Fraction(100 * high, base) for _, high, base in ranges]
    least, below = reach.least * len(ranges), (reach.below or 101) * len(ranges)
    for place, (low, high, base) in enumerate(ranges):
        most_beside = sum(highs) - highs[place]
        least_beside = sum(lows) - lows[place]
        fits = [
            count
            for count in range(low, high + 1)
            if Fraction(100 * count, base) + most_beside >= least and Fraction(100 * count, base) + least_beside < below
        ]
        if low < high and len(fits) < 2:
            return False
    return True


def _range(result: QuestionResult, counts: Mapping[int, int]) -> tuple[int, int, int]:
    """The fewest and most positive answers that what is shown allows, and of how many."""
    positive, base = result.question.positive, sum(counts.values())
    cells = result.cells or (Cell(tuple(counts), "", base),)
    sure = sum(cell.count for cell in cells if set(cell.codes) <= positive)
    mixed = sum(cell.count for cell in cells if not set(cell.codes) <= positive and set(cell.codes) & positive)
    return sure, sure + mixed, base


def _of_all(question: Question, tally: Tally, scoring: Scoring, known: Mapping[str, QuestionResult]) -> QuestionResult:
    result, least = question_result(question, tally, scoring), scoring.hidden_below
    condition = question.condition
    if condition is not None:
        before = [known.get(name) for name in condition.refers_to]
        is_whole = len(before) == 1 and all(each is not None and _is_whole(each) for each in before)
        if not is_whole or result.asked < least or 0 < result.not_asked < least:
            return QuestionResult(question=question, withheld=DEPENDENT)
    if tally.forms < least:
        return QuestionResult(question=question, withheld=FEW)
    plain = replace(result, missing={}, cells=(), positive=None, index=None, numbers=None)
    if question.kind is Kind.ONE:
        counts = valid_counts(question, tally)
        return _told(plain, counts, joined(list(counts.values()), least), scoring)
    if question.kind is Kind.MANY:
        return _of_several(plain, result.cells, least)
    if result.numbers is None or result.valid < least:
        return replace(plain, withheld=FEW if result.numbers else "")
    return replace(plain, numbers=replace(result.numbers, middle=None, least=None, most=None))


def _of_block(question: Question, tally: Tally, tallies: Sequence[Tally], scoring: Scoring) -> QuestionResult:
    """One question in one group; only what everybody was asked, with one code, is told by groups."""
    if question.kind is not Kind.ONE or question.condition is not None:
        return QuestionResult(question=question, withheld=ALIKE)
    table = [list(valid_counts(question, each).values()) for each in tallies]
    result = question_result(question, tally, scoring)
    plain = replace(result, missing={}, cells=(), positive=None, index=None)
    return _told(plain, valid_counts(question, tally), suppressed(table, scoring.hidden_below), scoring)


def _told(plain: QuestionResult, counts: Mapping[int, int], classes: Classes, scoring: Scoring) -> QuestionResult:
    question, codes = plain.question, valid_codes(plain.question)
    if len(classes) < 2:
        return replace(plain, withheld=ALIKE if classes else FEW)
    sets = [frozenset(codes[place] for place in each) for each in classes]
    is_whole = all(len(each) == 1 for each in sets)
    is_apart = all(each <= question.positive or not each & question.positive for each in sets)
    return replace(
        plain,
        cells=tuple(_cell(question, [codes[place] for place in each], counts) for each in classes),
        positive=positive_share(question, counts, scoring.level) if is_apart else None,
        index=item_index(question, counts, scoring.scale)
        if (is_whole if _needs_all(question, scoring) else is_apart)
        else None,
        withheld="" if is_whole else JOINED,
    )


def _needs_all(question: Question, scoring: Scoring) -> bool:
    """Whether its index weighs every code for itself, instead of asking only whether it is positive."""
    by_mean = question.measure is Measure.LIKERT and scoring.scale is Scale.MEAN
    return is_scored(question) and (question.measure is Measure.SCORED or by_mean)


def _cell(question: Question, codes: Sequence[int], counts: Mapping[int, int]) -> Cell:
    label = ", ".join(question.label_of(code) for code in codes)
    return Cell(tuple(codes), label, sum(counts[code] for code in codes))


def _of_several(plain: QuestionResult, cells: Sequence[Cell], least: int) -> QuestionResult:
    """A choice is told where enough chose it and enough did not; one that is not told never stands alone."""
    shown = [cell for cell in cells if cell.count >= least and plain.valid - cell.count >= least]
    if len(cells) - len(shown) == 1 and shown:
        shown.remove(min(shown, key=lambda cell: cell.count))
    return replace(plain, cells=tuple(shown), withheld="" if len(shown) == len(cells) else SELDOM)


def _is_whole(result: QuestionResult) -> bool:
    return not result.withheld and result.question.kind is Kind.ONE


def _with_neighbour(classes: Classes, place: int, sizes: Sequence[int]) -> Classes:
    """The class of this place joined with the smaller of those beside it."""
    beside = [at for at in (place - 1, place + 1) if 0 <= at < len(classes)]
    first = min(place, other := min(beside, key=sizes.__getitem__))
    return (*classes[:first], classes[first] + classes[max(place, other)], *classes[first + 2 :])
