"""The sheets of a convention's page: a step, a paper, somebody of the team, a review, what is struck out."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject

from desktop_app.areas.conventions.dossier import DossierService, PaperEntry
from desktop_app.areas.conventions.entry import StepEntry
from desktop_app.areas.conventions.fields import PAPER_FORM, PERSON_FORM, REASON_FORM, STEP_FIELDS_HERE
from desktop_app.areas.conventions.handling.service import HandlingService
from desktop_app.areas.conventions.list_fields import REVIEW_DAY_FORM, REVIEW_FORM
from desktop_app.areas.conventions.record import ConventionRecord
from desktop_app.areas.conventions.record_beside import PaperShown, PaperState
from desktop_app.areas.conventions.reviews import ReviewEntry, ReviewService
from desktop_app.areas.conventions.row import REVIEW
from desktop_app.areas.conventions.service import ConventionService
from desktop_app.areas.conventions.states import Role
from desktop_app.areas.conventions.text.team import PersonEntry, TeamService
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.history import history_body
from desktop_app.areas.views.procedure.step_sheet import step_sheet
from desktop_app.areas.views.procedure.steps_list import AnyOffer
from desktop_app.areas.views.sheets import SAVE, verb_sheet
from desktop_app.core import words
from desktop_app.core.fields import Form
from desktop_app.kit.choice_input import ChoiceInput
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.procedure.step_form import step_entry
from desktop_app.office.undo import REASON

REVIEW_DAY = "Ngày rà soát hằng năm"

Options = Sequence[tuple[str, str]]


class RecordSheets(QObject):
    """Sheets over the window, each about the record that is handed in."""

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace, self._desk = workplace, workplace.desk

    def take(self, record: ConventionRecord, offer: AnyOffer) -> None:
        """Open the sheet of a step; of one that the law does not offer, with the reason for it asked first."""
        service, key = HandlingService(self._desk), offer.step.key

        def does(said: Mapping[str, Any]) -> object:
            return service.take(record.uid, record.rev, step_entry(StepEntry, key, said))

        asks_paper = "document_on" in offer.step.asks_on(record.today)
        start = {"document_on": record.today} if asks_paper else {}
        about = f"{record.title}, hồ sơ {record.label}"
        sheet = step_sheet(
            *(self._workplace, self._workplace.surface, about, offer, does),
            name="conventions.step",
            fields=STEP_FIELDS_HERE,
            start=start,
        )
        sheet.made.connect(
            lambda kept: self._workplace.say(
                f"Đã ghi “{words.inside(offer.step.title)}” cho {record.title}.",
                lambda: self._take_back(kept.uid, kept.rev),
            )
        )
        sheet.rise()

    def add_paper(self, record: ConventionRecord, paper: PaperShown | None = None) -> None:
        """Put a paper into the file; the one that is missing first stands chosen."""
        service = DossierService(self._desk)
        lacking = [each for each in record.papers if each.state is not PaperState.THERE]
        chosen = paper or next(iter(lacking), None)

        def does(said: Mapping[str, Any]) -> object:
            return service.add(record.uid, record.rev, PaperEntry(**{**said, "key": said["key"] or ""}))

        options = [("", "Giấy khác"), *((each.key, each.title) for each in lacking)]
        start = {"key": chosen.key if chosen else ""}
        self._rise(record, "Thêm giấy vào hồ sơ", PAPER_FORM, does, "Đã thêm giấy vào hồ sơ.", {"key": options}, start)

    def take_paper_out(self, record: ConventionRecord, paper: PaperShown) -> None:
        """Take a paper out of the file with a reason."""
        service = DossierService(self._desk)

        def does(said: Mapping[str, Any]) -> object:
            return service.take_out(paper.uid, said["reason"])

        verb = Button("Bỏ giấy này", Kind.DANGER, icon="ban", key=SAVE)
        self._rise(record, f"Bỏ {words.inside(paper.title)}", REASON_FORM, does, "Đã bỏ giấy khỏi hồ sơ.", verb=verb)

    def add_person(self, record: ConventionRecord, roles: Sequence[Role]) -> None:
        """Write down somebody of the drafting team, or who signed."""
        service = TeamService(self._desk)

        def does(said: Mapping[str, Any]) -> object:
            entry = PersonEntry(role=Role[said["role"]], full_name=said["full_name"], post=said["post"] or "")
            return service.add(record.uid, record.rev, entry)

        options = [(role.name, role.value) for role in roles]
        there = {role for role, _ in record.signers}
        first = next((role.name for role in roles if role.name not in there), roles[-1].name)
        self._rise(
            record, "Ghi người", PERSON_FORM, does, "Đã ghi người vào hồ sơ.", {"role": options}, {"role": first}
        )

    def review(self, record: ConventionRecord) -> None:
        """Write the yearly evaluation."""
        service = ReviewService(self._desk)

        def does(said: Mapping[str, Any]) -> object:
            entry = ReviewEntry(**{**said, "violations": said["violations"] or 0})
            return service.keep(record.uid, record.rev, entry)

        start = {"year": record.today.year}
        self._rise(record, REVIEW, REVIEW_FORM, does, f"Đã ghi rà soát {record.title}.", start=start)

    def agree_review_day(self, record: ConventionRecord) -> None:
        """Keep the day of the yearly evaluation that the community agreed on."""
        service = ReviewService(self._desk)

        def does(said: Mapping[str, Any]) -> object:
            return service.agree_day(record.uid, record.rev, said["review_day"] or "")

        start = {"review_day": record.review_day}
        self._rise(record, REVIEW_DAY, REVIEW_DAY_FORM, does, "Đã ghi ngày rà soát hằng năm.", start=start)

    def take_back(self, record: ConventionRecord) -> None:
        """Take the last step back with a reason."""
        service, last = HandlingService(self._desk), record.done[-1]

        def does(said: Mapping[str, Any]) -> object:
            return service.take_back(record.uid, record.rev, said["reason"])

        verb = Button("Bỏ bước này", Kind.DANGER, icon="undo-2", key=SAVE)
        self._rise(record, f"Bỏ bước {words.inside(last.title)}", REASON_FORM, does, "Đã bỏ bước vừa ghi.", verb=verb)

    def void(self, record: ConventionRecord) -> None:
        """Strike the record out; its number stays."""
        service = ConventionService(self._desk)

        def does(said: Mapping[str, Any]) -> object:
            return service.void(record.uid, record.rev, said["reason"])

        verb = Button("Bỏ số", Kind.DANGER, icon="ban", key=SAVE)
        told = f"Đã bỏ hồ sơ {record.label}. Số được giữ lại."
        self._rise(record, "Bỏ số hồ sơ này", REASON_FORM, does, told, verb=verb)

    def history(self, record: ConventionRecord) -> None:
        """Every change: who, when, why, from what to what."""
        body = history_body(record.happenings)
        SideSheet(self._workplace.surface, "Lịch sử thay đổi", record.title, body).rise()

    def _take_back(self, uid: str, rev: int) -> None:
        service = HandlingService(self._desk)
        self._workplace.jobs.write(
            lambda _progress: service.take_back(uid, rev, REASON),
            lambda _kept: self._workplace.say("Đã bỏ bước vừa ghi."),
            self._workplace.explain,
        )

    def _rise(
        self,
        record: ConventionRecord,
        title: str,
        form: Form,
        does: Callable[[Mapping[str, Any]], object],
        told: str,
        lists: Mapping[str, Options] | None = None,
        start: Mapping[str, object] | None = None,
        *,
        verb: Button | None = None,
    ) -> None:
        sheet = verb_sheet(self._workplace, title, f"{record.title}, hồ sơ {record.label}", form, does, verb=verb)
        _offer(sheet, lists or {})
        sheet.form.load({name: value for name, value in (start or {}).items() if value})
        sheet.made.connect(lambda _made: self._workplace.say(told))
        sheet.rise()


def _offer(sheet: VerbSheet, lists: Mapping[str, Options]) -> None:
    for name, options in lists.items():
        if isinstance(box := sheet.form.field(name).input.frame, ChoiceInput):
            box.set_options(list(options))
