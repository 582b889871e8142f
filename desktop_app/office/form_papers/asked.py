"""What there is to say and to ask before a paper of a table is shown."""

from dataclasses import dataclass

from desktop_app.office.form_papers.table import PaperKind
from desktop_app.office.profile import Profile


@dataclass(frozen=True, kw_only=True)
class Asked:
    """`label` is what the matter is called; `deputies` may sign in the head's place."""

    label: str
    name: str
    warning: str
    deputies: tuple[str, ...]


def deputies_for(kind: PaperKind, profile: Profile) -> tuple[str, ...]:
    """Who may sign in the head's place: the deputies, where the head signs at all."""
    return profile.deputies if kind.signs else ()
