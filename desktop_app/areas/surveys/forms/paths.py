"""What may be wrong with conditions and bounds: words that are not read, questions that are not there, loops."""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from desktop_app.areas.surveys.forms.expressions import Expression
from desktop_app.areas.surveys.forms.form import Form, Question
from desktop_app.areas.surveys.forms.problem import Problem, called
from desktop_app.core.errors import UserError

_READS: Mapping[str, Callable[[Question], Expression | None]] = {
    "relevant": lambda question: question.condition,
    "constraint": lambda question: question.bound,
}


def path_problems(form: Form) -> Iterator[Problem]:
    """A sentence for each condition or bound that cannot be followed; a loop is told once, with its chain."""
    places = {question.id: at for at, question in reversed(list(enumerate(form.questions)))}
    wants = dict[str, tuple[str, ...]]()
    unreadable, expressions = list[Problem](), list[tuple[int, str, Expression]]()
    for at, question in enumerate(form.questions):
        for field, read in _READS.items():
            try:
                expression = read(question)
            except UserError as error:
                unreadable.append(Problem(question.id, field, f"{called(question)}: {error}"))
                continue
            if expression is not None:
                expressions.append((at, field, expression))
                if field == "relevant":
                    wants[question.id] = tuple(sorted(expression.refers_to & set(places)))
    yield from unreadable
    loops = _loops(tuple(question.id for question in form.questions), wants)
    for chain in loops:
        told = " › ".join(_short(form[name]) for name in chain)
        sentence = f"{called(form[chain[0]])}: điều kiện hỏi chạy vòng {told}. Bỏ điều kiện của một câu trong vòng."
        yield Problem(chain[0], "relevant", sentence)
    inside = {(one, other) for chain in loops for one, other in pairwise(chain)}
    for at, field, expression in expressions:
        yield from _references(form, places, inside, (at, field, expression))


def _references(
    form: Form, places: Mapping[str, int], looped: set[tuple[str, str]], read: tuple[int, str, Expression]
) -> Iterator[Problem]:
    at, field, expression = read
    question = form.questions[at]
    where = "điều kiện hỏi" if field == "relevant" else "khoảng cho phép"
    for name in sorted(expression.refers_to):
        if name not in places:
            sentence = f"{where} nhắc đến câu “{name}” không có trong phiếu. Sửa mã câu."
        elif (question.id, name) in looped and field == "relevant":
            continue
        elif places[name] > at or (places[name] == at and field == "relevant"):
            after = called(form.questions[places[name]], inside=True)
            sentence = f"{where} nhắc đến {after} không đứng trước nó. Chuyển câu đó lên trước."
        elif not form.questions[places[name]].is_asked:
            sentence = f"{where} nhắc đến lời dẫn “{name}” không có câu trả lời. Sửa mã câu."
        else:
            continue
        yield Problem(question.id, field, f"{called(question)}: {sentence}")
    if field == "relevant" and expression.looks_at_itself:
        yield Problem(question.id, field, f"{called(question)}: điều kiện hỏi không dùng dấu chấm. Nhắc câu trước.")


def _loops(names: tuple[str, ...], wants: Mapping[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Each loop once, from its question that stands first on the form back to itself."""
    found, settled = list[tuple[str, ...]](), set[str]()
    for start in names:
        if start in settled:
            continue
        chain, ways = [start], [iter(wants.get(start, ()))]
        while ways:
            following = next(ways[-1], None)
            if following is None:
                settled.add(chain.pop())
                ways.pop()
            elif following in chain:
                found.append(_from_first(chain[chain.index(following) :], names))
            elif following not in settled:
                chain.append(following)
                ways.append(iter(wants.get(following, ())))
    return list(dict.fromkeys(found))


def _from_first(loop: list[str], names: tuple[str, ...]) -> tuple[str, ...]:
    at = loop.index(min(loop, key=names.index))
    turned = loop[at:] + loop[:at]
    return (*turned, turned[0])


def _short(question: Question) -> str:
    return question.number or question.id
