"""Who signed the adopted text (NĐ 61/2023/NĐ-CP Điều 6): the head, the Front, representatives of households."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.areas.conventions import life
from desktop_app.areas.conventions.kept import open_convention, saved
from desktop_app.areas.conventions.models import Convention, ConventionPerson
from desktop_app.areas.conventions.states import Role
from desktop_app.core.errors import InvalidInput
from desktop_app.core.fields import clean
from desktop_app.office.desk import Service
from desktop_app.office.kept import Saved
from desktop_app.office.rights import Right, needs

SIGNERS = frozenset({Role.SIGNER_HEAD, Role.SIGNER_FRONT, Role.SIGNER_HOUSEHOLD})
LONGEST = 120


@dataclass(frozen=True, kw_only=True)
class SignersEntry:
    """The names under the text; `households` one a line. Nobody has signed where nothing is said."""

    head: str = ""
    front: str = ""
    households: str = ""

    def named(self) -> Iterator[tuple[Role, str]]:
        """Everybody with what they sign as."""
        for role, name in ((Role.SIGNER_HEAD, self.head), (Role.SIGNER_FRONT, self.front)):
            if clean(name):
                yield role, clean(name)
        for line in self.households.splitlines():
            if clean(line):
                yield Role.SIGNER_HOUSEHOLD, clean(line)


class SigningService(Service):
    """Keeps who signed; one method is one transaction."""

    @needs(Right.RECORD)
    def sign(self, uid: str, rev: int, entry: SignersEntry) -> Saved:
        """Bring the signers to what the entry says; one who is no longer named stays as a struck row."""
        wanted = list(entry.named())
        _check(wanted)
        with self.desk.db.writing(self.holder.uid) as session:
            convention = open_convention(session, uid, rev)
            left = {(each.role, each.full_name): each for each in signers_of(convention)}
            for position, (role, name) in enumerate(wanted, start=1):
                if left.pop((role, name), None) is None:
                    convention.people.append(ConventionPerson(role=role, full_name=name, position=position))
            for gone in left.values():
                gone.struck_on = self.desk.clock.today()
            life.bring_up_to_date(session, self.desk, convention)
            session.flush()
            return saved(convention)


def signers_of(convention: Convention) -> list[ConventionPerson]:
    """Those who signed and are not struck."""
    return [each for each in convention.people if each.role in SIGNERS and each.struck_on is None]


def _check(wanted: list[tuple[Role, str]]) -> None:
    fields = {Role.SIGNER_HEAD: "head", Role.SIGNER_FRONT: "front", Role.SIGNER_HOUSEHOLD: "households"}
    households = [name.casefold() for role, name in wanted if role is Role.SIGNER_HOUSEHOLD]
    for role, name in wanted:
        if len(name) > LONGEST:
            raise InvalidInput({fields[role]: f"Họ tên dài quá {LONGEST} chữ cái. Mỗi dòng ghi một người."})
        if role is Role.SIGNER_HOUSEHOLD and households.count(name.casefold()) > 1:
            said = f"{name} ghi hai lần. Mỗi hộ một đại diện ký."
            raise InvalidInput({fields[role]: said})
