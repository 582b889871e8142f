"""Makes an office's data folder and opens it: one holder, one key, one door."""

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Engine, select

from db import backup, drafts, place, restore
from db.codes import Sheet
from db.engine import open_engine
from db.key_changes import KeyKeeper
from db.key_content import FILE_NAME
from db.keys import Created, KeyFile, NewOffice, Unlocked
from db.migrate import migrate
from db.recorded import Recorded, Records
from db.sealing import FLOOR, Cost
from db.session import Database
from desktop_app.core import patience
from desktop_app.core.clock import Clock
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.progress import Progress, Silent
from desktop_app.office.attachments import Attachments
from desktop_app.office.branches import own_letter
from desktop_app.office.desk import Desk, Installation, SignedIn
from desktop_app.office.exchange.marks import Marks
from desktop_app.office.hamlets import Pasted, add_hamlets
from desktop_app.office.law import LawBook, Limits
from desktop_app.office.models import RECORDS, Account, LawVersion
from desktop_app.office.postings.seal import PostingSeal
from desktop_app.office.profile import Profile, read_profile, write_profile
from desktop_app.office.rights import BRANCH, Role
from desktop_app.office.scans import finish_leaving
from desktop_app.office.sealing import Seals
from desktop_app.office.sign_in import sign_in_rules
from desktop_app.office.vault import Vault

REGISTER = "register.db"
BACKUPS = "backups"
BEING_MADE = "dang-tao"
MAKING = ("Tạo khóa mã hóa", "Tạo tệp sổ", "Ghi thông tin cơ quan")
"""The steps that making an office reports."""


@dataclass(frozen=True)
class Opener:
    """What opening an office needs of the program: its clock, its tables, what its areas do, the cost of passwords.

    `watch` is told of every office as soon as it is open: its data, and the life of them.
    """

    clock: Clock
    records: Mapping[type, Recorded]
    limits: Sequence[Limits] = ()
    seals: Sequence[Seals] = ()
    cost: Cost = FLOOR
    floor: Cost = FLOOR
    check_place: Callable[[Path], None] = place.check_folder
    holder: str = "cửa sổ chương trình"
    watch: Callable[[Database, str], None] | None = None

    def all_records(self) -> Records:
        """Every journalled class, the office's own with the areas'."""
        return {**RECORDS, **self.records}


class OpenOffice:
    """An office whose file is open; who is signed in may change, the file stays."""

    def __init__(
        self, folder: Path, keys: KeyFile, unlocked: Unlocked, db: Database, held: place.Held, opener: Opener
    ) -> None:
        """Made by `open_office` only."""
        self.folder = folder
        self.keys = keys
        self.db = db
        self.records = opener.all_records()
        self._held = held
        self._opener = opener
        self._data_key = unlocked.data_key
        self._attachments = Attachments(folder, unlocked.data_key)
        self._marks = Marks(unlocked.data_key)
        self._seal = PostingSeal(unlocked.data_key)
        self._drafts = drafts.Drafts(folder / drafts.FILE_NAME, unlocked.data_key)
        self._law = LawBook(db, opener.limits)
        self._unlocked = unlocked
        try:
            self.desk = self.desk_for(unlocked)
            self._take_rules()
            finish_leaving(db, self._attachments)
        except BaseException:
            self._drafts.close()
            raise
        db.on_change(self._changed)
        if opener.watch:
            opener.watch(db, self.desk.installation.epoch)

    @property
    def keeper(self) -> KeyKeeper:
        """The key file in the hands of whoever is signed in."""
        return KeyKeeper(self.keys, self._unlocked, self._opener.cost, secrets.token_bytes)

    def desk_for(self, unlocked: Unlocked) -> Desk:
        """The desk of whoever signed in; UserError when the account was closed."""
        facts = self.keys.facts()
        with self.db.reading() as session:
            account = session.scalars(select(Account).where(Account.uid == unlocked.account_uid)).one_or_none()
            kind = BRANCH if own_letter(session) else read_profile(session).kind
        if account is None or not account.is_active:
            raise UserError("Tài khoản này đã ngừng dùng. Hãy đăng nhập bằng tài khoản khác.")
        sees = unlocked.vault_secret is not None
        return Desk(
            db=self.db,
            clock=self._opener.clock,
            law=self._law,
            account=SignedIn(account.uid, account.name, account.post, account.role, sees, kind),
            vault=Vault(facts.vault_public, unlocked.vault_secret),
            attachments=self._attachments,
            drafts=self._drafts,
            marks=self._marks,
            seal=self._seal,
            installation=Installation(self.folder, facts.epoch),
            back_up=self.back_up,
            seals=tuple(self._opener.seals),
            is_practice=facts.is_practice,
        )

    def switch(self, account: str, password: str) -> Desk:
        """Sign another account in without closing the file."""
        unlocked = self.keys.unlock(account, password, self._opener.clock.now())
        self.desk = self.desk_for(unlocked)
        self._unlocked = unlocked
        return self.desk

    def back_up(self, target: Path | None = None, progress: Progress | None = None) -> Path:
        """A checked copy into `target` (the office's own backup folder when None)."""
        folder = target or self.folder / BACKUPS
        clock = self._opener.clock
        engine, tells = self.db.engine, progress or Silent()
        return backup.write_backup(engine, self.keys, self._data_key, folder, clock, tells, self.copies_code)

    @property
    def copies_code(self) -> str:
        """By what this PC's copies are known: on one stick those of a branch never stand for the main PC's."""
        with self.db.reading() as session:
            letter = own_letter(session)
        code = self.keys.facts().file_code
        return f"{code}-{letter}" if letter else code

    def restore_beside(self, file: Path, folder: Path, account: str, password: str, progress: Progress) -> Path:
        """Bring a backup back into another folder, opened by whoever had a way in when it was made."""
        opener = self._opener
        opener.check_place(folder)

        def unlock(keys: KeyFile) -> Unlocked:
            return keys.unlock(account, password, opener.clock.now())

        return restore.restore(file, folder, unlock, opener.clock, progress, opener.floor).folder

    def close(self) -> None:
        """Bring everything into the file and let go of it, also where the disk refuses."""
        with self._held:
            try:
                self._drafts.close()
            finally:
                self.db.close()

    def _changed(self, tables: frozenset[str]) -> None:
        if LawVersion.__tablename__ in tables:
            self._take_rules()

    def _take_rules(self) -> None:
        """Sign in from now on by the numbers that the office's law has today."""
        rules = sign_in_rules(self._law.rulebook, self._opener.clock.today())
        if rules != self.keys.facts().rules:
            self.keeper.set_rules(rules)


def create_office(
    folder: Path,
    office: NewOffice,
    profile: Profile,
    hamlets: list[Pasted],
    password: str,
    opener: Opener,
    progress: Progress | None = None,
) -> Created:
    """Make the data folder of a new office with its first account; nothing is left behind when it fails."""
    opener.check_place(folder)
    if any((folder / name).exists() for name in (FILE_NAME, REGISTER)):
        raise UserError("Thư mục này đã có dữ liệu của một cơ quan. Hãy chọn một thư mục khác, còn trống.")
    tells = progress or Silent()
    with _made_whole(folder) as part:
        tells.report(0, len(MAKING), MAKING[0])
        created = KeyFile.create(part, office, password, cost=opener.cost, at=opener.clock.now(), floor=opener.floor)
        tells.report(1, len(MAKING), MAKING[1])
        db = _new_register(part / REGISTER, created.unlocked.data_key, opener)
        try:
            tells.report(2, len(MAKING), MAKING[2])
            with db.writing(created.unlocked.account_uid) as session:
                session.add(_first_account(created, office))
                write_profile(session, profile)
                add_hamlets(session, hamlets)
        finally:
            db.close()
    return replace(created, keys=KeyFile(folder, opener.floor))


def _new_register(file: Path, data_key: bytes, opener: Opener) -> Database:
    engine = open_engine(file, data_key)
    try:
        migrate(engine, lambda: None)
    except BaseException:
        engine.dispose()
        raise
    return Database(engine, opener.all_records(), opener.clock)


def _first_account(created: Created, office: NewOffice) -> Account:
    uid = created.unlocked.account_uid
    return Account(uid=uid, name=office.account_name, post=office.account_post, role=Role.ADMINISTRATOR)


@contextmanager
def _made_whole(folder: Path) -> Iterator[Path]:
    """A folder inside, to make an office in; its files move up when the block ends well, else nothing stays.

    The keys come last: a folder without them is no office, so a machine that stops in between leaves none.
    """
    was_there = folder.exists()
    part = folder / BEING_MADE
    with disk_told():
        patience.remove_tree(part)
        part.mkdir(parents=True)
    try:
        yield part
        with disk_told():
            patience.move(part / REGISTER, folder / REGISTER)
            patience.move(part / FILE_NAME, folder / FILE_NAME)
    finally:
        patience.remove_tree(part)
        if not was_there and not any(folder.iterdir()):
            folder.rmdir()


def open_office(folder: Path, account: str, password: str, opener: Opener) -> OpenOffice:
    """Sign in and open; UserError says what is in the way, and nothing is changed then."""
    opener.check_place(folder)
    keys = KeyFile.read(folder, opener.floor)
    unlocked = keys.unlock(account, password, opener.clock.now())
    return open_unlocked(folder, keys, unlocked, opener)


def recover(folder: Path, code: str, account: str, password: str, opener: Opener) -> str:
    """A new password for an account by the recovery sheet; gives the code of the sheet that replaces the used one.

    The right to the vault does not come back this way: the vault has a sheet of its own.
    """
    keys = KeyFile.read(folder, opener.floor)
    keeper = KeyKeeper(keys, keys.unlock_with_recovery(code), opener.cost, secrets.token_bytes)
    keeper.set_password(account, password)
    return keeper.renew_sheet(Sheet.REGISTER, opener.clock.now())


def open_unlocked(folder: Path, keys: KeyFile, unlocked: Unlocked, opener: Opener) -> OpenOffice:
    """Open with keys already in hand; the copy before a migration lies in the backups folder."""
    with ExitStack() as undone:
        held = undone.enter_context(place.hold(folder, opener.holder, opener.clock))
        _check_register(folder / REGISTER)
        engine = open_engine(folder / REGISTER, unlocked.data_key)
        undone.callback(engine.dispose)
        migrate(engine, lambda: _copy_first(engine, keys, unlocked, opener), records=opener.all_records())
        office = OpenOffice(folder, keys, unlocked, Database(engine, opener.all_records(), opener.clock), held, opener)
        undone.pop_all()
        return office


def _check_register(file: Path) -> None:
    # The driver would make an empty register in the place of one that is gone.
    with disk_told():
        if not file.exists() or not file.stat().st_size:
            raise UserError(
                f"Thư mục dữ liệu thiếu tệp sổ {REGISTER}, hoặc tệp trống, nên không mở được; chưa có gì bị thay đổi. "
                "Hãy chọn đúng thư mục, hoặc phục hồi bản sao lưu gần nhất vào một thư mục khác."
            )


def _copy_first(engine: Engine, keys: KeyFile, unlocked: Unlocked, opener: Opener) -> None:
    backup.write_backup(engine, keys, unlocked.data_key, keys.folder / BACKUPS, opener.clock, Silent())
