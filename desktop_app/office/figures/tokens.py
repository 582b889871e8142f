"""How a source says in SQL what a thing is like: text tokens, and the words that tell them."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, String, case, literal, type_coerce

from desktop_app.office.figures.source import NO, YES

YES_NO: Mapping[str, str] = {YES: "Có", NO: "Không"}


def token(column: Any) -> ColumnElement[str]:
    """A column of a closed list, as the name under which it is stored."""
    return type_coerce(column, String)


def yes_no(test: Any) -> ColumnElement[str]:
    """Whether it is so; what is not known is not so."""
    return case((test, literal(YES)), else_=literal(NO))


def worded(options: type[Enum]) -> dict[str, str]:
    """The tokens of a closed list with their words."""
    return {each.name: str(each.value) for each in options}
