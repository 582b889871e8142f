"""What the page of a text shows: its versions, the one to go on with, what is still to be asked of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.areas.conventions.kept import convention_of
from desktop_app.areas.conventions.text.asked import asked_on
from desktop_app.areas.conventions.text.asking import AskedOf
from desktop_app.areas.conventions.text.queries import VersionRow, findings_of, line_of, versions_of, wording_of
from desktop_app.areas.conventions.text.typed import typed
from desktop_app.office.desk import Desk


@dataclass(frozen=True)
class TextShown:
    """The text of one convention as it is opened; `own` is its newest version, `source` the one that is shown.

    `text` is what is typed to begin with, `is_open` whether saving changes `own` or makes a new version.
    """

    uid: str
    rev: int
    name: str
    is_void: bool
    versions: tuple[VersionRow, ...]
    own: VersionRow | None
    source: VersionRow | None
    text: str
    rules: tuple[AskedOf, ...]
    findings: Mapping[tuple[str, str], str]

    @property
    def is_open(self) -> bool:
        """Whether the newest version can still be changed and is the one shown."""
        return self.own is not None and not self.own.is_fixed and self.own == self.source


def read_text(desk: Desk, uid: str, number: int = 0) -> TextShown:
    """The text to go on with: the version of that number, else the newest of the convention, else of its line."""
    with desk.db.reading() as session:
        convention = convention_of(session, uid)
        line = line_of(convention)
        versions = versions_of(session, line)
        own = next((version for version in reversed(versions) if version.convention_uid == uid), None)
        chosen = next((version for version in versions if version.number == number), None)
        source = chosen or own or (versions[-1] if versions else None)
        return TextShown(
            uid=uid,
            rev=convention.rev,
            name=f"{convention.name.value} {convention.hamlet.full_name}",
            is_void=convention.voided_on is not None,
            versions=versions,
            own=own,
            source=source,
            text=typed(wording_of(session, source.uid)) if source else "",
            rules=asked_on(desk.clock.today()),
            findings=findings_of(session, line),
        )
