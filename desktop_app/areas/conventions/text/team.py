"""Who drafts a text and who signs it (NĐ 61/2023/NĐ-CP Điều 6, Điều 8)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.conventions.kept import open_convention
from desktop_app.areas.conventions.models import Convention, ConventionPerson
from desktop_app.areas.conventions.states import Role
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.desk import Desk, Service
from desktop_app.office.kept import refuse_changed, row_of
from desktop_app.office.rights import Right, needs

TEAM = (Role.HEAD, Role.DRAFTER, Role.ELDER, Role.ETHNIC)
ETHNIC = (Role.ELDER, Role.ETHNIC)
"""Where the people are of an ethnic minority, the team has both (Điều 8)."""
LONGEST = 120


@dataclass(frozen=True, kw_only=True)
class PersonEntry:
    """Somebody in the team, or who signed."""

    role: Role
    full_name: str
    post: str = ""


@dataclass(frozen=True)
class PersonRow:
    """One person as listed; one who was struck stays with the day."""

    uid: str
    rev: int
    role: Role
    full_name: str
    post: str
    struck_on: date | None


class TeamService(Service):
    """The people of a text; one method is one transaction."""

    @needs(Right.RECORD)
    def add(self, convention_uid: str, rev: int, *entries: PersonEntry) -> tuple[str, ...]:
        """Enter people: all of them, or none; their uids. Nobody is entered twice in one role."""
        _check(entries)
        with self.desk.db.writing(self.holder.uid) as session:
            convention = open_convention(session, convention_uid, rev)
            there = [each for each in convention.people if each.struck_on is None]
            _refuse_twice([*((each.role, each.full_name) for each in there), *_named(entries)])
            place = max((each.position for each in convention.people), default=0)
            rows = [
                ConventionPerson(
                    convention_id=convention.id,
                    role=entry.role,
                    position=place + at,
                    full_name=entry.full_name.strip(),
                    post=entry.post.strip(),
                )
                for at, entry in enumerate(entries, start=1)
            ]
            session.add_all(rows)
            session.flush()
            return tuple(row.uid for row in rows)

    @needs(Right.RECORD)
    def correct(self, uid: str, rev: int, entry: PersonEntry) -> None:
        """Change a person; refused when somebody changed it since it was seen."""
        _check([entry])
        with self.desk.db.writing(self.holder.uid) as session:
            row = _open(session, uid, rev)
            row.role, row.full_name, row.post = entry.role, entry.full_name.strip(), entry.post.strip()

    @needs(Right.RECORD)
    def strike(self, uid: str, rev: int) -> None:
        """Take somebody out; who it was stays in the history."""
        with self.desk.db.writing(self.holder.uid) as session:
            _open(session, uid, rev).struck_on = self.desk.clock.today()


def people_of(desk: Desk, convention_uid: str) -> tuple[PersonRow, ...]:
    """The people of a text in their order, those struck too."""
    query = (
        select(ConventionPerson)
        .join(Convention, Convention.id == ConventionPerson.convention_id)
        .where(Convention.uid == convention_uid)
        .order_by(ConventionPerson.position, ConventionPerson.id)
    )
    with desk.db.reading() as session:
        rows = session.scalars(query).all()
        return tuple(PersonRow(r.uid, r.rev, r.role, r.full_name, r.post, r.struck_on) for r in rows)


def missing_in_team(people: Sequence[PersonRow], is_ethnic: bool) -> str:
    """What the team lacks by law, in one sentence; nothing where it is whole."""
    roles = {person.role for person in people if person.struck_on is None}
    if not roles & set(TEAM):
        return "Tổ soạn thảo chưa có ai. Ghi người trong Tổ soạn thảo."
    lacking = [role.value for role in ETHNIC if is_ethnic and role not in roles]
    if not lacking:
        return ""
    named = " và ".join(f"{name[:1].lower()}{name[1:]}" for name in lacking)
    return f"Vùng dân tộc thiểu số: Tổ soạn thảo còn thiếu {named}. Ghi thêm người."


def _open(session: Session, uid: str, rev: int) -> ConventionPerson:
    row = row_of(session, ConventionPerson, uid, "người này")
    if row.struck_on:
        raise UserError("Người này đã được đưa ra khỏi danh sách. Thêm lại nếu đưa ra nhầm.")
    refuse_changed(row.rev, rev, "Dòng này")
    return row


def _check(entries: Iterable[PersonEntry]) -> None:
    for entry in entries:
        if not entry.full_name.strip():
            raise InvalidInput({"full_name": "Chưa ghi họ tên. Gõ họ và tên."})
        if max(len(entry.full_name), len(entry.post)) > LONGEST:
            raise InvalidInput({"full_name": f"Họ tên, chức danh dài quá {LONGEST} chữ cái. Viết ngắn lại."})


def _named(entries: Iterable[PersonEntry]) -> list[tuple[Role, str]]:
    return [(entry.role, entry.full_name.strip()) for entry in entries]


def _refuse_twice(people: Sequence[tuple[Role, str]]) -> None:
    if len(people) != len(set(people)):
        raise InvalidInput({"full_name": "Có người được ghi hai lần với cùng vai trò. Bỏ bớt một dòng."})
