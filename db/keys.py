"""The key file of an office: who can open the data, and with what.

One random data key opens the register, the drafts and the attachments. It is wrapped once for each account's password
and once for the code on the recovery sheet. The vault's private key is wrapped beside it only for accounts with the
right, and alone for a sheet of its own, so that the register's sheet never opens the vault. No copy of an old key file
is kept beside the new one: it would keep voided sheets and old passwords alive; backups carry the file.
"""

import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from pyrage import x25519

from db import codes
from db.codes import Sheet
from db.key_content import DATA, FILE_NAME, VAULT, Bond, Content, Holder, SheetWrap, load, save
from db.sealing import FLOOR, KEY_BYTES, CannotOpen, Cost, RandomBytes, Wrap, derived, password_bytes, unwrap, wrap
from db.sign_in import SignInRules, Tries, WrongPassword
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.uid import Randomness, uuid7


@dataclass(frozen=True)
class Unlocked:
    """Keys in the hands of whoever signed in; `account_uid` is empty for a recovery sheet."""

    account_uid: str
    name: str
    data_key: bytes = field(repr=False)
    vault_secret: str | None = field(default=None, repr=False)

    def fingerprint(self) -> str:
        """Eight signs by which two papers or files show that they speak of the same data key."""
        sign = derived(self.data_key, "fingerprint").hex()[:8].upper()
        return f"{sign[:4]}-{sign[4:]}"

    def secrets(self) -> dict[str, bytes]:
        """What a new wrap for the same person closes in."""
        vault = {VAULT: self.vault_secret.encode()} if self.vault_secret else {}
        return {DATA: self.data_key, **vault}


@dataclass(frozen=True)
class KeyHolder:
    """One account as the sign-in page lists it."""

    uid: str
    name: str
    post: str
    is_vault_holder: bool
    locked_until: datetime | None


@dataclass(frozen=True)
class Facts:
    """What the key file tells before anybody has signed in."""

    file_code: str
    is_practice: bool
    epoch: str
    office_name: str
    office_place: str
    vault_public: str
    rules: SignInRules
    recovery_issue: int
    vault_recovery_issue: int


@dataclass(frozen=True, kw_only=True)
class NewOffice:
    """What a key file is made for; the practice flag can never be changed afterwards."""

    office_name: str
    office_place: str
    practice: bool
    rules: SignInRules
    account_name: str
    account_post: str = ""
    holds_vault: bool = True


@dataclass(frozen=True)
class Created:
    """A new key file, opened, with the two codes that exist nowhere else."""

    keys: "KeyFile"
    unlocked: Unlocked
    recovery_code: str = field(repr=False)
    vault_recovery_code: str = field(repr=False)


class KeyFile:
    """The key file in one data folder; it is read anew for every question, so that no two views of it differ."""

    def __init__(self, folder: Path, floor: Cost = FLOOR) -> None:
        """`floor` is the least costly password protection that is accepted."""
        self.folder = folder
        self.floor = floor

    @classmethod
    def read(cls, folder: Path, floor: Cost = FLOOR) -> "KeyFile":
        """The key file of the folder, looked at once; KeyFileTrouble says what is wrong with it."""
        keys = cls(folder, floor)
        keys.content()
        return keys

    @classmethod
    def create(
        cls,
        folder: Path,
        office: NewOffice,
        password: str,
        *,
        cost: Cost,
        at: datetime,
        floor: Cost = FLOOR,
        random: RandomBytes = secrets.token_bytes,
    ) -> Created:
        """Make the keys of a new office; UserError when the folder already has some or the password is too weak."""
        office.rules.check_password(password)
        if (folder / FILE_NAME).exists():
            raise UserError("Thư mục này đã có dữ liệu của một cơ quan. Hãy chọn một thư mục khác, còn trống.")
        bits = bits_of(random)
        identity = x25519.Identity.generate()
        bond = Bond(_file_code(bits), office.practice, str(identity.to_public()))
        owner = Unlocked(uuid7(at, bits), office.account_name, random(KEY_BYTES), str(identity))
        unlocked = owner if office.holds_vault else replace(owner, vault_secret=None)
        closing = Closing(bond, uuid7(at, bits), cost, random)
        own = closing.account(owner.account_uid, unlocked, password)
        code, recovery = closing.sheet(Sheet.REGISTER, owner, 1, at)
        vault_code, vault_recovery = closing.sheet(Sheet.VAULT, owner, 1, at)
        content = Content(
            file_code=bond.file_code,
            practice=bond.practice,
            epoch=closing.epoch,
            office_name=office.office_name,
            office_place=office.office_place,
            vault_public=bond.vault_public,
            rules=office.rules,
            holders=(Holder(owner.account_uid, office.account_name, office.account_post, own),),
            recovery=recovery,
            vault_recovery=vault_recovery,
        )
        with disk_told():
            folder.mkdir(parents=True, exist_ok=True)
        save(folder, content.sealed(owner.data_key))
        return Created(cls(folder, floor), unlocked, code, vault_code)

    def content(self) -> Content:
        """The file as it stands now; KeyFileTrouble says what is wrong with it."""
        return load(self.folder, self.floor)

    def facts(self) -> Facts:
        """What may be known without signing in."""
        now = self.content()
        return Facts(
            now.file_code,
            now.practice,
            now.epoch,
            now.office_name,
            now.office_place,
            now.vault_public,
            now.rules,
            now.recovery.issue,
            now.vault_recovery.issue,
        )

    def accounts(self) -> tuple[KeyHolder, ...]:
        """Everybody who can sign in, in the order they were added."""
        return tuple(
            KeyHolder(h.uid, h.name, h.post, VAULT in h.wrap.boxes, h.tries.locked_until)
            for h in self.content().holders
        )

    def unlock(self, account: str, password: str, now: datetime) -> Unlocked:
        """Sign in by uid or name. WrongPassword and LockedOut count and wait by the office's rules."""
        content = self.content()
        holder = holder_of(content, account)
        fitted = replace(holder, tries=holder.tries.fitted(content.rules, now))
        if fitted != holder:
            save(self.folder, content.with_holder(fitted))
        # Written down before the password is looked at: ending the program in between gives no free try.
        counted = replace(holder, tries=fitted.tries.counted(content.rules, now))
        save(self.folder, content.with_holder(counted))
        try:
            opened = unwrap(holder.wrap, password_bytes(password), content.bond.to(holder.uid))
        except CannotOpen:
            raise WrongPassword(content.rules.tries - counted.tries.failed, content.rules.lock_minutes) from None
        unlocked = _unlocked(content, opened, holder.uid, holder.name)
        # Read anew: looking at a password takes long, and another program may have changed the file meanwhile.
        after = self.content()
        save(self.folder, after.with_holder(replace(holder_of(after, holder.uid), tries=Tries())))
        return unlocked

    def unlock_with_recovery(self, code: str) -> Unlocked:
        """The data key by the register's sheet, without the vault; a slip in the code is named by its group."""
        content = self.content()
        opened = _by_sheet(content, content.recovery, Sheet.REGISTER, code)
        return _unlocked(content, opened, "", Sheet.REGISTER.value)

    def with_vault_recovery(self, unlocked: Unlocked, code: str) -> Unlocked:
        """The same holder, now also with the vault, by the vault's own sheet."""
        content = self.content()
        opened = _by_sheet(content, content.vault_recovery, Sheet.VAULT, code)
        return replace(unlocked, vault_secret=opened[VAULT].decode())


@dataclass(frozen=True)
class Closing:
    """How new wraps are made: bound to what, in which life of the data, at what cost, with whose randomness."""

    bond: Bond
    epoch: str
    cost: Cost
    random: RandomBytes = secrets.token_bytes

    def account(self, uid: str, unlocked: Unlocked, password: str) -> Wrap:
        """The keys of `unlocked` under the password of the account `uid`."""
        return self._closed(unlocked.secrets(), password_bytes(password), uid)

    def sheet(self, sheet: Sheet, unlocked: Unlocked, issue: int, at: datetime) -> tuple[str, SheetWrap]:
        """A fresh code and the wrap that it opens: the data key for the register's sheet, else the vault's key."""
        code = codes.new_code(sheet, bits_of(self.random))
        name = DATA if sheet is Sheet.REGISTER else VAULT
        secret = {name: unlocked.secrets()[name]}
        return code, SheetWrap(issue, at, self._closed(secret, codes.read_code(code, sheet), sheet.name))

    def _closed(self, secret: dict[str, bytes], password: bytes, who: str) -> Wrap:
        return wrap(secret, password, self.bond.to(who), self.epoch, self.cost, self.random)


def holder_of(content: Content, account: str) -> Holder:
    """The account of that uid or name; UserError when there is none."""
    wanted = plain_name(account)
    for holder in content.holders:
        if account == holder.uid or wanted == plain_name(holder.name):
            return holder
    raise UserError(f"Không có tài khoản “{account[:80]}” trong dữ liệu này. Hãy chọn một tên trong danh sách.")


def plain_name(name: str) -> str:
    """A name as names of accounts are compared: composed, without regard to capitals and spaces."""
    return " ".join(password_bytes(name).decode().casefold().split())


def bits_of(random: RandomBytes) -> Randomness:
    """The same randomness, asked for in bits."""
    return lambda bits: int.from_bytes(random((bits + 7) // 8), "big") >> -bits % 8


def _by_sheet(content: Content, closed: SheetWrap, sheet: Sheet, code: str) -> dict[str, bytes]:
    try:
        return unwrap(closed.wrap, codes.read_code(code, sheet), content.bond.to(sheet.name))
    except CannotOpen:
        raise UserError(
            f"Mã gõ đúng cách viết nhưng không mở được dữ liệu {content.file_code}. Phiếu đang có giá trị là phiếu lần "
            f"{closed.issue:02d} lập ngày {closed.made_at:%d/%m/%Y}; hãy tìm đúng phiếu đó."
        ) from None


def _unlocked(content: Content, opened: dict[str, bytes], uid: str, name: str) -> Unlocked:
    content.check_seal(opened[DATA])
    vault = opened.get(VAULT)
    return Unlocked(uid, name, opened[DATA], vault.decode() if vault else None)


def _file_code(bits: Randomness) -> str:
    signs = "".join(codes.ALPHABET[bits(5)] for _ in range(8))
    return f"SDC-{signs[:4]}-{signs[4:]}"
