"""Conditions and bounds of questions: the part of XLSForm's expressions that the program understands, never `eval`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from desktop_app.core.errors import UserError

Value = float | str | bool | tuple[int, ...] | None
"""What a part of an expression comes to; None where a question has no answer."""

Names = Mapping[str, object]
"""Answers by the question's identity; "." is the answer that is looked at."""

_TOKEN = re.compile(
    r"\s*(?:(?P<ref>\$\{\s*[A-Za-z_][\w.-]*\s*\})|(?P<number>\d+(?:\.\d+)?)|(?P<text>'[^']*'|\"[^\"]*\")"
    r"|(?P<name>[A-Za-z][\w-]*)|(?P<sign><=|>=|!=|[=<>()+*,.-]))"
)
_MOST_PARTS, _MOST_BRACKETS = 300, 30
"""Beyond these an expression is nobody's condition, and reading it would go too deep."""

_COMPARING = ("=", "!=", "<", "<=", ">", ">=")


@dataclass(frozen=True)
class Expression:
    """An expression that was read; `refers_to` names the questions it looks at, "." among them never.

    `looks_at_itself` says whether it looks at the answer it stands beside.
    """

    text: str
    refers_to: frozenset[str]
    looks_at_itself: bool
    _value: Callable[[Names, date], Value] = field(repr=False, compare=False)

    def holds(self, names: Names, today: date) -> bool:
        """Whether it is so for these answers."""
        return _is_true(self._value(names, today))


@lru_cache(maxsize=2_000)
def parsed(text: str) -> Expression:
    """The expression; UserError quotes the part that lies outside what is understood."""
    reader = _Reader(text)
    value = reader.either()
    reader.end()
    return Expression(text, frozenset(reader.refers_to), reader.looks_at_itself, value)


class _Reader:
    """Reads by the usual rank: or, and, comparing, adding, multiplying, minus."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = _split(text)
        self._at = 0
        self.refers_to: set[str] = set()
        self.looks_at_itself = False

    def either(self) -> Callable[[Names, date], Value]:
        left = self._both()
        while self._take("name", "or"):
            left = _either(left, self._both())
        return left

    def end(self) -> None:
        if self._at < len(self._tokens):
            raise self._strange(self._tokens[self._at][1])

    def _both(self) -> Callable[[Names, date], Value]:
        left = self._compared()
        while self._take("name", "and"):
            left = _both(left, self._compared())
        return left

    def _compared(self) -> Callable[[Names, date], Value]:
        left = self._added()
        while (sign := self._take("sign", *_COMPARING)) is not None:
            left = _compared(sign, left, self._added())
        return left

    def _added(self) -> Callable[[Names, date], Value]:
        left = self._multiplied()
        while (sign := self._take("sign", "+", "-")) is not None:
            left = _reckoned(sign, left, self._multiplied())
        return left

    def _multiplied(self) -> Callable[[Names, date], Value]:
        left = self._signed()
        while (sign := self._take("sign", "*") or self._take("name", "div", "mod")) is not None:
            left = _reckoned(sign, left, self._signed())
        return left

    def _signed(self) -> Callable[[Names, date], Value]:
        if self._take("sign", "-"):
            return _reckoned("-", lambda _names, _today: 0.0, self._signed())
        return self._single()

    def _single(self) -> Callable[[Names, date], Value]:
        kind, word = self._next()
        if kind == "sign" and word == "(":
            inner = self.either()
            self._expect(")")
            return inner
        if kind == "number":
            number = float(word)
            return lambda _names, _today: number
        if kind == "text":
            said = word[1:-1]
            return lambda _names, _today: said
        if kind == "ref" or word == ".":
            name = word if word == "." else word[2:-1].strip()
            if word == ".":
                self.looks_at_itself = True
            else:
                self.refers_to.add(name)
            return lambda names, _today: _kept(names.get(name))
        return self._called(word)

    def _called(self, name: str) -> Callable[[Names, date], Value]:
        if name not in _FUNCTIONS or not self._take("sign", "("):
            raise self._strange(name)
        inner: list[Callable[[Names, date], Value]] = []
        if not self._take("sign", ")"):
            inner.append(self.either())
            while self._take("sign", ","):
                inner.append(self.either())
            self._expect(")")
        takes, function = _FUNCTIONS[name]
        if len(inner) != takes:
            raise self._strange(name)
        return lambda names, today: function(today, *(part(names, today) for part in inner))

    def _take(self, kind: str, *words: str) -> str | None:
        if self._at < len(self._tokens) and self._tokens[self._at][0] == kind and self._tokens[self._at][1] in words:
            self._at += 1
            return self._tokens[self._at - 1][1]
        return None

    def _next(self) -> tuple[str, str]:
        if self._at >= len(self._tokens):
            raise UserError(f"Biểu thức “{self._text}” còn thiếu phần cuối. Viết tiếp cho đủ.")
        self._at += 1
        return self._tokens[self._at - 1]

    def _expect(self, word: str) -> None:
        kind, found = self._next()
        if kind != "sign" or found != word:
            raise self._strange(found)

    def _strange(self, word: str) -> UserError:
        return UserError(f"Không hiểu “{word}” trong biểu thức “{self._text}”. Viết lại bằng phép so sánh đơn giản.")


def _split(text: str) -> list[tuple[str, str]]:
    tokens, at = list[tuple[str, str]](), 0
    while text[at:].strip():
        found = _TOKEN.match(text, at)
        if found is None or found.lastgroup is None:
            raise UserError(f"Không hiểu “{text[at:].strip()}” trong biểu thức “{text}”. Viết lại phần này.")
        tokens.append((found.lastgroup, found[found.lastgroup]))
        at = found.end()
    if len(tokens) > _MOST_PARTS or tokens.count(("sign", "(")) > _MOST_BRACKETS:
        raise UserError("Biểu thức dài quá nên không đọc được. Viết lại ngắn hơn.")
    return tokens


def _kept(answer: object) -> Value:
    if isinstance(answer, bool) or answer is None:
        return answer
    if isinstance(answer, int | float):
        return float(answer)
    return tuple(answer) if isinstance(answer, list | tuple) else str(answer)


def _either(left: Callable[[Names, date], Value], right: Callable[[Names, date], Value]) -> Callable[..., Value]:
    return lambda names, today: _is_true(left(names, today)) or _is_true(right(names, today))


def _both(left: Callable[[Names, date], Value], right: Callable[[Names, date], Value]) -> Callable[..., Value]:
    return lambda names, today: _is_true(left(names, today)) and _is_true(right(names, today))


def _compared(sign: str, left: Callable[..., Value], right: Callable[..., Value]) -> Callable[..., Value]:
    def value(names: Names, today: date) -> bool:
        one, other = left(names, today), right(names, today)
        if sign in ("=", "!="):
            return _same(one, other) == (sign == "=")
        first, second = _number(one), _number(other)
        if first is None or second is None:
            return _later(sign, one, other)
        return _ORDER[sign](first, second)

    return value


def _later(sign: str, one: Value, other: Value) -> bool:
    """Days in ISO form stand in the order of their letters; what has no order is never so."""
    if isinstance(one, str) and isinstance(other, str) and one and other:
        return _ORDER[sign](one, other)
    return False


_ORDER: Mapping[str, Callable[..., bool]] = {
    "<": lambda one, other: bool(one < other),
    "<=": lambda one, other: bool(one <= other),
    ">": lambda one, other: bool(one > other),
    ">=": lambda one, other: bool(one >= other),
}


def _same(one: Value, other: Value) -> bool:
    if one is None or other is None:
        # XLSForm writes "no answer" as an empty text; nought is an answer.
        return one in (None, "") and other in (None, "")
    first, second = _number(one), _number(other)
    return first == second if first is not None and second is not None else one == other


def _reckoned(sign: str, left: Callable[..., Value], right: Callable[..., Value]) -> Callable[..., Value]:
    def value(names: Names, today: date) -> float | None:
        one, other = _number(left(names, today)), _number(right(names, today))
        if one is None or other is None or (sign in ("div", "mod") and other == 0):
            return None
        return _RECKON[sign](one, other)

    return value


_RECKON: Mapping[str, Callable[[float, float], float]] = {
    "+": lambda one, other: one + other,
    "-": lambda one, other: one - other,
    "*": lambda one, other: one * other,
    "div": lambda one, other: one / other,
    "mod": lambda one, other: one % other,
}


def _number(value: Value) -> float | None:
    if isinstance(value, bool) or value is None or isinstance(value, tuple):
        return None
    try:
        return float(value)
    except ValueError:
        return None


def _is_true(value: Value) -> bool:
    return bool(value)


def _selected(_today: date, answer: Value, code: Value) -> bool:
    wanted = _number(code)
    chosen = answer if isinstance(answer, tuple) else (answer,)
    return wanted is not None and wanted in (_number(each) for each in chosen)


def _matches(_today: date, answer: Value, pattern: Value) -> bool:
    try:
        return re.fullmatch(str(pattern), str(answer or "")) is not None
    except re.error:
        return False


_FUNCTIONS: Mapping[str, tuple[int, Callable[..., Value]]] = {
    "not": (1, lambda _today, value: not _is_true(value)),
    "selected": (2, _selected),
    "count-selected": (1, lambda _today, value: float(len(value)) if isinstance(value, tuple) else 0.0),
    "today": (0, lambda today: today.isoformat()),
    "string-length": (1, lambda _today, value: float(len(str(value or "")))),
    "regex": (2, _matches),
}
