"""JSON in one spelling, and a reader of JSON that takes nothing doubtful from a stranger."""

import json
import math
import re
from typing import Any

_TEXTS = re.compile(rb'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
"""Possessive, so that a hostile text cannot make the search go back and forth."""
_ONE_KIND, _NO_BRACKETS = bytes.maketrans(b"{}", b"[]"), bytes(set(range(256)) - set(b"[]{}"))
_LARGEST = 2**63


class NotJson(ValueError):
    """A text that is not taken as JSON."""


_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def canonical(value: Any) -> bytes:
    """The one spelling: keys sorted, no spaces, letters as UTF-8; ValueError for what JSON cannot say."""
    return _ENCODER.encode(value).encode("utf-8")


def is_deeper(text: bytes, depth: int) -> bool:
    """Whether lists and objects stand in each other deeper than that, found without reading the text as JSON.

    Of the brackets outside texts the innermost pairs are taken away, level by level; a text whose brackets do not pair
    counts as deeper, since it is no JSON either.
    """
    if text.count(b"{") + text.count(b"[") <= depth:
        return False
    left = _TEXTS.sub(b"", text).translate(_ONE_KIND, _NO_BRACKETS)
    for _level in range(depth):
        left = left.replace(b"[]", b"")
    return bool(left)


def parsed(text: bytes, depth: int) -> Any:
    """The value of a JSON text; NotJson when deep, doubled, boundless or broken."""
    if is_deeper(text, depth):
        raise NotJson("too deep")
    try:
        value = _DECODER.decode(text.decode("utf-8"))
        if b"\\u" in text:
            canonical(value)  # half a letter cannot be written again
    except (ValueError, RecursionError) as error:
        raise NotJson("not JSON") from error
    return value


def parsed_object(text: bytes, depth: int) -> dict[str, Any]:
    """The same for a text that must be an object."""
    value = parsed(text, depth)
    if not isinstance(value, dict):
        raise NotJson("not an object")
    return value


def parsed_canonical(text: bytes, depth: int) -> dict[str, Any]:
    """The same for an object that must stand in the one spelling."""
    value = parsed_object(text, depth)
    if canonical(value) != text:
        raise NotJson("another spelling")
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotJson("a key twice")
    return found


def _refused(text: str) -> float:
    raise NotJson(text)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise NotJson("boundless")
    return number


def _whole(text: str) -> int:
    number = int(text)
    if not -_LARGEST <= number < _LARGEST:
        raise NotJson("boundless")
    return number


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_refused, parse_float=_finite, parse_int=_whole)
