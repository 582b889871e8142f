"""What may be shown of anonymous forms, so that no small number is told or can be reckoned from others; pure.

Small counts are not struck out but joined with their neighbours, by levels that are the same for every survey, until
each shown count is large enough. A table over groups joins the same answers in every group, never fewer than the table
of all forms does, so that what lies behind a joined count stays free however the tables are taken from each other.

How many gave no valid answer is told as one number: it says of nobody what he thinks. A question that
depends on another is shown only where that one is whole.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from desktop_app.areas.surveys.forms.form import Form, Kind, Measure, Question
from desktop_app.areas.surveys.results.figures import Cell, Part, Points, QuestionResult
from desktop_app.areas.surveys.results.rules import (
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


def levels(question: Question) -> tuple[Classes, ...]:
    """How the answers of a question may be told, the finest first: the same for every survey, whatever was answered.

    Each for itself, then in pairs, the positive apart from the others, at last the best apart from all others. What is
    joined never depends on which answer was seldom, so that it does not tell which one was.
    """
    codes = valid_codes(question)
    size, positive = len(codes), [code in question.positive for code in codes]
    found: list[Classes] = [tuple((place,) for place in range(size))]
    if size > 3:
        found.append(_in_pairs(size))
    turns = [place for place in range(1, size) if positive[place] is not positive[place - 1]]
    if len(turns) == 1:
        found.append(_cut(size, turns[0]))
        found.append(_cut(size, 1 if positive[0] else size - 1))
    elif size > 5:
        found.append(_cut(size, size // 2))
    return tuple(dict.fromkeys(found))


def suppressed(table: Sequence[Sequence[int]], allowed: Sequence[Classes], least: int) -> Classes:
    """The finest of the allowed ways to tell a table whose counts are each at least `least`; none where there is none.

    A table of several rows is told no finer than all its rows together, and joins whole classes of these.
    """
    totals = [sum(row[place] for row in table) for place in range(len(table[0]))]
    for classes in allowed:
        if all(sum(row[place] for place in each) >= least for each in classes for row in table):
            whole = suppressed([totals], allowed, least) if len(table) > 1 else classes
            if all(any(set(part) <= set(each) for each in classes) for part in whole):
                return classes
    return ()


def hidden_part(form: Form, tally: Tally, scoring: Scoring) -> Part:
    """The results of all anonymous forms of a survey."""
    found = dict[str, QuestionResult]()
    for question in form.asked:
        found[question.id] = _of_all(question, tally, scoring, found)
    return scored(form, Part(key="", label="", forms=tally.forms, questions=tuple(found.values())), scoring)


def hidden_parts(
    form: Form, by: Question, groups: Mapping[str, Tally], labels: Mapping[str, str], scoring: Scoring
) -> tuple[Part, ...]:
    """The results by the answers to a question, which are joined as in its own table; none where that hides them all.

    `groups` hold every form once. The few who did not answer it count with the last group.
    """
    allowed = levels(by)
    order, sizes = list(labels), [groups[key].forms if key in groups else 0 for key in labels]
    blocks = [[order[place] for place in each] for each in suppressed([sizes], allowed, scoring.hidden_below)]
    if not blocks:
        return ()
    unsaid = groups[""].forms if "" in groups else 0
    if unsaid >= scoring.hidden_below:
        blocks.append([""])
    elif unsaid:
        blocks[-1].append("")
    tallies = [added([groups[key] for key in block if key in groups]) for block in blocks]
    parts = list[Part]()
    for keys, tally in zip(blocks, tallies, strict=True):
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
    used = [part[name] for name in index.questions]
    is_open = len(used) == 1 and _hidden_negatives(used[0].valid, scoring) and not _needs_all(used[0].question, scoring)
    if not is_open:
        return Points(found.weight, None, None, "Không cho điểm, để giữ kín câu trả lời.")
    reach = band_of(plain.index, scoring)
    return given("Chỉ số không hiện để giữ kín câu trả lời; chỉ số", reach, found.weight)


def _hidden_negatives(base: int, scoring: Scoring) -> int:
    """Up to how many answers that are not positive are hidden of `base`, so that the step tells none of these numbers.

    Each step of the table must hold two of them at least. Nought where it cannot be so: no step is told then.
    """
    least = scoring.hidden_below
    for most in (least - 1, least):
        within = range(max(0, base - most), base + 1)
        steps = Counter(band_of(Fraction(100 * count, base), scoring) for count in within) if base else Counter()
        if steps and min(steps.values()) > 1:
            return most
    return 0


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
        table = [list(counts.values())]
        return _told(plain, counts, suppressed(table, _allowed(question, counts, scoring), least), scoring)
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
    allowed = _allowed(question, valid_counts(question, added(tallies)), scoring)
    classes = suppressed(table, allowed, scoring.hidden_below)
    return _told(plain, valid_counts(question, tally), classes, scoring)


def _told(plain: QuestionResult, counts: Mapping[int, int], classes: Classes, scoring: Scoring) -> QuestionResult:
    question, codes = plain.question, valid_codes(plain.question)
    if not classes:
        return replace(plain, withheld=ALIKE)
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


def _allowed(question: Question, counts: Mapping[int, int], scoring: Scoring) -> Sequence[Classes]:
    """The levels; where the step of the points stands for the index, no level tells what it is to leave open."""
    base = sum(counts.values())
    others = base - sum(counts[code] for code in counts if code in question.positive)
    if not question.is_overall or others > _hidden_negatives(base, scoring):
        return levels(question)
    codes = valid_codes(question)
    return [
        classes
        for classes in levels(question)
        if any(len({codes[place] in question.positive for place in each}) > 1 for each in classes)
    ]


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


def _in_pairs(size: int) -> Classes:
    """Neighbours in pairs from both ends; of an odd number the one in the middle stays alone."""
    half = size // 2
    front = [(place, place + 1) for place in range(0, half - half % 2, 2)]
    back = [(size - 1 - last, size - 1 - first) for first, last in reversed(front)]
    middle = range(len(front) * 2, size - len(front) * 2)
    alone = [(middle[0], middle[-1])] if len(middle) == 2 else [(place,) for place in middle]
    return (*front, *alone, *back)


def _cut(size: int, at: int) -> Classes:
    return tuple(range(at)), tuple(range(at, size))
