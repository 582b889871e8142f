"""Spoils packages by chance: the file itself, the archive before it is sealed, the members before they are signed."""

import hashlib
import random
from pathlib import Path
from typing import Any

from desktop_app.core.package.canonical import parsed
from desktop_app.core.package.manifest import MANIFEST, SIGNATURE
from desktop_app.core.package.read import open_package
from desktop_app.core.package.refusals import PackageRefused
from tests.core.package.offices import members_of, pack, receiver, said, sealed, signed, zipped

_WAYS = ("raw", "sealed", "sealed", "signed", "signed")
_BITS = [
    b"",
    b"\0",
    b"\xff" * 4,
    b"PK\x01\x02",
    b"PK\x05\x06",
    b"PK\x06\x07",
    b'"',
    b"{",
    b"[" * 30,
    b"1e999",
    b"\\ud800",
]
_VALUES: list[Any] = [None, True, -1, 2**70, 1.5, "", "../x", [], {}, [[]], "1" * 24, "a" * 64, {"rows": 1}]


class Spoiler:
    """Spoils one good package again and again, each time by another seed."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "goi.dcpkg"
        pack(self._path)
        self._raw = self._path.read_bytes()
        self._members = members_of(self._path)
        self._archive = zipped(self._members)
        with open_package(self._path, receiver()) as opened:
            self._good = said(opened)

    def once(self, seed: int) -> str:
        """Spoil in a way that the seed chooses; what came of it."""
        return self.spoil(seed, random.Random(seed).choice(_WAYS))

    def spoil(self, seed: int, how: str) -> str:
        """The reason of the refusal; anything else that is raised is a defect, and so is other content."""
        chance = random.Random(seed)
        if how == "raw":
            self._path.write_bytes(_spoiled(self._raw, chance))
        elif how == "sealed":
            sealed(self._path, _spoiled(self._archive, chance))
        else:
            sealed(self._path, zipped(self._forged(chance)))
        try:
            opened = open_package(self._path, receiver())
        except PackageRefused as refused:
            return refused.reason.value
        with opened:
            content = said(opened)
        assert how == "signed" or content == self._good, seed
        return "taken"

    def _forged(self, chance: random.Random) -> dict[str, bytes]:
        """Members and manifest altered by somebody who holds the key."""
        members = dict(self._members)
        manifest: dict[str, Any] = parsed(members.pop(MANIFEST), 20)
        del members[SIGNATURE]
        if chance.random() < 0.5:
            name = chance.choice(sorted(members))
            members[name] = _spoiled(members[name], chance)
            if chance.random() < 0.8:
                manifest["files"] = [
                    {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
                    for name, content in sorted(members.items())
                ]
        else:
            place = manifest
            while isinstance(place, dict) and chance.random() < 0.3:
                inner = [value for value in place.values() if isinstance(value, dict) and value]
                place = chance.choice(inner) if inner else place
            place[chance.choice(sorted(place))] = chance.choice(_VALUES)
        return signed(members, manifest)


def _spoiled(content: bytes, chance: random.Random) -> bytes:
    """A few bytes flipped, put in, taken out or doubled."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        at = chance.randrange(len(changed) + 1)
        match chance.randrange(5):
            case 0 | 1 if at < len(changed):
                changed[at] ^= 1 << chance.randrange(8)
            case 2:
                changed[at:at] = chance.choice(_BITS)
            case 3:
                del changed[at : at + chance.choice((1, 4, 100))]
            case _:
                changed[at:at] = changed[at : at + chance.choice((1, 20, 300))]
    return bytes(changed) if changed != content else content[:-1]
