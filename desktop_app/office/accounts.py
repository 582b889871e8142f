"""Who may open the register: their names and roles in the file, their ways in in the key file."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.codes import Sheet
from db.key_changes import KeyKeeper
from db.keys import KeyHolder
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.desk import Desk, Service
from desktop_app.office.models import Account
from desktop_app.office.rights import Right, Role, needs


@dataclass(frozen=True)
class AccountRow:
    """An account as the list of accounts shows it; `locked_until` is set while wrong tries are waited for."""

    uid: str
    name: str
    post: str
    role: Role
    is_active: bool
    sees_denouncer: bool
    locked_until: datetime | None = None


class AccountService(Service):
    """The accounts of the office."""

    def __init__(self, desk: Desk, keeper: KeyKeeper) -> None:
        """`keeper` is the key file in the hands of whoever is signed in."""
        super().__init__(desk)
        self._keeper = keeper

    @needs(Right.READ)
    def all(self) -> list[AccountRow]:
        """Every account, the closed ones last."""
        holders = {holder.uid: holder for holder in self._keeper.keys.accounts()}
        with self.desk.db.reading() as session:
            rows = session.scalars(select(Account).order_by(Account.is_active.desc(), Account.id)).all()
            return [self._row(row, holders.get(row.uid)) for row in rows]

    @needs(Right.SIGN_IN)
    def password_rule(self) -> str:
        """What a password must be here, in one sentence."""
        shortest = self._keeper.keys.facts().rules.shortest_password
        return f"Mật khẩu có ít nhất {shortest} ký tự. Nên dùng một câu dễ nhớ, có cả dấu cách."

    @needs(Right.KEEP_ACCOUNTS)
    def open(self, name: str, post: str, role: Role, password: str) -> str:
        """Let another person in; gives the account's uid. Either both files know the account or none."""
        uid = self._keeper.add_account(name, post, password, self.desk.clock.now())
        try:
            with self.desk.db.writing(self.holder.uid) as session:
                session.add(Account(uid=uid, name=name.strip(), post=post.strip(), role=role))
        except BaseException:
            self._keeper.remove_account(uid)
            raise
        return uid

    @needs(Right.KEEP_ACCOUNTS)
    def change(self, uid: str, name: str, post: str, role: Role) -> None:
        """Another name, post or role; the last administrator stays one."""
        with self.desk.db.writing(self.holder.uid) as session:
            account = _account(session, uid)
            if account.role is Role.ADMINISTRATOR and role is not Role.ADMINISTRATOR:
                _keep_one_administrator(session)
            account.name, account.post, account.role = name.strip(), post.strip(), role
            self._keeper.rename_account(uid, name, post)

    @needs(Right.KEEP_ACCOUNTS)
    def close(self, uid: str, reason: str = "") -> None:
        """Take the account's way in away, which cannot be taken back; its name stays beside what it wrote."""
        if uid == self.holder.uid:
            raise UserError("Không tự ngừng tài khoản đang dùng được. Hãy nhờ người quản trị khác làm việc này.")
        with self.desk.db.writing(self.holder.uid, reason) as session:
            account = _account(session, uid)
            if account.role is Role.ADMINISTRATOR:
                _keep_one_administrator(session)
            account.is_active = False
            self._keeper.remove_account(uid)

    @needs(Right.SIGN_IN)
    def change_own_password(self, old: str, new: str) -> None:
        """Another password for oneself; the old one is asked so that an unlocked desk is not enough."""
        self.prove(old)
        self._keeper.set_password(self.holder.uid, new)

    @needs(Right.SIGN_IN)
    def prove(self, password: str) -> None:
        """Whoever is signed in types their password again, where an unlocked desk is not enough."""
        self._keeper.keys.unlock(self.holder.uid, password, self.desk.clock.now())

    @needs(Right.KEEP_ACCOUNTS)
    def reset_password(self, uid: str, new: str) -> None:
        """Another password for somebody who forgot theirs; the right to the vault stays only if the giver holds it."""
        self._keeper.set_password(uid, new)

    @needs(Right.SEE_DENOUNCER)
    def grant_vault(self, uid: str, password: str) -> None:
        """Let an account look into the vault; its person is present and types the password."""
        self._keeper.grant_vault(uid, password)

    @needs(Right.KEEP_ACCOUNTS)
    def withdraw_vault(self, uid: str) -> None:
        """Take the right to the vault away; one holder stays, or only the sheet could open it."""
        holders = [holder.uid for holder in self._keeper.keys.accounts() if holder.is_vault_holder]
        if holders == [uid]:
            raise UserError("Đây là người cuối cùng xem được kho mật. Hãy cấp quyền cho người khác trước.")
        self._keeper.withdraw_vault(uid)

    @needs(Right.READ)
    def take_vault(self, code: str, password: str) -> str:
        """The right to the vault for oneself, by the vault's own sheet, from the next sign-in on.

        The sheet is used up: gives the code of the one that replaces it.
        """
        opened = self._keeper.keys.with_vault_recovery(self._keeper.unlocked, code)
        self.prove(password)
        keeper = replace(self._keeper, unlocked=opened)
        keeper.grant_vault(self.holder.uid, password)
        return keeper.renew_sheet(Sheet.VAULT, self.desk.clock.now())

    @needs(Right.KEEP_ACCOUNTS)
    def renew_sheet(self, sheet: Sheet) -> str:
        """A new recovery code; the sheet printed before opens nothing any more."""
        return self._keeper.renew_sheet(sheet, self.desk.clock.now())

    def _row(self, account: Account, holder: KeyHolder | None) -> AccountRow:
        until = holder.locked_until if holder else None
        return AccountRow(
            account.uid,
            account.name,
            account.post,
            account.role,
            account.is_active,
            holder is not None and holder.is_vault_holder,
            until if until and until > self.desk.clock.now() else None,
        )


def _account(session: Session, uid: str) -> Account:
    account = session.scalars(select(Account).where(Account.uid == uid)).one_or_none()
    if account is None or not account.is_active:
        raise InvalidInput({"name": "Tài khoản này đã ngừng dùng. Mở lại danh sách để xem."})
    return account


def _keep_one_administrator(session: Session) -> None:
    active = select(func.count()).where(Account.role == Role.ADMINISTRATOR, Account.is_active)
    if session.scalars(active).one() < 2:
        raise UserError("Phải còn ít nhất một tài khoản quản trị. Hãy cấp vai trò quản trị cho người khác trước.")
