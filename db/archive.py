"""The one file of a backup: a ZIP that compresses nothing, with a list of its members that the data key attests."""

import errno
import hashlib
import hmac
import json
import re
import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from db.sealing import canonical, derived
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError

VERSION = 2
"""Since the second version sealed packages are in it, since a receiving office reads attached files from them."""
REGISTER, KEYS, ATTACHMENTS, PACKAGES = "register.db", "keys.json", "attachments", "packages"
_LIST = "manifest.json"
_PACKAGE = rf"{PACKAGES}/(?:[a-z]{{1,40}}/)?[A-Za-z0-9_-][A-Za-z0-9._-]{{0,149}}\.dcpkg"
_MEMBER = re.compile(rf"register\.db|keys\.json|{ATTACHMENTS}/[0-9a-f]{{64}}|{_PACKAGE}")
_MOST_MEMBERS = 200_000
_LONGEST_LIST = 64 * 1024 * 1024
_STEP = 1024 * 1024

Moved = Callable[[int], None]
"""Is told of bytes that were written or read; may raise Cancelled."""


class NotABackup(UserError):
    """The file is no backup, is damaged, was altered, or is of a newer program; nothing was changed."""


@dataclass(frozen=True)
class Member:
    """One file inside a backup."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself; `seal` attests it with the data key."""

    file_code: str
    practice: bool
    epoch: str
    made_at: datetime
    revision: str
    journal_rows: int
    journal_head: str
    members: Mapping[str, Member]
    seal: str = ""
    version: int = VERSION

    def sealed(self, data_key: bytes) -> "Manifest":
        """The same, attested."""
        return replace(self, seal=self._seal(data_key))

    def check_seal(self, data_key: bytes) -> None:
        """NotABackup when the list is not as it was written by one with the data key."""
        if not hmac.compare_digest(self.seal, self._seal(data_key)):
            raise _damaged()

    @property
    def attachments(self) -> int:
        """How many attached files it carries."""
        return sum(name.startswith(ATTACHMENTS) for name in self.members)

    @property
    def size(self) -> int:
        """All its files together, in bytes."""
        return sum(member.size for member in self.members.values())

    def _seal(self, data_key: bytes) -> str:
        return hmac.digest(derived(data_key, "backup list"), canonical(replace(self, seal="").plain()), "sha256").hex()

    def plain(self) -> dict[str, object]:
        """As it stands in the file."""
        told = asdict(self)
        told |= {"schema": f"sodanchu.backup/{told.pop('version')}", "made_at": self.made_at.isoformat()}
        return told


class Archive:
    """A backup opened for reading; every size and name was looked at before anything is taken out."""

    def __init__(self, entries: zipfile.ZipFile, manifest: Manifest) -> None:
        """Made by `opened`."""
        self._entries = entries
        self.manifest = manifest

    def extract(self, name: str, target: Path, moved: Moved) -> None:
        """Write one member to `target`; NotABackup when its content is not the one that was listed."""
        with target.open("wb") as file:
            self._read(name, file, moved)

    def check(self, name: str, moved: Moved) -> None:
        """Read one member through; NotABackup when its content is not the one that was listed."""
        self._read(name, None, moved)

    def _read(self, name: str, into: BinaryIO | None, moved: Moved) -> None:
        digest = hashlib.sha256()
        with self._entries.open(name) as member:
            while block := member.read(_STEP):
                digest.update(block)
                if into:
                    into.write(block)
                moved(len(block))
        if digest.hexdigest() != self.manifest.members[name].sha256:
            raise _damaged()


def write(target: Path, files: Mapping[str, Path], about: Manifest, data_key: bytes, moved: Moved) -> None:
    """Put the files, by their names inside, and the attested list into one file at `target`."""
    members = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as out:
        for name, path in files.items():
            digest, size = hashlib.sha256(), 0
            # A receipt that is read meanwhile takes copies away that need not be kept any longer.
            if name.startswith(PACKAGES) and not path.exists():
                continue
            with path.open("rb") as source, out.open(_entry(name, about.made_at), "w", force_zip64=True) as entry:
                while block := source.read(_STEP):
                    digest.update(block)
                    size += len(block)
                    entry.write(block)
                    moved(len(block))
            members[name] = Member(size, digest.hexdigest())
        listed = replace(about, members=members).sealed(data_key).plain()
        out.writestr(_entry(_LIST, about.made_at), json.dumps(listed, indent=1))


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Open a backup for reading; NotABackup says when it cannot be one."""
    with disk_told():
        try:
            with zipfile.ZipFile(path) as entries:
                yield Archive(entries, _looked_at(entries, path.stat().st_size))
        except (zipfile.BadZipFile, struct.error, EOFError, ValueError, KeyError, NotImplementedError):
            raise _damaged() from None
        except OSError as error:
            # A damaged directory of the ZIP points before the file's beginning.
            raise (_damaged() if error.errno == errno.EINVAL else error) from None


def _entry(name: str, at: datetime) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, (at.year, at.month, at.day, at.hour, at.minute, at.second))


def _looked_at(entries: zipfile.ZipFile, size: int) -> Manifest:
    infos = {info.filename: info for info in entries.infolist()}
    listed = infos.pop(_LIST, None)
    if listed is None or len(infos) != len(entries.infolist()) - 1 or len(infos) > _MOST_MEMBERS:
        raise ValueError("no list, or a name twice")
    if not all(_is_plain(info) for info in (listed, *infos.values())):
        raise ValueError("packed or closed")
    if listed.file_size > _LONGEST_LIST or sum(info.file_size for info in infos.values()) > size:
        raise ValueError("larger inside than outside")
    manifest = _parsed(json.loads(entries.read(listed)))
    inside = {name: info.file_size for name, info in infos.items()}
    if inside != {name: member.size for name, member in manifest.members.items()}:
        raise ValueError("not what is listed")
    if not all(_MEMBER.fullmatch(name) for name in inside) or not {REGISTER, KEYS} <= inside.keys():
        raise ValueError("something foreign, or something missing")
    return manifest


def _is_plain(info: zipfile.ZipInfo) -> bool:
    is_closed = info.flag_bits & 1
    return info.compress_type == zipfile.ZIP_STORED and info.file_size == info.compress_size and not is_closed


def _parsed(data: object) -> Manifest:
    if not isinstance(data, dict):
        raise ValueError("no list")
    schema, _, version = str(data.pop("schema", "")).partition("/")
    if schema != "sodanchu.backup" or not version.isdecimal():
        raise ValueError("no backup of this program")
    if int(version) > VERSION:
        raise NotABackup(
            "Bản sao lưu này do phiên bản mới hơn của chương trình ghi. Hãy cài phiên bản mới rồi phục hồi lại; "
            "chưa có gì bị thay đổi."
        )
    try:
        members = {name: Member(**member) for name, member in data["members"].items()}
        made_at = datetime.fromisoformat(data["made_at"])
        manifest = Manifest(**{**data, "members": members, "made_at": made_at, "version": int(version)})
    except (TypeError, AttributeError):
        raise ValueError("an incomplete list") from None
    words = (manifest.file_code, manifest.epoch, manifest.revision, manifest.journal_head, manifest.seal)
    sizes = (manifest.journal_rows, *(member.size for member in members.values()))
    if not all(isinstance(w, str) for w in words) or not all(type(n) is int for n in sizes) or made_at.tzinfo is None:
        raise ValueError("words where numbers should be")
    return manifest


def _damaged() -> NotABackup:
    return NotABackup(
        "Tệp này không phải bản sao lưu của Sổ Dân Chủ, hoặc đã hỏng hay bị sửa. Hãy chọn một bản sao lưu khác; "
        "chưa có gì bị thay đổi."
    )
