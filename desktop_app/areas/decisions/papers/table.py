"""The papers of decisions: those of `resources/forms/dan-ban.toml`."""

from collections.abc import Mapping

from desktop_app.office.form_papers.table import PaperKind, kind_in, paper_table

_FORM = "dan-ban"
OF_VOTE = "vote"
"""The day of a paper that bears the day of the vote."""


def paper_kinds() -> Mapping[str, PaperKind]:
    """Every kind of paper by its key, in the order of the work."""
    return paper_table(_FORM)


def paper_kind(key: str) -> PaperKind:
    """The kind of that key; UserError names the keys there are."""
    return kind_in(_FORM, key)
