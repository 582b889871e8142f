"""Packages that go down, made and installed without a window."""

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.core import words
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk
from desktop_app.sync.down.finding import FoundDown, find_down
from desktop_app.sync.down.offers import Offer, offers
from desktop_app.sync.down.planned import DownPlan
from desktop_app.sync.down.queries import came_down
from desktop_app.sync.down.service import SendDownService, all_units
from desktop_app.sync.down.taking import ALREADY, TakeDownService
from desktop_app.sync.down.told import DownLine
from desktop_app.sync.states import DownState

NONE_FOUND = "Không tìm thấy gói gửi xuống nào trong thư mục. Hãy chọn đúng USB mang về từ cơ quan cấp trên."


def list_offers(desk: Desk, _values: Mapping[str, Any]) -> Outcome:
    """Everything that can go down, with the words that choose it."""
    found = offers(desk)
    said = [f"{each.uid}: {each.line.title}. {each.line.after}." for each in found]
    none = "Cơ quan chưa có phiếu, biểu, quy định hay ngày nghỉ nào của mình để gửi xuống."
    return Outcome("\n".join(said) or none, {"offers": [{"id": each.uid, **_line(each.line)} for each in found]})


def add_form(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """Take a form's file as one of this office's own."""
    with disk_told():
        text = values["file"].read_text(encoding="utf-8", errors="replace")
    uid = SendDownService(desk).add_form(text)
    return Outcome(f"Đã thêm biểu mẫu; gửi xuống bằng mục: form {uid}", {"id": f"form {uid}"})


def drop_form(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """Use and send a form no more that was added from a file."""
    SendDownService(desk).drop_form(str(values["id"]).removeprefix("form ").strip())
    return Outcome("Đã thôi dùng biểu mẫu này.", {"id": values["id"]})


def build(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """Make one package of the chosen things for the chosen communes."""
    chosen = [each.uid for each in _chosen(offers(desk), values["items"])]
    units = [unit for unit, _ in all_units(desk)] if values["to"] == "all" else _parted(values["to"])
    saved = SendDownService(desk).build(chosen, units, values["note"] or "", values["out"])
    said = (
        f"Đã lập gói gửi xuống số {saved.seq}: {words.number(saved.items)} mục cho {words.number(saved.units)} đơn vị: "
        f"{saved.file}"
    )
    return Outcome(said, {"seq": saved.seq, "items": saved.items, "units": saved.units, "file": str(saved.file)})


def install(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """Install every package found in a folder, the oldest first; with `dry_run` only tell what it would do."""
    service = TakeDownService(desk)
    found = [*reversed(find_down(service, values["folder"]))]
    if not found:
        raise UserError(NONE_FOUND)
    said, troubles, data = list[str](), list[str](), list[dict[str, Any]]()
    for each in found:
        outcome = _install(service, each, dry_run=bool(values["dry_run"]))
        said += outcome.said
        troubles += outcome.troubles
        data.append(outcome.data)
    return Outcome("\n".join([*said, *troubles]), {"packages": data}, failure=" ".join(troubles))


def refuse(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """Refuse every package found in a folder that nobody decided on."""
    service, said = TakeDownService(desk), list[str]()
    for each in find_down(service, values["folder"]):
        if each.plan is not None and each.plan.state is None:
            service.refuse(each.content, values["reason"])
            said.append(f"Đã từ chối gói số {each.plan.seq}.")
    if not said:
        raise UserError(NONE_FOUND)
    return Outcome("\n".join(said), {"refused": len(said)})


def undo(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """Take back what a package installed."""
    row = next((each for each in came_down(desk) if each.seq == values["seq"] and each.state is DownState.TAKEN), None)
    if row is None:
        raise UserError(f"Không có gói số {values['seq']} đang dùng. Xem lại số gói.")
    moves = TakeDownService(desk).take_back(row.uid, values["reason"])
    return Outcome(f"Đã bỏ gói số {row.seq}; {len(moves)} hạn dời lại.", {"seq": row.seq, "moved": len(moves)})


class _Done:
    """What became of one file."""

    def __init__(self) -> None:
        self.said = list[str]()
        self.troubles = list[str]()
        self.data = dict[str, Any]()


def _install(service: TakeDownService, each: FoundDown, *, dry_run: bool) -> _Done:
    done, plan = _Done(), each.plan
    if plan is None:
        done.troubles.append(f"{each.name}: {each.trouble}")
        done.data = {"file": each.name, "trouble": each.trouble}
        return done
    done.data = _told(plan)
    trouble = "" if plan.state is DownState.TAKEN else plan.trouble
    if trouble:
        done.troubles.append(f"Gói số {plan.seq}: {trouble}")
    elif plan.state is DownState.TAKEN:
        done.said.append(f"Gói số {plan.seq}: {words.inside(ALREADY)}")
    else:
        moves = plan.moves if dry_run else service.take(each.content)
        what = "sẽ cài" if dry_run else "đã cài"
        done.said.append(f"Gói số {plan.seq} của {plan.from_name}: {what} {len(plan.lines)} mục, dời {len(moves)} hạn.")
        done.said += [f"  {line.standing.value}: {line.title}. {_change(line)}" for line in plan.lines]
        done.data["installed"] = not dry_run
    return done


def _change(line: DownLine) -> str:
    return f"Từ {line.before} thành {line.after}" if line.before else line.after


def _told(plan: DownPlan) -> dict[str, Any]:
    moves = [
        {"title": each.item.title, "from": each.item.due_on.isoformat(), "to": each.due_on.isoformat()}
        for each in plan.moves
    ]
    return {
        "seq": plan.seq, "from": plan.from_name, "items": [_line(line) for line in plan.lines], "moves": moves,
        "trouble": plan.trouble, "installed": plan.state is DownState.TAKEN,
    }  # fmt: skip


def _line(line: DownLine) -> dict[str, Any]:
    return {
        "group": line.group.name, "title": line.title, "before": line.before, "after": line.after,
        "basis": line.basis, "standing": line.standing.name,
    }  # fmt: skip


def _chosen(known: Sequence[Offer], items: str) -> list[Offer]:
    if items == "all":
        return list(known)
    wanted = _parted(items)
    if unknown := [each for each in wanted if each not in {one.uid for one in known}]:
        raise UserError(f"Không có mục “{unknown[0]}”. Xem các mục bằng lệnh down list.")
    return [each for each in known if each.uid in wanted]


def _parted(text: str) -> list[str]:
    return [each.strip() for each in text.split(",") if each.strip()]
