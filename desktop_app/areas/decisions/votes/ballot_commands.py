"""Ballots without a window."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import select

from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.votes.ballots import BallotService
from desktop_app.core import words
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.files import whole_file
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk


def print_ballots(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """The ballots of a decision's open vote as a file; whole, or not there."""
    target, label = Path(values["out"]), str(values["decision"])
    if target.suffix.lower() != ".pdf":
        raise UserError(f"Phiếu chỉ ghi được ra tệp PDF. Đặt đuôi tệp {target.name} là .pdf.")
    made = BallotService(desk).ballots(_uid(desk, label))
    with disk_told(), whole_file(target) as part:
        part.write_bytes(made.pdf)
    text = f"Đã ghi {words.number(made.count)} phiếu của việc {label}: {target}"
    return Outcome(text, {"file": str(target), "decision": label, "ballots": made.count})


def _uid(desk: Desk, label: str) -> str:
    number, _, year = label.partition("/")
    if not (number.isdecimal() and year.isdecimal() and len(number) < 7 and len(year) == 4):
        raise UserError(f"Không đọc được số việc “{label}”. Gõ số và năm, ví dụ 12/2026.")
    with desk.db.reading() as session:
        found = select(Decision.uid).where(Decision.number == int(number), Decision.year == int(year))
        uid = session.scalars(found).one_or_none()
    if uid is None:
        raise UserError(f"Không có việc {label} trong sổ. Xem số ở trang Dân bàn, quyết định.")
    return uid
