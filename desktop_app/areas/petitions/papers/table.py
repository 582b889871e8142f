"""The papers of petitions: those of `resources/forms/don-thu.toml`."""

from collections.abc import Mapping

from desktop_app.office.form_papers.table import PaperKind, kind_in, paper_table

_FORM = "don-thu"
_WRITER = "writer"


def paper_kinds() -> Mapping[str, PaperKind]:
    """Every kind of paper by its key, in the order of the work."""
    return paper_table(_FORM)


def paper_kind(key: str) -> PaperKind:
    """The kind of that key; UserError names the keys there are."""
    return kind_in(_FORM, key)


def is_to_writer(kind: PaperKind) -> bool:
    """Whether the paper is for who wrote the petition."""
    return kind.to == _WRITER
