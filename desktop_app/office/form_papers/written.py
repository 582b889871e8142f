"""A paper written by a command, of a matter that is named by its number and year."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import select

from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.saving import format_of, save_document
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk

_NUMBER = re.compile(r"0*(\d+)/(\d{4})")


def labelled(desk: Desk, table: type[Any], label: str, called: str) -> str:
    """The uid of the row of a register whose number and year were typed as 87/2026; `called` is what it holds."""
    found = _NUMBER.fullmatch(label.strip())
    if not found:
        raise UserError(f"Không đọc được số {called} “{label}”. Gõ dạng 87/2026.")
    asked = select(table.uid).where(table.number == int(found[1]), table.year == int(found[2]))
    with desk.db.reading() as session:
        uid: str | None = session.scalars(asked).one_or_none()
    if uid is None:
        raise UserError(f"Sổ chưa có {called} {label.strip()}. Kiểm tra lại số và năm.")
    return uid


def written(documents: Sequence[Document], values: Mapping[str, Any], what: str, of: str, warning: str = "") -> Outcome:
    """The paper at `--out`; the outcome names `what` it is, `of` which matter, and what it warns of."""
    target = Path(values["out"])
    save_document(documents[0], format_of(target), target, *documents[1:])
    said = f"Đã ghi {words.inside(what)} của {of}: {target}"
    return Outcome("\n".join((said, *([warning] if warning else []))), {"file": str(target), "number": of.split()[-1]})
