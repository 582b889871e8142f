"""What else is done with a visit: its notice of refusal, its record of a statement, parted contents, one's own copy."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.areas.reception.grounds import asks_notice, ground_of, grounds_on
from desktop_app.areas.reception.models import Handling
from desktop_app.areas.reception.other_contents import (
    DENOUNCES,
    PARTED_FORM,
    OtherContentsService,
    speaks_of_denouncing,
)
from desktop_app.areas.reception.person_copy import COPY_FORM, PersonCopyService
from desktop_app.areas.reception.record import VisitRecord
from desktop_app.areas.reception.refusal import NOTICE_FORM, RefusalService
from desktop_app.areas.reception.rules import NEEDS_AGENCY, SENT_ON
from desktop_app.areas.reception.statement import StatementService
from desktop_app.areas.reception.views.ground_field import GROUND, chosen_handling, explain_ground, offer_grounds
from desktop_app.areas.reception.views.named_paper import NAMED, NAMED_FORM, named_makers
from desktop_app.areas.reception.views.papers import Papers
from desktop_app.areas.reception.views.refused import Doors
from desktop_app.areas.views import Workplace
from desktop_app.core.fields import Form
from desktop_app.core.paper.document import Document
from desktop_app.kit.act_menu import Act
from desktop_app.kit.controls import Banner, Button
from desktop_app.kit.controls import Kind as Look
from desktop_app.kit.form import FormView
from desktop_app.kit.theme import State
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.rights import Right

REGISTER = "reception.register"
AGENCY = ("to_agency", "document_number", "document_on")
BY_HAND = "Họ tên người tố cáo để trống, ghi tay trên giấy."
PARTING = (
    "Mỗi nội dung một lượt, có số và loại riêng.",
    "Người đến, ngày và phiên lấy theo lượt này. Hai lượt hiện ở ngăn đọc của nhau. Có nội dung tố cáo thì đánh dấu ô "
    "dưới đây trước.",
)
PARTING_SECRETLY = (
    "Không để gì nối họ tên người đến với phần tố cáo.",
    "Lượt này đã ghi cả phần tố cáo nên chính nó phải chuyển thành Tố cáo, họ tên vào kho mật. Tách các nội dung khác "
    "trước: lượt mới giữ họ tên, không gắn với lượt này, không chép giờ và số người, không nhắc tố cáo. Tách hết rồi, "
    "sửa lượt này: chọn loại Tố cáo, nội dung chỉ còn phần tố cáo.",
)
COPYING = (
    "Chỉ có các lượt của chính người này, không có lượt tố cáo.",
    "Tên, số giấy tờ, điện thoại của người khác được che tự động: đọc lại trước khi giao. Mỗi lần lập đều vào nhật ký.",
)


class MakeSheet(Protocol):
    """Makes the side sheet of a verb upon the visit taken last."""

    def __call__(
        self,
        title: str,
        form: Form,
        does: Callable[[VisitRecord, Mapping[str, Any]], object],
        verb: Button,
        notice: QWidget | None = None,
    ) -> VerbSheet:
        """The sheet, not yet shown."""


class FurtherVerbs(QObject):
    """Acts on the visit taken last."""

    def __init__(
        self,
        workplace: Workplace,
        parent: QObject,
        papers: Papers,
        make_sheet: MakeSheet,
        done: Callable[[str], None],
    ) -> None:
        """`make_sheet` makes the sheets of all verbs alike; `done` tells what was saved and offers to take it back."""
        super().__init__(parent)
        self._workplace, self._papers, self._make_sheet = workplace, papers, make_sheet
        self._done = done
        self._desk = workplace.desk
        self._record: VisitRecord | None = None

    def take(self, record: VisitRecord | None) -> None:
        """Act on this visit from now on."""
        self._record = record

    def doors(self) -> Doors:
        """What the reading pane leads to."""
        may = self._desk.account.may
        return Doors(
            go_to=lambda uid: self._workplace.open(REGISTER, uid),
            print_notice=self.notice if may(Right.PRINT) else None,
            issue_notice=self.issue if may(Right.RECORD) else None,
        )

    def changes(self) -> list[Act]:
        """What changes the register."""
        record = self._record
        if record is None or not self._desk.account.may(Right.RECORD) or record.row.voided_on or record.written_at:
            return []
        several = record.values["kind"] is Kind.SEVERAL
        found: list[Act] = [("Ghi số thông báo từ chối", self.issue)] if wants_notice(record) else []
        return [*found, *([("Tách nội dung", self.part)] if several else [])]

    def papers(self) -> list[Act]:
        """The papers that fit the visit, behind one line."""
        record = self._record
        if record is None or not self._desk.account.may(Right.PRINT) or record.row.voided_on:
            return []
        found, is_secret = list[Act](), record.row.is_secret
        if wants_notice(record):
            found += [("In thông báo từ chối", self.notice), ("Thông báo từ chối ra Word", self.save_notice)]
        found += [("In biên bản ghi nội dung trình bày", self.statement)]
        found += [("Biên bản ghi nội dung trình bày ra Word", self.save_statement)]
        if is_secret and self._desk.account.may(Right.SEE_DENOUNCER):
            found += [("Giấy có họ tên người tố cáo", self.named_paper)]
        if record.person_id is not None and not is_secret:
            found += [("Bản sao lịch sử của người này", self.person_copy)]
        return [("Giấy tờ khác", found)]

    def notice(self) -> None:
        """Show the notice of the refusal, to be printed."""
        self._show(self._papers.show_notice)

    def statement(self) -> None:
        """Show the record of what was said, to be printed and signed."""
        self._show(self._papers.show_statement)

    def save_notice(self) -> None:
        """Write the notice as a Word file."""
        self._save("thong-bao-tu-choi", RefusalService(self._desk).notice)

    def save_statement(self) -> None:
        """Write the record of what was said as a Word file."""
        self._save("bien-ban-trinh-bay", StatementService(self._desk).statement)

    def named_paper(self) -> None:
        """Show a paper of a denunciation with who made it, for the entitled; the look and its reason are journalled."""
        makers = named_makers(self._desk)

        def does(record: VisitRecord, said: Mapping[str, Any]) -> Document:
            return makers[said["paper"]](record.row.uid, said["reason"])

        verb = Button("Xem và in", Look.MAIN, icon="printer", key="Ctrl+S")
        sheet = self._make_sheet("Giấy có họ tên người tố cáo", NAMED_FORM, does, verb, Banner(State.SECRET, *NAMED))
        sheet.form.load({"paper": ""})
        sheet.made.connect(lambda made: self._papers.show_document(made.subject, "giay-to", lambda: made))
        sheet.rise()

    def issue(self) -> None:
        """Note the number and the day of the notice."""
        service = RefusalService(self._desk)

        def does(record: VisitRecord, said: Mapping[str, Any]) -> object:
            return service.issue(record.row.uid, record.rev, said["notice_number"], said["notice_on"])

        verb = Button("Lưu", Look.MAIN, key="Ctrl+S")
        sheet = self._make_sheet("Ghi số thông báo từ chối", NOTICE_FORM, does, verb, self._unsure())
        sheet.form.load({"notice_on": self._desk.clock.today()})
        sheet.made.connect(lambda done: self._done(f"Đã ghi thông báo từ chối của lượt tiếp {done.label}."))
        sheet.rise()

    def part(self) -> None:
        """Enter one of several contents as a visit of its own."""
        record, service = self._record, OtherContentsService(self._desk)
        if record is None:
            return

        denounces: list[bool] = []

        def does(taken: VisitRecord, said: Mapping[str, Any]) -> object:
            denounces.append(bool(said[DENOUNCES]))
            return service.part(taken.row.uid, taken.rev, said)

        secret = speaks_of_denouncing(f"{record.values['content']} {record.values['request']}")
        told = Banner(State.SECRET, *PARTING_SECRETLY) if secret else Banner(State.INFO, *PARTING)
        sheet = self._make_sheet(
            "Tách nội dung", PARTED_FORM, does, Button("Ghi lượt mới", Look.MAIN, key="Ctrl+S"), told
        )
        self._prepare(sheet.form, record, secret)
        sheet.made.connect(lambda done: self._parted(done.label, denounces[-1]))
        sheet.rise()

    def person_copy(self) -> None:
        """Make somebody's own copy of their history, with the reason for which they asked."""
        service = PersonCopyService(self._desk)

        def does(record: VisitRecord, said: Mapping[str, Any]) -> object:
            return service.copy(record.row.uid, said["requested_on"], said["reason"])

        sheet = self._make_sheet(
            "Bản sao lịch sử của người này",
            COPY_FORM,
            does,
            Button("Lập bản sao", Look.MAIN, icon="printer", key="Ctrl+S"),
            Banner(State.INFO, *COPYING),
        )
        today = self._desk.clock.today()
        sheet.form.load({"requested_on": today})
        sheet.made.connect(
            lambda made: self._papers.show_document(
                "Bản sao lịch sử tiếp công dân", f"ban-sao-lich-su-{today:%Y%m%d}", lambda: made
            )
        )
        sheet.rise()

    def _unsure(self) -> Banner | None:
        """What is not yet held against the law in the notice."""
        record = self._record
        ground = ground_of(record.values[GROUND], record.row.received_on) if record else None
        return Banner(State.UNCHECKED, "Chưa đối chiếu", ground.note) if ground and ground.note else None

    def _prepare(self, form: FormView, record: VisitRecord, secret: bool) -> None:
        on = record.row.received_on
        offer_grounds(form, on)
        form.load(
            {
                "kind": "",
                "handling": "",
                "subject": record.values["subject"],
                "within_competence": "có",
                DENOUNCES: "có" if secret else "",
            }
        )

        def arrange(_name: str = "") -> None:
            handling = chosen_handling(form)
            explain_ground(form, on)
            form.field(GROUND).require(handling is Handling.REFUSE)
            form.field("to_agency").require(handling in SENT_ON)
            sent = handling in NEEDS_AGENCY | {Handling.ACCEPT, Handling.RETURN_TO_SENDER}
            form.set_shown(
                {GROUND: handling is Handling.REFUSE and bool(grounds_on(on)), **dict.fromkeys(AGENCY, sent)}
            )

        form.edited.connect(arrange)
        arrange()

    def _parted(self, label: str, denounces: bool) -> None:
        record = self._record
        first = record.row.label if record else ""
        left = f" Lượt {first} còn phải sửa thành Tố cáo." if denounces else ""
        self._done(f"Đã tách ra lượt tiếp {label}.{left}")

    def _show(self, show: Callable[[str, str], None]) -> None:
        record = self._record
        if record is None:
            return
        if record.row.is_secret:
            self._workplace.say(BY_HAND)
        show(record.row.uid, record.row.label)

    def _save(self, name: str, make: Callable[[str], Document]) -> None:
        record = self._record
        if record is not None:
            uid = record.row.uid
            self._papers.save_document(f"{name}-{record.row.label.replace('/', '-')}", lambda: make(uid))


def wants_notice(record: VisitRecord) -> bool:
    """Whether the refusal must be told in writing."""
    return asks_notice(record.values["handling"], record.values["refusal_ground"], record.row.received_on)
