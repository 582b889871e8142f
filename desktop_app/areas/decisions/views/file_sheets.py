"""Sheets that put something into the file of a decision or take it out, and the one that opens a vote."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QObject

from desktop_app.areas.decisions.filed import CandidateEntry, ConsentEntry, FileService, PaperEntry, PersonEntry
from desktop_app.areas.decisions.list_fields import (
    CANDIDATE_FORM,
    CONSENT_FORM,
    PAPER_FORM,
    PERSON_FORM,
    STRIKE_FORM,
    VOTE_FORM,
)
from desktop_app.areas.decisions.record import DecisionRecord
from desktop_app.areas.decisions.states import Form as VoteForm
from desktop_app.areas.decisions.states import Scope, Way
from desktop_app.areas.decisions.votes.entry import VoteEntry
from desktop_app.areas.decisions.votes.service import VoteService
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.sheets import verb_sheet
from desktop_app.core import words
from desktop_app.core.fields import Form
from desktop_app.kit.choice_input import ChoiceInput
from desktop_app.kit.page import Page

_FORMS = {
    "call_meeting": VoteForm.MEETING,
    "call_ballot": VoteForm.BALLOT,
    "call_online": VoteForm.ONLINE,
}
Does = Callable[[Mapping[str, Any]], object]


class FileSheets(QObject):
    """Sheets about the decision that is handed in with each call."""

    def __init__(self, workplace: Workplace, page: Page) -> None:
        super().__init__(page)
        self._workplace = workplace
        self._service = FileService(workplace.desk)

    def add_consent(self, record: DecisionRecord) -> None:
        """A household that supports the initiative."""
        service, start = self._service, {"given_on": self._workplace.desk.clock.today()}

        def does(said: Mapping[str, Any]) -> object:
            return service.add_consent(record.uid, record.rev, ConsentEntry(**said))

        self._rise(record, "Ghi hộ đồng thuận", CONSENT_FORM, does, "Đã ghi hộ đồng thuận.", start)

    def strike_consent(self, record: DecisionRecord) -> None:
        """One that was entered by mistake, or withdrew."""
        rows = [
            (each.uid, f"{each.household}, {words.day(each.given_on)}")
            for each in record.consents
            if not each.struck_reason
        ]
        self._strike(record, "Bỏ hộ đồng thuận", rows, self._service.strike_consent)

    def add_person(self, record: DecisionRecord) -> None:
        """Somebody with a role."""
        service = self._service

        def does(said: Mapping[str, Any]) -> object:
            return service.add_person(record.uid, record.rev, PersonEntry(**said))

        self._rise(record, "Ghi người có vai trò", PERSON_FORM, does, "Đã ghi người có vai trò.")

    def strike_person(self, record: DecisionRecord) -> None:
        """Somebody who has the role no more."""
        rows = [(each.uid, f"{each.full_name}, {words.inside(each.role.value)}") for each in record.people]
        self._strike(record, "Bỏ người có vai trò", rows, self._service.strike_person)

    def add_candidate(self, record: DecisionRecord) -> None:
        """Somebody who stands."""
        service = self._service

        def does(said: Mapping[str, Any]) -> object:
            return service.add_candidate(record.uid, record.rev, CandidateEntry(**said))

        self._rise(record, "Ghi người ứng cử", CANDIDATE_FORM, does, "Đã ghi người ứng cử.")

    def strike_candidate(self, record: DecisionRecord) -> None:
        """Somebody who stands no more."""
        rows = [(each.uid, each.label) for each in record.candidates]
        self._strike(record, "Bỏ người ứng cử", rows, self._service.strike_candidate)

    def add_paper(self, record: DecisionRecord) -> None:
        """A paper of the file."""
        service = self._service

        def does(said: Mapping[str, Any]) -> object:
            return service.add_paper(record.uid, record.rev, PaperEntry(**said))

        self._rise(record, "Ghi giấy tờ vào hồ sơ", PAPER_FORM, does, "Đã ghi giấy tờ.")

    def void_paper(self, record: DecisionRecord) -> None:
        """A paper that is in the file no more."""
        rows = [(each.uid, " ".join(filter(None, (each.name, each.number)))) for each in record.papers]
        self._strike(record, "Bỏ giấy tờ", rows, self._service.void_paper)

    def open_vote(self, record: DecisionRecord) -> None:
        """The vote that was announced: its form, its day, where; who votes are the households of that day."""
        service = VoteService(self._workplace.desk)
        called = next((step for step in reversed(record.done) if step.key in _FORMS), None)
        start: dict[str, object] = {"form": VoteForm.MEETING, "way": Way.HANDS}
        if called is not None:
            start = {"form": _FORMS[called.key], "from_on": called.until_on}
            start |= {"way": Way.SECRET if record.candidates else Way.HANDS} if called.key == "call_meeting" else {}

        def does(said: Mapping[str, Any]) -> object:
            values = {name: value for name, value in said.items() if value not in (None, "")}
            return service.open_vote(record.uid, record.rev, VoteEntry(**values))

        whose = "từng thôn của xã" if record.scope is Scope.COMMUNE else record.row.hamlet
        told = f"Đã mở biểu quyết ở {whose}. Bấm Kiểm phiếu để ghi số liệu."
        self._rise(record, "Mở biểu quyết", VOTE_FORM, does, told, start)

    def _strike(
        self,
        record: DecisionRecord,
        title: str,
        rows: Iterable[tuple[str, str]],
        strike: Callable[[str, int, str, str], object],
    ) -> None:
        def does(said: Mapping[str, Any]) -> object:
            return strike(record.uid, record.rev, said["uid"], said["reason"])

        sheet = verb_sheet(self._workplace, title, _about(record), STRIKE_FORM, does)
        if isinstance(box := sheet.form.field("uid").input.frame, ChoiceInput):
            box.set_options([("", ""), *rows])
        sheet.made.connect(lambda _: self._workplace.say(f"{title}: đã ghi."))
        sheet.rise()

    def _rise(
        self,
        record: DecisionRecord,
        title: str,
        form: Form,
        does: Does,
        told: str,
        start: Mapping[str, object] | None = None,
    ) -> None:
        sheet = verb_sheet(self._workplace, title, _about(record), form, does, start=start)
        sheet.made.connect(lambda _: self._workplace.say(told))
        sheet.rise()


def _about(record: DecisionRecord) -> str:
    return f"Việc {record.label}, {record.row.hamlet}"
