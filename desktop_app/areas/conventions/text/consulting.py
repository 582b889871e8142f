"""What the page of opinions and of the drafting team shows of one convention."""

from dataclasses import dataclass

from desktop_app.areas.conventions.kept import convention_of
from desktop_app.areas.conventions.text.opinions import OpinionCounts, OpinionRow, counts_of, opinions_of
from desktop_app.areas.conventions.text.team import PersonRow, missing_in_team, people_of
from desktop_app.office.desk import Desk


@dataclass(frozen=True)
class Consulted:
    """The opinions on a draft and the people of the text; `lacking` is what the team lacks by law."""

    uid: str
    rev: int
    name: str
    is_void: bool
    opinions: tuple[OpinionRow, ...]
    counts: OpinionCounts
    people: tuple[PersonRow, ...]
    lacking: str


def read_consulted(desk: Desk, uid: str) -> Consulted:
    """Of this convention; UserError when it is not in the register."""
    with desk.db.reading() as session:
        convention = convention_of(session, uid)
        name = f"{convention.name.value} {convention.hamlet.full_name}"
        rev, is_void, is_ethnic = convention.rev, convention.voided_on is not None, convention.is_ethnic
    opinions, people = opinions_of(desk, uid), people_of(desk, uid)
    lacking = missing_in_team(people, is_ethnic)
    return Consulted(uid, rev, name, is_void, opinions, counts_of(opinions), people, lacking)
