"""Where work is done: everything a service is given, and who is signed in."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from db.session import Database
from desktop_app.core.clock import Clock
from desktop_app.core.progress import Progress
from desktop_app.office.rights import RIGHTS, Right, Role

if TYPE_CHECKING:
    from db.drafts import Drafts
    from desktop_app.office.attachments import Attachments
    from desktop_app.office.exchange.marks import Marks
    from desktop_app.office.law import LawBook
    from desktop_app.office.postings.seal import PostingSeal
    from desktop_app.office.sealing import Seals
    from desktop_app.office.vault import Vault


@dataclass(frozen=True)
class SignedIn:
    """The account at the desk; `sees_denouncer` is so only for those whom the vault's key is wrapped for.

    `office` is the kind of office that it was when the account signed in, by the name of a member of `OfficeKind`, or
    BRANCH on a second desk's PC (office/branches.py).
    """

    uid: str
    name: str
    post: str
    role: Role
    sees_denouncer: bool = False
    office: str = "COMMUNE"

    def may(self, right: Right) -> bool:
        """Whether the right is held."""
        return self.sees_denouncer if right is Right.SEE_DENOUNCER else right in RIGHTS[self.role]


@dataclass(frozen=True)
class Installation:
    """Where the office's data lie on this PC, and which life of them this is: a restored backup begins a new one."""

    folder: Path
    epoch: str


@dataclass(frozen=True)
class Desk:
    """One office, opened by one account; `seals` are those of all areas, `back_up` writes a checked copy of it all."""

    db: Database
    clock: Clock
    law: "LawBook"
    account: SignedIn
    vault: "Vault"
    attachments: "Attachments"
    drafts: "Drafts"
    marks: "Marks"
    seal: "PostingSeal"
    installation: Installation
    back_up: Callable[[Path, Progress], Path]
    seals: tuple["Seals", ...] = ()
    is_practice: bool = False


class Service:
    """What every service is: one method is one use case, one transaction, and names the right it needs."""

    def __init__(self, desk: Desk) -> None:
        """Work at this desk."""
        self.desk = desk

    @property
    def holder(self) -> SignedIn:
        """The signed-in account."""
        return self.desk.account
