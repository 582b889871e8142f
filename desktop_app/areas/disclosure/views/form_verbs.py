"""What is done with the forms of a record: its notice, the portal, readings, hamlets, anything else."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject

from desktop_app.areas.disclosure import fields
from desktop_app.areas.disclosure.entry import SlotEntry
from desktop_app.areas.disclosure.models import Form
from desktop_app.areas.disclosure.service import DisclosureService
from desktop_app.areas.disclosure.shown import DisclosureView
from desktop_app.areas.disclosure.views.boards_fields import (
    FIRST_PLACES,
    NO_HAMLETS,
    PLACES,
    BoardFields,
    hamlets_meant,
    read_post,
)
from desktop_app.areas.views import Workplace
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.fields import Form as Fields
from desktop_app.core.law.calendar import ONE_DAY
from desktop_app.kit.choice_input import ChoiceInput
from desktop_app.kit.controls import Button
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.hamlets import hamlet_rows
from desktop_app.office.kept import Saved

Said = Mapping[str, Any]
OWN = frozenset({Form.POSTED, Form.PORTAL, Form.RADIO, Form.HAMLET_HEAD})
"""Forms that have their own sheets."""


class MakeSheet(Protocol):
    """Makes a sheet over the record that was taken."""

    def __call__(
        self,
        title: str,
        form: Fields,
        start: Mapping[str, object],
        does: Callable[[DisclosureView, Said], Saved],
        verb: Button | None = None,
    ) -> VerbSheet:
        """`does` works with the record as it was seen and the checked values."""


class FormVerbs(QObject):
    """Acts on the forms of the record that the page has taken."""

    def __init__(
        self,
        workplace: Workplace,
        parent: QObject,
        taken: Callable[[], DisclosureView],
        sheet: MakeSheet,
        done: Callable[[str], None],
    ) -> None:
        super().__init__(parent)
        self._workplace, self._desk = workplace, workplace.desk
        self._service = DisclosureService(workplace.desk)
        self._taken, self._sheet, self._done = taken, sheet, done

    def post(self) -> None:
        """Make the notice with a copy for each place."""
        view, service = self._taken(), self._service
        boards = BoardFields(self._desk, view.trigger_on, is_permanent=bool(view.entry and view.entry.is_permanent))
        if not boards.known:
            self._workplace.open(PLACES)
            self._workplace.say(FIRST_PLACES)
            return

        def does(record: DisclosureView, said: Said) -> Saved:
            return service.post(record.uid, record.rev, read_post(said, boards.known))

        sheet = self._sheet("Lập thông báo niêm yết", fields.POST_FORM, boards.start(), does)
        boards.watch(sheet.form)
        sheet.made.connect(lambda saved: self._done(f"Đã lập thông báo niêm yết của hồ sơ {saved.label}."))
        sheet.rise()

    def portal(self) -> None:
        """Keep the address under which it stands on the portal."""
        view, service = self._taken(), self._service
        kept = view.form(Form.PORTAL)
        start = {"from_on": self._desk.clock.today(), "who": self._desk.account.name}
        if kept and kept.since_on:
            start = {"from_on": kept.since_on, "address": kept.address, "who": kept.who, "note": kept.note}

        def does(record: DisclosureView, said: Said) -> Saved:
            more = {name: said[name] for name in ("address", "who", "note")}
            return service.carry_out(record.uid, record.rev, Form.PORTAL, said["from_on"], **more)

        sheet = self._sheet("Ghi địa chỉ trên cổng, trang thông tin", fields.PORTAL_FORM, start, does)
        sheet.made.connect(lambda saved: self._done(f"Đã ghi địa chỉ trang của hồ sơ {saved.label}."))
        sheet.rise()

    def read_out(self) -> None:
        """Note a reading on the radio; the day after the last one is offered."""
        view, service, today = self._taken(), self._service, self._desk.clock.today()
        last = view.slots[-1] if view.slots else None
        start: dict[str, object] = {"read_on": today}
        if last is not None:
            following = last.read_on + ONE_DAY
            start = {"read_on": min(following, today), "read_at": last.read_at, "reader": last.reader}

        def does(record: DisclosureView, said: Said) -> Saved:
            return service.read_out(record.uid, record.rev, [SlotEntry(**said)])

        sheet = self._sheet("Ghi buổi phát thanh", fields.SLOT_FORM, start, does)
        sheet.made.connect(lambda saved: self._done(f"Đã ghi buổi phát thanh của hồ sơ {saved.label}."))
        sheet.rise()

    def strike_slot(self) -> None:
        """Take back a reading that was noted by mistake."""
        view, service = self._taken(), self._service
        options = [(slot.uid, words.day(slot.read_on)) for slot in view.slots]

        def does(record: DisclosureView, said: Said) -> Saved:
            return service.strike_slot(record.uid, record.rev, said["slot"], said["reason"])

        sheet = self._sheet("Bỏ buổi phát thanh ghi nhầm", fields.STRIKE_SLOT_FORM, {}, does)
        offer(sheet, "slot", options)
        sheet.made.connect(lambda saved: self._done(f"Đã bỏ buổi phát thanh của hồ sơ {saved.label}."))
        sheet.rise()

    def send(self) -> None:
        """Note to which hamlets it was sent; those that were sent nothing yet are offered."""
        view, service = self._taken(), self._service
        with self._desk.db.reading() as session:
            known = hamlet_rows(session, view.trigger_on)
        if not known:
            self._workplace.explain(UserError(NO_HAMLETS))
            return
        sent = {head.hamlet_id for head in view.heads}
        waiting = "\n".join(hamlet.full_name for hamlet in known if hamlet.id not in sent)

        def does(record: DisclosureView, said: Said) -> Saved:
            return service.send_to_heads(record.uid, record.rev, said["sent_on"], hamlets_meant(known, said["hamlets"]))

        start = {"sent_on": self._desk.clock.today(), "hamlets": waiting}
        sheet = self._sheet("Gửi Trưởng thôn, Tổ trưởng tổ dân phố", fields.SEND_FORM, start, does)
        sheet.made.connect(lambda saved: self._done(f"Đã ghi việc gửi của hồ sơ {saved.label}."))
        sheet.rise()

    def acknowledge(self) -> None:
        """Note that a hamlet's head acknowledged it."""
        view, service = self._taken(), self._service
        ordered = sorted(view.heads, key=lambda head: head.acknowledged_on is not None)
        options = [(str(head.hamlet_id), head.hamlet) for head in ordered]

        def does(record: DisclosureView, said: Said) -> Saved:
            on, by, way = said["acknowledged_on"], said["acknowledged_by"], said["way"]
            return service.acknowledge(record.uid, record.rev, int(said["hamlet"]), on, by, way)

        start = {"acknowledged_on": self._desk.clock.today(), "way": next((h.way for h in ordered[::-1] if h.way), "")}
        sheet = self._sheet("Ghi xác nhận của thôn, tổ dân phố", fields.ACKNOWLEDGE_FORM, start, does)
        offer(sheet, "hamlet", options)
        sheet.made.connect(lambda saved: self._done(f"Đã ghi xác nhận của hồ sơ {saved.label}."))
        sheet.rise()

    def other(self) -> None:
        """Note that any other form was carried out; it may be one that was not chosen before."""
        view, service = self._taken(), self._service
        waiting = [form.form for form in view.chosen if form.form not in OWN and form.since_on is None]
        others = [form for form in Form if form not in OWN]

        def does(record: DisclosureView, said: Said) -> Saved:
            more = {name: said[name] for name in ("to_on", "who", "note")}
            return service.carry_out(record.uid, record.rev, Form[said["form"]], said["from_on"], **more)

        start = {"from_on": self._desk.clock.today(), "who": self._desk.account.name}
        sheet = self._sheet("Ghi hình thức khác đã thực hiện", fields.OTHER_FORM, start, does)
        offer(sheet, "form", _named([*waiting, *(form for form in others if form not in waiting)]))
        sheet.made.connect(lambda saved: self._done(f"Đã ghi hình thức công khai của hồ sơ {saved.label}."))
        sheet.rise()

    def leave_out(self) -> None:
        """Say why a form is not carried out."""
        view, service = self._taken(), self._service

        def does(record: DisclosureView, said: Said) -> Saved:
            return service.leave_out(record.uid, record.rev, Form[said["form"]], said["reason"])

        sheet = self._sheet("Không thực hiện một hình thức", fields.LEAVE_OUT_FORM, {}, does)
        offer(sheet, "form", _named([form.form for form in view.chosen if form.since_on is None]))
        sheet.made.connect(lambda saved: self._done(f"Đã ghi lý do trong hồ sơ {saved.label}."))
        sheet.rise()

    def open_posting(self) -> None:
        """Go to the last notice of the record, where its copies are put up and taken down."""
        hung = [posting for posting in self._taken().postings if posting.voided_on is None]
        if hung:
            self._workplace.open(POSTINGS, hung[-1].uid)


POSTINGS = "disclosure.postings"


def offer(sheet: VerbSheet, name: str, options: Sequence[tuple[str, str]]) -> None:
    """Let one of these be chosen; the first one is."""
    frame = sheet.form.field(name).input.frame
    if isinstance(frame, ChoiceInput):
        frame.set_options(options)
        frame.set_text(options[0][0] if options else "")


def _named(forms: Sequence[Form]) -> list[tuple[str, str]]:
    return [(form.name, str(form.value)) for form in forms]
