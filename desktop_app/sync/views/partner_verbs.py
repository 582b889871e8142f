"""What can be done with the own card and with partners: files in and out, and side sheets."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.areas.views import Workplace
from desktop_app.areas.views.papers import PaperViews
from desktop_app.areas.views.saved import tell_saved
from desktop_app.core.package.keys import Card
from desktop_app.core.paper.saving import Format
from desktop_app.kit.act_menu import open_menu
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.theme import State
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.sync.enrolling.entry import ENROL_FORM, REPLACE_FORM, REVOKE_FORM, agreed_kind
from desktop_app.sync.enrolling.files import read_card_file, write_card_file
from desktop_app.sync.enrolling.papers import CARD_ENDING, SheetPaperService, card_file_name
from desktop_app.sync.enrolling.queries import Own, PartnerRow, kinds_for
from desktop_app.sync.enrolling.service import EnrolService
from desktop_app.sync.states import Compared

CARD_KIND = "Phiếu ghi danh"
ON_PAPER = "Gõ dãy số đọc từ phiếu giấy của đơn vị kia hoặc nghe họ đọc, không lấy từ tệp vừa chọn."
REPLACES = "Đơn vị này đang có phiếu ghi danh ngày {day}; ghi danh xong thì phiếu đó thôi dùng."
LOSES = "Mọi đơn vị đang trao đổi phải ghi danh lại phiếu mới; trước lúc đó gói ký bằng khóa mới bị từ chối."
OPENS = "Chỉ làm khi mất máy hoặc nghi có người khác giữ khóa. Khóa cũ còn để mở gói đã nhận."
STOPS = "Từ nay chương trình không nhận gói của phiếu này và không niêm phong gói cho nó nữa."
KEPT = "Số liệu đã nhận vẫn giữ nguyên. Muốn trao đổi lại thì ghi danh phiếu mới."


class PartnerVerbs(QObject):
    """Acts on what the page shows; `done` when that has changed."""

    done = Signal()

    def __init__(self, place: Workplace, papers: PaperViews, parent: QObject) -> None:
        """`papers` ask for files and show the sheet."""
        super().__init__(parent)
        self._place, self._papers = place, papers
        self._service, self._sheets = EnrolService(place.desk), SheetPaperService(place.desk)
        self.own: Own | None = None

    def make(self) -> None:
        """Make the office's keys."""
        self._place.jobs.write(
            lambda _progress: self._service.own_card(),
            lambda _card: self._tell("Đã lập phiếu ghi danh. Lưu tệp phiếu ra USB và in phiếu giấy."),
            self._place.explain,
        )

    def save(self) -> None:
        """Write the card where the official says, such as onto a stick."""
        card = self.own.card if self.own else None
        if card is None:
            return
        files, name = self._papers.files, card_file_name(card)
        target = files.save_as(self._place.surface, "Lưu tệp phiếu ghi danh", name, CARD_KIND, CARD_ENDING)
        if target is None:
            return

        def work(_progress: object) -> None:
            write_card_file(target, self._service.own_card())

        def tell(_done: None) -> None:
            tell_saved(self._place, target, ", đưa tệp này cho đơn vị kia")

        self._place.jobs.write(work, tell, self._place.explain)

    def show_sheet(self) -> None:
        """Show the sheet, to be printed."""
        self._papers.show("Phiếu ghi danh", self._file_name(), self._sheets.sheet)

    def open_more(self, anchor: QWidget) -> None:
        """What is seldom done with the own keys."""
        open_menu(anchor, [("Lưu phiếu ra Word", self.save_word), ("Thay khóa vì mất máy, lộ khóa", self.replace)])

    def save_word(self) -> None:
        """The sheet as a Word file."""
        self._papers.save(self._file_name(), self._sheets.sheet, Format.WORD)

    def replace(self) -> None:
        """New keys in the place of those that may be in other hands."""
        sheet = VerbSheet(
            self._place.surface,
            "Thay khóa của cơ quan",
            self.own.name if self.own else "",
            REPLACE_FORM,
            lambda _values: self._service.replace_keys(),
            verb=Button("Thay khóa", Kind.DANGER, key="Ctrl+S"),
            jobs=self._place.jobs,
            today=self._place.desk.clock.today(),
            notice=Banner(State.WARNING, LOSES, OPENS),
        )
        sheet.made.connect(lambda _: self._tell("Đã thay khóa. Đưa phiếu mới cho mọi đơn vị đang trao đổi."))
        sheet.rise()

    def choose(self, known: Mapping[str, PartnerRow]) -> None:
        """Ask for the other office's card; `known` are the cards in use, by the code of their unit."""
        path = self._papers.files.file(self._place.surface, "Chọn tệp phiếu của đơn vị kia", CARD_KIND, CARD_ENDING)
        if path is None:
            return

        def read(_progress: object) -> tuple[bytes, Card]:
            content = read_card_file(path)
            return content, self._service.look_at(content)

        self._place.jobs.read(read, lambda found: self._enrol(*found, known), self._place.explain, owner=self)

    def revoke(self, row: PartnerRow) -> None:
        """Stop trusting a card."""
        sheet = VerbSheet(
            self._place.surface,
            "Thu hồi phiếu ghi danh",
            f"{row.name}, mã {row.unit}",
            REVOKE_FORM,
            lambda values: self._service.revoke(row.uid, values["reason"]),
            verb=Button("Thu hồi", Kind.DANGER, key="Ctrl+S"),
            jobs=self._place.jobs,
            today=self._place.desk.clock.today(),
            notice=Banner(State.WARNING, STOPS, KEPT),
        )
        sheet.made.connect(lambda _: self._tell("Đã thu hồi phiếu ghi danh."))
        sheet.rise()

    def _enrol(self, content: bytes, card: Card, known: Mapping[str, PartnerRow]) -> None:
        own_kind = self.own.kind if self.own else ""

        def does(values: Mapping[str, Any]) -> str:
            kind = agreed_kind(values, own_kind)
            return self._service.enrol(
                content, values["fingerprint"], kind, values["compared"], values["compared_with"]
            )

        before = known.get(card.unit)
        told = REPLACES.format(day=f"{before.enrolled_on:%d/%m/%Y}") if before else ON_PAPER
        sheet = VerbSheet(
            self._place.surface,
            "Ghi danh đơn vị",
            f"{card.name}, mã {card.unit}",
            ENROL_FORM,
            does,
            verb=Button("Ghi danh", Kind.MAIN, key="Ctrl+S"),
            jobs=self._place.jobs,
            today=self._place.desk.clock.today(),
            notice=Banner(State.WARNING if before else State.INFO, told, ON_PAPER if before else ""),
        )
        kind = before.kind if before else kinds_for(own_kind)[0]
        sheet.form.load({"kind": kind, "compared": Compared.SHEETS})
        sheet.made.connect(lambda _: self._tell(f"Đã ghi danh {card.name}."))
        sheet.rise()
        sheet.form.go_to("fingerprint")

    def _file_name(self) -> str:
        return card_file_name(self.own.card) if self.own and self.own.card else "phieu-ghi-danh"

    def _tell(self, sentence: str) -> None:
        self._place.say(sentence)
        self.done.emit()
