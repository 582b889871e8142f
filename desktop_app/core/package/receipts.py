"""Receipts: small packages that say which packages were taken in, in the same container, sealed and signed alike."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import IO, Any

from desktop_app.core.package.about import (
    HASH,
    MOMENT,
    TOKEN,
    UID,
    About,
    Kind,
    NotWellFormed,
    sign,
    whole,
)
from desktop_app.core.package.opened import Opened
from desktop_app.core.package.refusals import PackageRefused, Reason
from desktop_app.core.package.write import Contents, Sender, Written, write_package

_TABLE = "receipt"


class Outcome(StrEnum):
    """What became of a package at its receiver."""

    TAKEN = "taken"
    RETURNED = "returned"


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """One package that its receiver acknowledges."""

    unit: str
    epoch: int
    seq: int
    pkg_id: str
    hash: str
    """SHA-256 of its manifest."""
    outcome: Outcome
    at: str


def receipt_for(opened: Opened, outcome: Outcome, at: str) -> Receipt:
    """The receipt for a package that was opened."""
    about = opened.manifest.about
    return Receipt(
        unit=about.unit, epoch=about.epoch, seq=about.seq, pkg_id=about.pkg_id, hash=opened.hash, outcome=outcome, at=at
    )


def write_receipts(
    target: IO[bytes],
    about: About,
    receipts: Sequence[Receipt],
    sender: Sender,
    recipients: Sequence[str],
    beside: Mapping[str, Iterable[Mapping[str, Any]]] | None = None,
) -> Written:
    """Write a package of receipts, with tables `beside` them; `about` must be of the kind `ACK`."""
    if about.kind is not Kind.ACK:
        raise ValueError("receipts are of the kind ack")
    tables = {**(beside or {}), _TABLE: [_row(each) for each in receipts]}
    return write_package(target, about, Contents(tables=tables), sender, recipients)


def receipts_of(opened: Opened) -> list[Receipt]:
    """The receipts in a package of the kind `ACK`; PackageRefused for any other."""
    if opened.manifest.about.kind is not Kind.ACK or _TABLE not in opened.tables:
        raise PackageRefused(Reason.NOT_A_RECEIPT)
    try:
        return [_receipt(row) for row in opened.rows(_TABLE)]
    except NotWellFormed:
        raise PackageRefused(Reason.NOT_A_RECEIPT) from None


def _row(receipt: Receipt) -> dict[str, Any]:
    return {
        "unit": receipt.unit, "epoch": receipt.epoch, "seq": receipt.seq, "pkg_id": receipt.pkg_id,
        "hash": receipt.hash, "outcome": receipt.outcome.value, "at": receipt.at,
    }  # fmt: skip


def _receipt(row: dict[str, Any]) -> Receipt:
    outcome = sign(row, "outcome", TOKEN)
    if outcome not in set(Outcome):
        raise NotWellFormed("outcome")
    return Receipt(
        unit=sign(row, "unit"), epoch=whole(row, "epoch"), seq=whole(row, "seq"), pkg_id=sign(row, "pkg_id", UID),
        hash=sign(row, "hash", HASH), outcome=Outcome(outcome), at=sign(row, "at", MOMENT),
    )  # fmt: skip
