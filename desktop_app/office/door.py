"""What can be done at an office's folder before anybody has signed in: set it up, sign in, recover."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from db.codes import Sheet
from db.key_content import FILE_NAME
from db.keys import KeyFile, NewOffice
from db.sign_in import SignInRules
from desktop_app.core.progress import Progress, Silent
from desktop_app.office.hamlets import Pasted
from desktop_app.office.law import amended
from desktop_app.office.opening import MAKING, Opener, OpenOffice, create_office, open_office, open_unlocked, recover
from desktop_app.office.profile import Profile
from desktop_app.office.sign_in import sign_in_rules


@dataclass(frozen=True)
class Plate:
    """What stands on the door: the office's name, whether it is for practice, who may come in."""

    office_name: str
    office_place: str
    is_practice: bool
    idle_minutes: int
    people: tuple["Person", ...]


@dataclass(frozen=True)
class Person:
    """Somebody who can sign in; `locked_until` is set while wrong tries are waited for."""

    uid: str
    name: str
    post: str
    locked_until: datetime | None


@dataclass(frozen=True, kw_only=True)
class FirstAnswers:
    """What a new office needs before it can be made."""

    profile: Profile
    account_name: str
    account_post: str
    password: str = field(repr=False)
    is_practice: bool = False
    hamlets: Sequence[Pasted] = ()


@dataclass(frozen=True)
class Made:
    """A new office, open, with the codes of its two recovery sheets, which exist nowhere else."""

    office: OpenOffice
    codes: dict[Sheet, str] = field(repr=False)


class Door:
    """One data folder, seen from outside."""

    def __init__(self, folder: Path, opener: Opener) -> None:
        """`opener` is how this program opens offices."""
        self.folder = folder
        self.opener = opener

    @property
    def is_set_up(self) -> bool:
        """Whether an office lives here."""
        return (self.folder / FILE_NAME).exists()

    def is_missing(self, remembered: str | None) -> bool:
        """Whether an office was set up in this folder (`remembered` says where) and can't be seen there now."""
        return remembered == str(self.folder) and not self.is_set_up

    def plate(self) -> Plate:
        """Who lives here; UserError says what is wrong with the key file."""
        keys = KeyFile.read(self.folder, self.opener.floor)
        facts = keys.facts()
        people = tuple(Person(holder.uid, holder.name, holder.post, holder.locked_until) for holder in keys.accounts())
        return Plate(facts.office_name, facts.office_place, facts.is_practice, facts.rules.idle_minutes, people)

    def open(self, account: str, password: str) -> OpenOffice:
        """Sign in; UserError counts the tries that are left."""
        return open_office(self.folder, account, password, self.opener)

    def recover(self, code: str, account: str, password: str) -> tuple[OpenOffice, str]:
        """A new password by the recovery sheet; gives the open office and the code of the sheet that replaces it."""
        new_code = recover(self.folder, code, account, password, self.opener)
        return self.open(account, password), new_code

    def first_rules(self) -> SignInRules:
        """How a new office signs in: by the law in the program, of the day."""
        return sign_in_rules(amended(()), self.opener.clock.today())

    def set_up(self, answers: FirstAnswers, progress: Progress | None = None) -> Made:
        """Make the office and open it; nothing is left behind when it fails."""
        tells = progress or Silent()
        new = NewOffice(
            office_name=answers.profile.short_name,
            office_place=answers.profile.province,
            practice=answers.is_practice,
            rules=self.first_rules(),
            account_name=answers.account_name,
            account_post=answers.account_post,
        )
        created = create_office(
            self.folder, new, answers.profile, list(answers.hamlets), answers.password, self.opener, tells
        )
        tells.report(len(MAKING), len(MAKING), MAKING[-1])
        office = open_unlocked(self.folder, created.keys, created.unlocked, self.opener)
        return Made(office, {Sheet.REGISTER: created.recovery_code, Sheet.VAULT: created.vault_recovery_code})
