"""Whether what was read from a stranger's file has the shape that its class promises."""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, get_args, get_type_hints

LONGEST = 2_000


def odd_field(thing: Any, longest: int = LONGEST) -> str:
    """The name of a field whose text, number, day or flag is of another type, too long or holds control characters.

    Dataclasses within are looked at too, in tuples as well; "" when all is as it should be.
    """
    hints = get_type_hints(type(thing))
    for each in fields(thing):
        value = getattr(thing, each.name)
        wanted = hints[each.name]
        if wanted in (str, bool, int, float, date, date | None, int | None) and not _fits(value, wanted, longest):
            return each.name
        for inside in value if isinstance(value, tuple) else (value,):
            if isinstance(inside, str) and not _fits(inside, str, longest):
                return each.name
            if is_dataclass(inside) and (odd := odd_field(inside, longest)):
                return f"{each.name}.{odd}"
    return ""


def _fits(value: object, wanted: Any, longest: int) -> bool:
    if wanted in (date | None, int | None):
        return value is None or type(value) in get_args(wanted)
    if wanted is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if type(value) is not wanted:
        return False
    return not isinstance(value, str) or (len(value) <= longest and value.replace("\n", "").isprintable())
