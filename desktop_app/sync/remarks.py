"""Comments as they travel beside a receipt."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from desktop_app.core.package.about import UID, NotWellFormed, flag, sign
from desktop_app.sync.models import Comment
from desktop_app.sync.states import Target

_TEXTS = {"table_name": 40, "row_uid": 36, "form": 40, "figure": 60, "said": 20_000, "said_by": 120}
_DAYS = ("from_on", "to_on", "said_on", "withdrawn_on")


def remark_row(comment: Comment) -> dict[str, Any]:
    """A comment as one row of a package."""
    days = {name: day.isoformat() if (day := getattr(comment, name)) else None for name in _DAYS}
    texts = {name: getattr(comment, name) for name in _TEXTS}
    named = {"comment_uid": comment.comment_uid, "package_uid": comment.package_uid, "target": comment.target.name}
    return {**named, **texts, **days, "is_return": comment.is_return}


def remark_from(row: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a comment from such a row; NotWellFormed for anything else."""
    target = row.get("target")
    if target not in Target.__members__:
        raise NotWellFormed("target")
    found: dict[str, Any] = {name: sign(row, name, UID) for name in ("comment_uid", "package_uid")}
    found |= {name: _text(row, name, longest) for name, longest in _TEXTS.items()}
    found |= {name: _day(row, name) for name in _DAYS}
    if found["said_on"] is None:
        raise NotWellFormed("said_on")
    return found | {"target": Target[str(target)], "is_return": flag(row, "is_return")}


def _text(row: Mapping[str, Any], name: str, longest: int) -> str:
    value = row.get(name)
    if not isinstance(value, str) or len(value) > longest:
        raise NotWellFormed(name)
    return value


def _day(row: Mapping[str, Any], name: str) -> date | None:
    value = row.get(name)
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise NotWellFormed(name) from None
