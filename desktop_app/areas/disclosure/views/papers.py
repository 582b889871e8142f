"""Papers of disclosure on screen: each shown to be printed, saved as Word, or written as pictures for a telephone."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_app.areas.disclosure.papers.board import LabelService
from desktop_app.areas.disclosure.papers.masked_list import MaskedListService, PersonList
from desktop_app.areas.disclosure.papers.minutes import TITLES, MinutesService
from desktop_app.areas.disclosure.papers.notice import NoticeService
from desktop_app.areas.disclosure.papers.spoken import SpokenService
from desktop_app.areas.disclosure.views.list_sheet import ListSheet
from desktop_app.areas.disclosure.views.warning_sheet import WarningSheet
from desktop_app.areas.views.papers import Make, PaperViews
from desktop_app.core.files import whole_file
from desktop_app.kit.act_menu import Act, open_menu
from desktop_app.office.postings.models import MinutesKind
from desktop_app.office.postings.shown import CopyView, PostingView
from desktop_app.office.rights import Right

Named = tuple[str, Make]
"""The name of a file without its ending, and what makes the papers in it."""

_IN_FILE = {MinutesKind.BEGIN: "bat-dau", MinutesKind.END: "ket-thuc"}


class DisclosurePapers(PaperViews):
    """Makes papers on the workers and shows them over the window; `label` is a notice's number, such as 42/2026."""

    def print_notice(self, posting_uid: str, label: str, copy_number: int = 0) -> None:
        """Show the notices of every place, or of one copy; what must not hang on a board is told first."""
        named = self._notice(posting_uid, label, copy_number)
        self._heeded(posting_uid, lambda: self.show(f"Thông báo niêm yết {label}", *named))

    def save_notice(self, posting_uid: str, label: str) -> None:
        """Write the notices of every place as one Word file, after the same warning."""
        self._heeded(posting_uid, lambda: self.save(*self._notice(posting_uid, label)))

    def print_minutes(self, serial: str, kind: MinutesKind) -> None:
        """Show the minutes of putting up or of taking down one copy."""
        self.show(f"Biên bản {TITLES[kind]}, phiếu {serial}", *self._minutes(serial, kind))

    def save_minutes(self, serial: str, kind: MinutesKind) -> None:
        """Write the minutes as a Word file."""
        self.save(*self._minutes(serial, kind))

    def print_labels(self, posting_uid: str) -> None:
        """Show a sheet of labels, one for every copy of the notice, after the same warning: they hang on boards too."""
        make = partial(LabelService(self.workplace.desk).labels, (posting_uid,))
        self._heeded(posting_uid, lambda: self.show("Nhãn dán bảng tin", "nhan-niem-yet", make))

    def print_radio(self, posting_uid: str, label: str) -> None:
        """Show the radio reader's sheet, after the same warning: everybody hears what is read."""
        named = self._radio(posting_uid, label)
        self._heeded(posting_uid, lambda: self.show(f"Bản đọc truyền thanh, thông báo {label}", *named))

    def save_zalo(self, posting_uid: str, label: str) -> None:
        """Write the message and its pictures into a folder, after the same warning as for the board."""
        folder = self.files.folder(self.workplace.surface, "Chọn thư mục lưu tin nhắn và ảnh Zalo")
        if folder is None:
            return
        service, name = SpokenService(self.workplace.desk), f"zalo-{_in_file(label)}"

        def write() -> str:
            made = service.zalo(posting_uid)
            _put(folder / f"{name}.txt", made.text.encode("utf-8-sig"))
            for number, picture in enumerate(made.pictures, start=1):
                _put(folder / f"{name}-{number}.png", picture)
            return f"Đã lưu tin nhắn và {len(made.pictures)} ảnh Zalo vào {folder.name}."

        self._heeded(posting_uid, lambda: self.write(write))

    def print_list(self, posting_uid: str, label: str) -> None:
        """Ask for a list of persons and show it as it may hang beside the notice."""
        service, name = MaskedListService(self.workplace.desk), f"danh-sach-rut-gon-{_in_file(label)}"

        def show(made: tuple[PersonList, bool]) -> None:
            given, without_numbers = made
            self.show(
                f"Danh sách rút gọn, thông báo {label}",
                name,
                lambda: service.masked(posting_uid, given, without_numbers=without_numbers),
            )

        sheet = ListSheet(self.workplace, self.files)
        sheet.made.connect(show)
        sheet.rise()

    def choices(self, posting: PostingView, copy: CopyView | None = None) -> list[Act]:
        """Every paper of the notice, and of one of its copies; none for who may not print."""
        if posting.voided_on or not self.workplace.desk.account.may(Right.PRINT):
            return []
        uid, label = posting.uid, posting.label
        found: list[Act] = [("In thông báo, mọi nơi…", lambda: self.print_notice(uid, label))]
        if copy:
            found.append(("In riêng bản này…", lambda: self.print_notice(uid, label, copy.copy_number)))
        found += [
            ("Lưu thông báo ra Word…", lambda: self.save_notice(uid, label)),
            ("In nhãn dán bảng tin…", lambda: self.print_labels(uid)),
            ("In danh sách rút gọn…", lambda: self.print_list(uid, label)),
            ("In bản đọc truyền thanh…", lambda: self.print_radio(uid, label)),
            ("Lưu tin nhắn và ảnh Zalo…", lambda: self.save_zalo(uid, label)),
        ]
        return [*found, *self._minutes_of(copy)] if copy else found

    def offer(self, anchor: QWidget, posting: PostingView) -> None:
        """The papers of a notice in a menu above `anchor`."""
        open_menu(anchor, self.choices(posting), above=True)

    def _minutes_of(self, copy: CopyView) -> list[Act]:
        found: list[Act] = []
        for kind, at in ((MinutesKind.BEGIN, copy.started_at), (MinutesKind.END, copy.ended_at)):
            if at:
                told = f"biên bản {TITLES[kind].removesuffix(' công khai')}"
                found.append((f"In {told}…", partial(self.print_minutes, copy.serial, kind)))
                found.append((f"Lưu {told} ra Word…", partial(self.save_minutes, copy.serial, kind)))
        return found

    def _heeded(self, posting_uid: str, then: Callable[[], None]) -> None:
        """Go on at once where nothing is to be warned of, else when the official says so."""
        service = NoticeService(self.workplace.desk)

        def ask(warnings: tuple[str, ...]) -> None:
            if not warnings:
                then()
                return
            sheet = WarningSheet(self.workplace.surface, warnings)
            sheet.heeded.connect(then)
            sheet.rise()

        self.workplace.jobs.read(lambda _progress: service.warnings(posting_uid), ask, self.workplace.explain)

    def _notice(self, uid: str, label: str, copy_number: int = 0) -> Named:
        service = NoticeService(self.workplace.desk)
        return f"thong-bao-niem-yet-{_in_file(label)}", lambda: service.notice(uid, copy_number)

    def _minutes(self, serial: str, kind: MinutesKind) -> Named:
        service = MinutesService(self.workplace.desk)
        return f"bien-ban-{_IN_FILE[kind]}-{serial}", lambda: service.minutes(serial, kind)

    def _radio(self, uid: str, label: str) -> Named:
        service = SpokenService(self.workplace.desk)
        return f"ban-doc-truyen-thanh-{_in_file(label)}", lambda: service.radio(uid)


def _in_file(label: str) -> str:
    """A notice's number as it stands in the name of a file."""
    return label.replace("/", "-")


def _put(target: Path, content: bytes) -> None:
    with whole_file(target) as part:
        part.write_bytes(content)
