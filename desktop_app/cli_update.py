"""The commands that bring a newer program from a stick, and the check that it runs here."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from db.sealing import FLOOR
from desktop_app.areas import load_areas
from desktop_app.cli_console import Console
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.progress import Silent
from desktop_app.core.release import release
from desktop_app.core.update_package.manifest import Kind
from desktop_app.core.update_package.read import Update, check_content, judge
from desktop_app.core.update_package.read import inspect as read_update
from desktop_app.core.update_package.refusals import UpdateRefused
from desktop_app.main import updater
from desktop_app.office.area import Outcome
from desktop_app.office.law_updates import LawUpdateService
from desktop_app.office.updates import UpdateService


def inspect(console: Console, values: Mapping[str, Any]) -> Outcome:
    """What an update says of itself, and whether this program may take it."""
    update = read_update(_there(values["file"]), updater().keys)
    check_content(update, Silent())
    manifest, refused = update.manifest, _objection(update)
    about = f"Gói cập nhật bản {manifest.version}, lập ngày {words.day(manifest.made_on)}, chữ ký đúng."
    data = {
        "kind": manifest.kind.value,
        "version": str(manifest.version),
        "oldest": str(manifest.oldest),
        "made_on": manifest.made_on.isoformat(),
        "notes": list(manifest.notes),
        "present": str(release().version),
        "refused": refused.reason.value if refused else "",
    }
    text = "\n".join([about, *(f"- {note}" for note in manifest.notes)])
    return Outcome(text, data, failure=str(refused or ""))


def apply(console: Console, values: Mapping[str, Any]) -> Outcome:
    """The installer is checked and copied, the data backed up; it does its work when this command has ended.

    Law is taken at once.
    """
    update = read_update(_there(values["file"]), updater().keys)
    judge(update.manifest, updater().present.version)
    return (_law_taken if update.manifest.kind is Kind.LAW else _handed_over)(console, values, update)


def _objection(update: Update) -> UpdateRefused | None:
    try:
        judge(update.manifest, updater().present.version)
    except UpdateRefused as refused:
        return refused
    return None


def _law_taken(console: Console, values: Mapping[str, Any], update: Update) -> Outcome:
    with console.office(values) as office:
        service = LawUpdateService(office.desk, updater())
        coming = service.plan(update, Silent())
        moves = service.take(coming)
    changed = len(coming.plan.changes)
    text = (
        f"Đã nhận bộ quy định {coming.version}: {words.number(changed)} thay đổi, "
        f"{words.number(len(moves))} hạn được tính lại."
    )
    return Outcome(text, {"version": str(coming.version), "changes": changed, "moved": len(moves)})


def _handed_over(console: Console, values: Mapping[str, Any], update: Update) -> Outcome:
    of_this_pc = updater()
    with console.office(values) as office:
        coming = UpdateService(office, of_this_pc).prepare(update, Silent())
    of_this_pc.hand_over(coming, console.opener.clock.now(), silently=True)
    text = (
        f"Đã kiểm tra gói và sao lưu vào {coming.backup}. Bộ cài đang thay chương trình bằng bản {coming.version}; "
        "bản cũ được giữ lại."
    )
    return Outcome(text, {"version": str(coming.version), "backup": str(coming.backup)})


def back(console: Console, values: Mapping[str, Any]) -> Outcome:
    """The version before takes its place again when this command has ended."""
    version = updater().go_back(console.opener.clock.now(), silently=True)
    return Outcome(f"Đang trở về bản {version}; dữ liệu giữ nguyên.", {"version": str(version)})


def check(console: Console, values: Mapping[str, Any]) -> Outcome:
    """The program tries its own parts: for the installer before it exchanges anything, for whoever looks after PCs."""
    # Only this command of all pays for the window's libraries.
    from desktop_app.shell.self_check import self_check

    present = str(release().version)
    if values["expect"] and values["expect"] != present:
        raise UserError(f"Chương trình này là bản {present}, không phải bản {values['expect']}. Hãy chép lại bộ cài.")
    cheap = replace(console.opener, cost=FLOOR, check_place=lambda _: None)
    pages = self_check(cheap, load_areas())
    return Outcome(f"Bản {present} chạy được trên máy này.", {"version": present, "pages": pages})


def _there(file: Path) -> Path:
    if not file.is_file():
        raise UserError(f"Không thấy tệp “{file.name}”. Hãy cắm lại USB và gõ đúng đường dẫn của gói cập nhật.")
    return file
