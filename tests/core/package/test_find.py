"""Packages on a stick that a virus has been at, and the receipts that come back on it."""

import io
from pathlib import Path

import pytest

from desktop_app.core.disk import DiskTrouble
from desktop_app.core.package.about import Kind
from desktop_app.core.package.find import find_packages
from desktop_app.core.package.read import open_package
from desktop_app.core.package.receipts import Outcome, receipt_for, receipts_of, write_receipts
from desktop_app.core.package.write import Contents, Sender, write_package
from tests.core.package.offices import COMMUNE, NOW, UPPER, about, card_of, pack, receiver, refusal

UP = card_of(UPPER, "27")
BACK = receiver(openings=[COMMUNE.opening], cards=[UP])
"""The commune, which knows the upper office."""


def test_packages_are_found_by_what_they_are(tmp_path: Path) -> None:
    hidden = tmp_path / "$RECYCLE" / "a" / "b"
    hidden.mkdir(parents=True)
    pack(tmp_path / "goi.dcpkg")
    good = (tmp_path / "goi.dcpkg").read_bytes()
    (hidden / ".ảnh cưới.jpg.lnk").write_bytes(good)
    (tmp_path / "hong.dcpkg").write_bytes(good[:-20])
    (tmp_path / "XA-27061_2026-Q4_3.dcpkg.exe").write_bytes(b"MZ" + good)
    (tmp_path / "giống.dcpkg").write_bytes(b"DCCS")
    (tmp_path / "rỗng.dcpkg").write_bytes(b"")
    (tmp_path / "trỏ.dcpkg").symlink_to(tmp_path / "goi.dcpkg")

    found = find_packages(tmp_path)
    assert [each.path.name for each in found] == [".ảnh cưới.jpg.lnk", "goi.dcpkg", "hong.dcpkg"]
    assert [each.header.seq if each.header else None for each in found] == [3, 3, None]
    assert [each.trouble.reason.value for each in found if each.trouble] == ["cut"], "a damaged one is told of"


def test_a_stick_that_was_pulled_out_is_told(tmp_path: Path) -> None:
    with pytest.raises(DiskTrouble, match="USB"):
        find_packages(tmp_path / "E")


def test_a_receipt_names_what_was_taken_in(tmp_path: Path) -> None:
    written = pack(tmp_path / "goi.dcpkg")
    with open_package(tmp_path / "goi.dcpkg", receiver()) as opened:
        receipt = receipt_for(opened, Outcome.TAKEN, NOW)
    assert receipt.hash == written.hash
    ack = about(kind=Kind.ACK, unit="27", to_unit="27061", seq=9)
    with (tmp_path / "biên nhận").open("w+b") as target:
        write_receipts(target, ack, [receipt], Sender(UPPER, UP.fingerprint), [COMMUNE.sealed_to])
    with open_package(tmp_path / "biên nhận", BACK) as opened:
        assert receipts_of(opened) == [receipt]


@pytest.mark.parametrize(
    ("kind", "rows"),
    [(Kind.FULL, []), (Kind.ACK, [{"unit": "27061"}]), (Kind.ACK, [{"unit": "27061", "outcome": "eaten"}])],
)
def test_what_is_no_receipt_is_told(kind: Kind, rows: list[dict[str, str]], tmp_path: Path) -> None:
    with (tmp_path / "a").open("w+b") as target:
        write_package(
            target, about(kind=kind, unit="27", to_unit="27061"), Contents(tables={"receipt": rows}),
            Sender(UPPER, UP.fingerprint), [COMMUNE.sealed_to],
        )  # fmt: skip
    with open_package(tmp_path / "a", BACK) as opened:
        assert refusal(lambda: receipts_of(opened)) == "not_a_receipt"


def test_receipts_go_only_in_a_package_of_their_kind() -> None:
    with pytest.raises(ValueError, match="ack"):
        write_receipts(io.BytesIO(), about(), [], Sender(UPPER, UP.fingerprint), [COMMUNE.sealed_to])
