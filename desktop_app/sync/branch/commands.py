"""Branches without a window."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk
from desktop_app.sync.branch.handing import HandService
from desktop_app.sync.branch.join_service import JoinService
from desktop_app.sync.branch.queries import OwnStanding, branch_lines, joined_lines, own_standing
from desktop_app.sync.branch.service import BranchService, Starter
from desktop_app.sync.receiving.planned import Planned, Standing
from desktop_app.sync.sending.commands import take_receipts

_NONE = "Không tìm thấy gói của máy phụ nào trong {}. Hãy chọn đúng USB hoặc thư mục có gói."


def make(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """A new branch with its starter."""
    return _made(BranchService(desk).make(values["name"], values["place"] or "", values["out"]))


def renew(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """A new starter for the same book."""
    return _made(BranchService(desk).renew(values["letter"].upper(), values["out"]))


def end(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """Take nothing in any more from a branch."""
    letter = values["letter"].upper()
    BranchService(desk).end(letter)
    return Outcome(f"Đã ngừng dùng máy phụ. Sổ {letter} từ nay sửa ở máy chính.", {"letter": letter})


def tell(desk: Desk, _values: Mapping[str, Any]) -> Outcome:
    """Every branch, or this one."""
    if own := own_standing(desk):
        return _own(own)
    lines = branch_lines(desk)
    said = [
        f"Sổ {each.uid}, {each.branch.name}: {words.number(each.visits)} lượt tiếp"
        + (f", gói {each.seq} nhập ngày {words.day(each.joined_on)}" if each.joined_on else ", chưa nhập gói nào")
        + (f". {each.trouble}" if each.trouble else "")
        for each in lines
    ]
    data = [
        {"letter": each.uid, "name": each.branch.name, "visits": each.visits, "last_number": each.last_number,
         "seq": each.seq, "waits": each.waits, "trouble": each.trouble, "ended": each.branch.ended_on is not None}
        for each in lines
    ]  # fmt: skip
    return Outcome("\n".join(said) or "Cơ quan chưa lập máy phụ nào.", {"branches": data, "packages": _packages(desk)})


def hand(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """The branch's package."""
    made = HandService(desk).hand(values["out"], all_files=bool(values["files"]))
    said = f"Đã lập gói số {made.seq}, {words.number(made.visits)} lượt tiếp: {made.file}"
    return Outcome(said, {"seq": made.seq, "visits": made.visits, "file": str(made.file)})


def join(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """Take in every package of branches that is there, or only say what would be done."""
    service, place = JoinService(desk), Path(values["path"])
    found = service.find(place)
    if not found:
        raise UserError(_NONE.format(place))
    done = list[Planned]()
    for each in found:
        planned = service.plan(each.path)
        done.append(planned if values["dry_run"] else service.apply(planned).planned)
    refused = [each for each in done if each.standing in (Standing.REFUSED, Standing.FORKED)]
    failure = f"{words.number(len(refused))} gói chưa nhập được; xem lý do ở trên." if refused else ""
    data = {"dry_run": bool(values["dry_run"]), "packages": [_told(each) for each in done], "refused": len(refused)}
    return Outcome("\n".join(map(_said, done)), data, failure=failure)


def receipts(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """Take receipts in, or write them, whichever fits the PC."""
    if own_standing(desk):
        return take_receipts(desk, values["folder"])
    made = JoinService(desk).write_receipts(Path(values["folder"]))
    said = [f"{each.name}: {each.packages} gói: {each.file}" for each in made]
    data = [{"unit": each.unit, "packages": each.packages, "file": str(each.file)} for each in made]
    return Outcome("\n".join(said) or "Không có biên nhận nào phải ghi.", {"receipts": data})


def _made(starter: Starter) -> Outcome:
    said = f"Đã ghi bộ máy phụ sổ {starter.letter}: {starter.file}. Mở tệp này ở máy thứ hai."
    return Outcome(said, {"letter": starter.letter, "file": str(starter.file)})


def _own(own: OwnStanding) -> Outcome:
    said = f"Máy này là máy phụ, sổ {own.branch.letter}: {words.number(own.visits)} lượt tiếp, {words.number(own.new)} "
    data = {"letter": own.branch.letter, "visits": own.visits, "new": own.new}
    return Outcome(f"{said}chưa có biên nhận.", data)


def _packages(desk: Desk) -> list[dict[str, Any]]:
    return [
        {"uid": each.uid, "letter": each.letter, "seq": each.seq, "state": each.state.name.lower(),
         "added": each.added, "changed": each.changed, "conflicts": each.conflicts, "trouble": each.trouble}
        for each in joined_lines(desk)
    ]  # fmt: skip


def _said(planned: Planned) -> str:
    counts, name = planned.counts, f"{planned.unit_name}, gói {planned.seq}" if planned.unit else planned.path.name
    if planned.standing is not Standing.GOOD:
        return f"{name}: {planned.trouble}"
    told = f"thêm {counts.added}, đổi {counts.changed}, không đổi {counts.unchanged}, chưa nhập {counts.conflicts} dòng"
    return f"{name}: {told}. {planned.trouble}".strip()


def _told(planned: Planned) -> dict[str, Any]:
    return {
        "file": str(planned.path), "standing": planned.standing.name.lower(), "reason": planned.reason,
        "trouble": planned.trouble, "unit": planned.unit, "seq": planned.seq, "digest": planned.digest,
        "counts": vars(planned.counts),
    }  # fmt: skip
