"""What puts a vote right: households of the day, a result counted again, a vote that is void."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from desktop_app.areas.decisions.votes.fields import HOUSEHOLDS_OF_DAY, REASON
from desktop_app.areas.decisions.votes.reading import CountRecord
from desktop_app.areas.decisions.votes.service import VoteService
from desktop_app.areas.views import Workplace
from desktop_app.core import fields
from desktop_app.kit.act_menu import Act
from desktop_app.kit.buttons import Kind
from desktop_app.kit.controls import Button
from desktop_app.kit.verb_sheet import Does, VerbSheet
from desktop_app.office.rights import Right

if TYPE_CHECKING:
    from desktop_app.areas.decisions.votes.views.count_page import CountPage


class CountMending:
    """Acts of the menu, each in a side sheet that asks for the reason."""

    def __init__(self, workplace: Workplace, page: "CountPage") -> None:
        self._workplace, self._page, self._desk = workplace, page, workplace.desk
        self._service = VoteService(workplace.desk)

    def acts(self, record: CountRecord) -> list[Act]:
        """What may be put right now."""
        vote, unit = record.vote, record.unit
        if not self._desk.account.may(Right.RECORD) or vote.voided_on:
            return []
        found: list[Act] = []
        if vote.is_open and unit.is_settled:
            found.append((f"Đếm lại, {unit.name}", partial(self.again, record)))
        elif vote.is_open:
            found.append((f"Sửa số hộ, {unit.name}", partial(self.households, record)))
        return [*found, ("Hủy lần biểu quyết này", partial(self.void, record))]

    def again(self, record: CountRecord) -> None:
        """Take a settled result back."""
        unit, service = record.unit, self._service

        def does(values: Mapping[str, object]) -> object:
            return service.count_again(unit.uid, unit.rev, str(values["reason"]))

        self._sheet("Đếm lại", unit.name, REASON, does, "Đếm lại", f"Đã mở lại phần đếm của {unit.name}.").rise()

    def households(self, record: CountRecord) -> None:
        """Put the number of households of the day right."""
        unit, service = record.unit, self._service

        def does(values: Mapping[str, object]) -> object:
            return service.set_households(unit.uid, unit.rev, int(str(values["households"])), str(values["reason"]))

        sheet = self._sheet("Sửa số hộ", unit.name, HOUSEHOLDS_OF_DAY, does, "Lưu số hộ", "Đã sửa số hộ.")
        sheet.form.load({"households": unit.households})
        sheet.rise()

    def void(self, record: CountRecord) -> None:
        """Void the vote; it stays with the reason."""
        vote, service = record.vote, self._service

        def does(values: Mapping[str, object]) -> object:
            return service.void(vote.uid, vote.rev, str(values["reason"]))

        said = "Đã hủy lần biểu quyết."
        self._sheet("Hủy lần biểu quyết", record.title, REASON, does, "Hủy lần biểu quyết", said).rise()

    def _sheet(self, title: str, about: str, form: fields.Form, does: Does, verb: str, said: str) -> VerbSheet:
        sheet = VerbSheet(
            self._page.window(),
            title,
            about,
            form,
            does,
            verb=Button(verb, Kind.MAIN, key="Ctrl+S"),
            jobs=self._workplace.jobs,
            today=self._desk.clock.today(),
        )
        sheet.made.connect(lambda _made: self._done(said))
        return sheet

    def _done(self, said: str) -> None:
        self._workplace.say(said)
        self._page.read()
