"""A paper written by a command."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop_app.core import words
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.saving import format_of, save_document
from desktop_app.office.area import Outcome


def written(document: Document, values: Mapping[str, Any], what: str, of: str, warning: str = "") -> Outcome:
    """The paper at `--out`; the outcome names `what` it is, `of` which matter, and what it warns of."""
    target = Path(values["out"])
    save_document(document, format_of(target), target)
    said = f"Đã ghi {words.inside(what)} của {of}: {target}"
    return Outcome("\n".join((said, *([warning] if warning else []))), {"file": str(target), "number": of.split()[-1]})
