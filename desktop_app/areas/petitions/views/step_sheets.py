"""The sheet of one step: its article, what it asks for, and a leader's reason where the law does not offer it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from desktop_app.areas.petitions import record_words as say
from desktop_app.areas.petitions.handling.lookups import likely_same, offered_agencies, petition_called
from desktop_app.areas.petitions.handling.service import HandlingService
from desktop_app.areas.petitions.handling.step_form import (
    AGENCIES,
    JOINED,
    listed_in,
    problems_on_form,
    step_entry,
    step_form,
)
from desktop_app.areas.petitions.kept import Registered
from desktop_app.areas.petitions.law import Step
from desktop_app.areas.petitions.record import PetitionRecord
from desktop_app.areas.petitions.rules import Offer
from desktop_app.areas.petitions.views.classify_sheet import ClassifySheet
from desktop_app.areas.petitions.views.join_offers import JoinOffers
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.procedure.step_sheet import notice_of, sheet_with
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput
from desktop_app.kit.page import Page
from desktop_app.kit.suggestions import Answer, Suggestion
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.undo import REASON


class StepSheets(QObject):
    """Takes steps of the petition that is handed in with each call."""

    def __init__(self, workplace: Workplace, page: Page) -> None:
        """Sheets are made over the window of `page`."""
        super().__init__(page)
        self._workplace, self._page = workplace, page
        self._service = HandlingService(workplace.desk)

    def take(self, record: PetitionRecord, offer: Offer) -> None:
        """Open the sheet of a step; of one that the law does not offer, with the reason for it asked first."""
        if offer.step.key == "classify":
            self._classify(record)
            return
        said = f"Đã ghi “{say.short_title(offer.step.key)}” cho đơn {record.label}."
        sheet = self._sheet(record, offer)
        sheet.made.connect(lambda kept: self._done(said, kept))
        sheet.rise()

    def _classify(self, record: PetitionRecord) -> None:
        """Where the answers lead is told once they are kept, and is then the main button of the page."""
        sheet = ClassifySheet(self._workplace, self._page.window(), record)

        def tell(kept: Registered) -> None:
            found = sheet.guided()
            leads = f" Đề nghị: {words.inside(found.step.title)}." if found else ""
            self._done(f"Đã phân loại đơn {record.label}.{leads}", kept)

        sheet.made.connect(tell)
        sheet.rise()

    def take_back(self, uid: str, rev: int, reason: str = REASON) -> None:
        """Take the last step back."""
        service = self._service
        self._workplace.jobs.write(
            lambda _progress: service.take_back(uid, rev, reason),
            lambda kept: self._workplace.say(f"Đã bỏ bước vừa ghi của đơn {kept.label}."),
            self._workplace.explain,
        )

    def _sheet(self, record: PetitionRecord, offer: Offer) -> VerbSheet:
        step, desk, service = offer.step, self._workplace.desk, self._service
        today, forced = desk.clock.today(), not offer.is_open
        form = step_form(step, record.kind, today, forced=forced)
        names = [entry.name for entry in form]

        def does(said: Mapping[str, Any]) -> Registered:
            joined = {JOINED: petition_called(desk, str(said[JOINED]))} if said.get(JOINED) else {}
            try:
                return service.take(record.uid, record.rev, step_entry(step, {**said, **joined}))
            except InvalidInput as error:
                raise InvalidInput(problems_on_form(error.problems, names)) from error

        notice = notice_of(offer, today)
        joins = JoinOffers(notice) if JOINED in names else None
        sheet = sheet_with(
            form,
            self._workplace,
            self._page.window(),
            f"Đơn {record.label}, {words.inside(record.kind.value)}, đến ngày {words.day(record.received_on)}",
            offer,
            does,
            start=_start(record, step, today),
            options=listed_in(step, today),
            verb=say.short_title(step.key),
            notice=joins or notice,
            suggest={AGENCIES: self._agencies},
        )
        if joins is not None:
            self._offer_to_join(record.uid, joins, sheet)
        return sheet

    def _offer_to_join(self, uid: str, joins: JoinOffers, sheet: VerbSheet) -> None:
        def pick(number: str) -> None:
            sheet.form.load({JOINED: number})
            sheet.form.go_to_next_needed()

        joins.picked.connect(pick)
        desk = self._workplace.desk
        self._workplace.jobs.read(lambda _progress: likely_same(desk, uid), joins.show_found, owner=sheet)

    def _agencies(self, typed: str, answer: Answer) -> None:
        desk = self._workplace.desk

        def tell(names: Sequence[str]) -> None:
            answer([Suggestion(name) for name in names])

        self._workplace.jobs.read(lambda _progress: offered_agencies(desk, typed), tell)

    def _done(self, said: str, kept: Registered) -> None:
        self._workplace.say(said, lambda: self.take_back(kept.uid, kept.rev))


def _start(record: PetitionRecord, step: Step, today: date) -> dict[str, object]:
    """What a step begins with: today's work, on today's paper where it has one, to whom the classification sends it."""
    agency = record.forwarder if step.key == "return_to_sender" else record.to_agency
    known = {"to_agency": agency, "recipient_class": record.recipient_class, "assigned_to": record.assigned_to}
    has_paper = bool(step.paper) or "document_on" in step.asks_on(today)
    return {"document_on": today if has_paper else None, **known}
