"""Packages that an office with a trusted key, or someone who stole one, made to do harm."""

import hashlib
import random
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app.core.package.canonical import is_deeper, parsed
from desktop_app.core.package.limits import Limits
from desktop_app.core.package.manifest import MANIFEST, SIGNATURE
from desktop_app.core.package.read import inspect, open_package
from desktop_app.core.package.write import CannotPack, Contents
from tests.core.package.offices import (
    STRANGER,
    framed,
    members_of,
    pack,
    receiver,
    refusal,
    sealed,
    signed,
    zipped,
)

Members = dict[str, bytes]
VISITS = "data/visits.ndjson"


@pytest.fixture
def good(tmp_path: Path) -> Members:
    pack(tmp_path / "goi.dcpkg")
    return members_of(tmp_path / "goi.dcpkg")


def listed(members: Members, *, rows: int = 3) -> Members:
    """The members listed and signed anew, as if the office had made them so."""
    manifest: dict[str, Any] = parsed(members[MANIFEST], 20)
    files = {name: content for name, content in members.items() if name not in (MANIFEST, SIGNATURE)}
    manifest["files"] = [
        {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in sorted(files.items())
    ]
    manifest["counters"]["visits"]["rows"] = rows
    return signed(members, manifest)


def changed(**other: Any) -> Callable[[Members], Members]:
    return lambda good: signed(good, parsed(good[MANIFEST], 20) | other)


def with_rows(content: bytes) -> Callable[[Members], Members]:
    return lambda good: listed({**good, VISITS: content}, rows=1)


def with_report(content: bytes) -> Callable[[Members], Members]:
    return lambda good: listed({**good, "report/01-TCD_2026-Q4.json": content})


def named(name: str) -> Callable[[Members], Members]:
    return lambda good: listed({**good, name: b"{}\n"})


FORGED: dict[str, tuple[str, Callable[[Members], Members]]] = {
    "untouched": ("taken", lambda good: good),
    "listed anew by the office": ("taken", listed),
    "a key of a later version in the manifest": ("taken", changed(later={"x": 1})),
    "signed by another": ("wrong_signature", lambda good: signed(good, parsed(good[MANIFEST], 20), STRANGER)),
    "a short signature": ("wrong_signature", lambda good: {**good, SIGNATURE: good[SIGNATURE][:40]}),
    "one number changed after signing": (
        "wrong_signature",
        lambda good: {**good, MANIFEST: good[MANIFEST].replace(b'"visits":3}', b'"visits":4}')},
    ),
    "no signature": ("unsafe", lambda good: {n: c for n, c in good.items() if n != SIGNATURE}),
    "a manifest spelled otherwise": ("unsafe", lambda good: {**good, MANIFEST: good[MANIFEST] + b"\n"}),
    "a manifest that is a list": ("unsafe", lambda good: {**good, MANIFEST: b"[]"}),
    "bound to another header": ("damaged", changed(header_sha256="0" * 64)),
    "other facts than the header": ("damaged", changed(seq=4)),
    "recipients that we are not among": ("not_sealed_as_told", changed(recipients=["1" * 24])),
    "a signer nobody knows": ("unknown_signer", changed(signer="1" * 24)),
    "another unit with the key of this one": ("unknown_signer", changed(unit="99999")),
    "a unit that is a path": ("unsafe", changed(unit="../../etc")),
    "a number below nothing": ("unsafe", changed(epoch=-1)),
    "another kind of program": ("not_a_package", changed(schema={"name": "x", "version": 12, "min_reader": 12})),
    "one file more than listed": ("contradictory", lambda good: {**good, "data/people.ndjson": b""}),
    "one file fewer than listed": ("contradictory", lambda good: {n: c for n, c in good.items() if n != VISITS}),
    "content that differs": ("contradictory", lambda good: {**good, VISITS: good[VISITS].replace(b"u1", b"u9")}),
    "fewer rows than counted": ("contradictory", lambda good: listed(good, rows=4)),
    "an attachment under another name": (
        "contradictory",
        lambda good: listed({**good, f"att/{'0' * 64}": b"x"}),
    ),
    "a name that climbs": ("unsafe", named("../../autorun.inf")),
    "a name from the root": ("unsafe", named("/etc/passwd")),
    "a name of Windows": ("unsafe", named("data\\visits.ndjson")),
    "a program": ("unsafe", named("data/visits.exe")),
    "a folder": ("unsafe", named("data/")),
    "names that Windows takes for one": ("unsafe", named("report/01-tcd_2026-q4.json")),
    "a row that is a list": ("unsafe", with_rows(b"[1]\n")),
    "a row without its end": ("unsafe", with_rows(b'{"rev":1}')),
    "a row too long": ("unsafe", with_rows(b'{"a":"' + random.Random(1).randbytes(2**19 + 1).hex().encode() + b'"}\n')),
    "a row too deep": ("unsafe", with_rows(b'{"a":' + b"[" * 20 + b"]" * 20 + b"}\n")),
    "a row of brackets": ("unsafe", with_rows(b"[" * 65000 + b"\n")),
    "a key twice": ("unsafe", with_rows(b'{"a":1,"a":2}\n')),
    "not a number": ("unsafe", with_rows(b'{"a":NaN}\n')),
    "a number without bound": ("unsafe", with_rows(b'{"a":1e999}\n')),
    "digits without end": ("unsafe", with_rows(b'{"a":' + b"9" * 5000 + b"}\n")),
    "half a letter": ("unsafe", with_rows(b'{"a":"\\ud800"}\n')),
    "bytes that are no letters": ("unsafe", with_rows(b'{"a":"\xff"}\n')),
    "a report that is none": ("unsafe", with_report(b"{")),
    "a report too deep": ("unsafe", with_report(b"[" * 21 + b"]" * 21)),
}


@pytest.mark.parametrize(("expected", "forge"), FORGED.values(), ids=FORGED)
def test_what_was_forged_is_refused(
    expected: str, forge: Callable[[Members], Members], good: Members, tmp_path: Path
) -> None:
    path = sealed(tmp_path / "xau.dcpkg", zipped(forge(good)))
    assert refusal(lambda: open_package(path, receiver())) == expected


def _with_zip64(plain: bytes) -> bytes:
    return plain[:-22] + b"PK\x06\x07" + bytes(16) + plain[-22:]


def _claiming(plain: bytes, members: int, size: int) -> bytes:
    return plain[:-14] + struct.pack("<2HL", members, members, size) + plain[-6:]


def _overlapping(plain: bytes) -> bytes:
    second = plain.find(b"PK\x01\x02", plain.find(b"PK\x01\x02") + 1)
    return plain[: second + 42] + bytes(4) + plain[second + 46 :]


ARCHIVES: dict[str, Callable[[bytes], bytes]] = {
    "no zip at all": lambda plain: b"x" * 100,
    "nothing": lambda plain: b"",
    "something before it": lambda plain: b"MZ" + plain,
    "something after it": lambda plain: plain + b"x",
    "a comment": lambda plain: plain[:-2] + b"\x01\x00x",
    "lists of the large form": _with_zip64,
    "a list longer than any package has": lambda plain: _claiming(plain, 5001, 400),
    "a list larger than its members need": lambda plain: _claiming(plain, 1, 0x7FFFFFFF),
    "two members in the same place": _overlapping,
    "a member with a password": lambda plain: plain.replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"
    ),
    "an unknown way of packing": lambda plain: plain.replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x08", b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x0c"
    ),
}  # fmt: skip


@pytest.mark.parametrize("spoil", ARCHIVES.values(), ids=ARCHIVES)
def test_an_archive_that_no_writer_of_ours_makes_is_refused(
    spoil: Callable[[bytes], bytes], good: Members, tmp_path: Path
) -> None:
    plain = zipped(good)
    assert spoil(plain) != plain
    path = sealed(tmp_path / "xau.dcpkg", spoil(plain))
    assert refusal(lambda: open_package(path, receiver())) == "unsafe"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_same_name_twice_is_refused(good: Members, tmp_path: Path) -> None:
    path = sealed(tmp_path / "xau.dcpkg", zipped([*good.items(), (VISITS, b"")]))
    assert refusal(lambda: open_package(path, receiver())) == "unsafe"


def test_a_link_is_refused(good: Members, tmp_path: Path) -> None:
    plain = zipped(good)
    link = plain.replace(struct.pack("<L", 0o600 << 16), struct.pack("<L", 0o120777 << 16))
    path = sealed(tmp_path / "xau.dcpkg", link)
    assert refusal(lambda: open_package(path, receiver())) == "unsafe"


def test_a_bomb_is_refused_before_it_is_unpacked(good: Members, tmp_path: Path) -> None:
    bomb = listed({**good, VISITS: b" " * (3 * 2**20)})
    assert refusal(lambda: open_package(sealed(tmp_path / "a", zipped(bomb)), receiver())) == "unsafe"
    small = Limits(ratio=10**6, data_bytes=2 * 2**20)
    assert refusal(lambda: open_package(tmp_path / "a", receiver(), small)) == "unsafe"


def test_a_bomb_that_lies_about_its_size_is_refused(good: Members, tmp_path: Path) -> None:
    plain = zipped(listed({**good, VISITS: b" " * 100_000}))
    lying = plain.replace(struct.pack("<L", 100_000), struct.pack("<L", 200))
    assert refusal(lambda: open_package(sealed(tmp_path / "a", lying), receiver())) in ("unsafe", "contradictory")


def test_more_members_than_a_package_has_are_refused(good: Members, tmp_path: Path) -> None:
    path = sealed(tmp_path / "a", zipped(good))
    assert refusal(lambda: open_package(path, receiver(), Limits(members=5))) == "unsafe"


BODIES: dict[str, tuple[str, bytes]] = {
    "nothing": ("unsafe", b""),
    "a zip without age": ("unsafe", b"PK\x05\x06" + bytes(18)),
    "age in letters": ("unsafe", b"-----BEGIN AGE ENCRYPTED FILE-----\n"),
    "recipients without end": ("unsafe", b"age-encryption.org/v1\n" + b"-> X25519 aaaa\n" * 100_000),
    "recipients that are none": ("damaged", b"age-encryption.org/v1\n-> X25519\n--- a\n"),
}


@pytest.mark.parametrize(("expected", "body"), BODIES.values(), ids=BODIES)
def test_a_body_that_is_not_sealed_as_ours_is_refused(expected: str, body: bytes, tmp_path: Path) -> None:
    path = framed(tmp_path / "xau.dcpkg", body)
    assert refusal(lambda: open_package(path, receiver())) == expected


STARTS: dict[str, tuple[str, bytes]] = {
    "an empty file": ("not_a_package", b""),
    "a program": ("not_a_package", b"MZ\x90\x00" + bytes(100)),
    "a later container": ("newer", b"DCCS-PKG\0\x02\x00\x00\x00\x02{}"),
    "a huge header": ("damaged", b"DCCS-PKG\0\x01\x7f\xff\xff\xff" + b"{" * 100),
    "a deep header": ("damaged", b"DCCS-PKG\0\x01\x00\x00\xff\x00" + b"[" * 0xFF00),
    "an empty header": ("damaged", b"DCCS-PKG\0\x01\x00\x00\x00\x02{}"),
}


@pytest.mark.parametrize(("expected", "content"), STARTS.values(), ids=STARTS)
def test_what_does_not_begin_as_a_package_is_refused(expected: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / "xau").write_bytes(content)
    with pytest.raises(Exception) as told:  # noqa: PT011
        inspect(tmp_path / "xau")
    assert told.value.reason == expected  # type: ignore[attr-defined]


def test_the_depth_of_a_hostile_text_is_found_in_one_pass() -> None:
    assert not is_deeper(b'"' + b"\\" * 60_000 + b"[" * 5_000, 20), "brackets inside a text are only letters"
    assert is_deeper(b"[" * 21, 20)
    assert not is_deeper(b"[]" * 1_000, 20)


@pytest.mark.parametrize(
    "contents",
    [
        Contents(tables={"visits": [{"a": "x" * 2**20}]}),
        Contents(tables={"visits": [{"a": " " * 60_000}] * 40}),
    ],
)
def test_what_would_be_refused_is_not_written(contents: Contents, tmp_path: Path) -> None:
    with pytest.raises(CannotPack, match="visits"):
        pack(tmp_path / "goi.dcpkg", contents)
