"""The sheets at the side in which something is done with a request for information."""

from collections.abc import Callable, Mapping
from typing import Any

from desktop_app.areas.disclosure.requests.fields import ON_FORM
from desktop_app.areas.disclosure.requests.queries import RequestView
from desktop_app.areas.disclosure.requests.service import RequestService
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.sheets import SAVE, verb_sheet
from desktop_app.core.fields import Form
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.kept import Saved

Said = Mapping[str, Any]


class RequestSheets:
    """Opens a sheet over the window, does the work, tells it without a name and offers to take it back."""

    def __init__(self, workplace: Workplace, service: RequestService) -> None:
        """`service` does what a save is taken back with."""
        self._workplace, self._service = workplace, service

    def day(self, view: RequestView, title: str, does: Callable[..., Saved]) -> VerbSheet:
        """A sheet that asks for nothing but a day."""
        start = {"on": self._workplace.desk.clock.today()}
        return self.on(view, title, ON_FORM, lambda of, said: does(*of, said["on"]), start)

    def on(
        self,
        view: RequestView,
        title: str,
        form: Form,
        does: Callable[[tuple[str, int], Said], Saved],
        start: Mapping[str, object] | None = None,
        verb: str = "Lưu",
    ) -> VerbSheet:
        """A sheet upon a request in the revision that was seen."""
        usual = {"on": self._workplace.desk.clock.today()} if start is None else start
        about = f"Yêu cầu {view.label}. {view.kind.value}"
        return self.make(title, about, form, usual, lambda said: does((view.uid, view.rev), said), verb)

    def make(
        self,
        title: str,
        about: str,
        form: Form,
        start: Mapping[str, object],
        does: Callable[[Said], Saved],
        verb: str = "Lưu",
    ) -> VerbSheet:
        """Any sheet; another verb than to save is a dangerous one."""
        danger = None if verb == "Lưu" else Button(verb, Kind.DANGER, key=SAVE)
        return verb_sheet(self._workplace, title, about, form, does, start=start, verb=danger)

    def rise(self, sheet: VerbSheet, sentence: str) -> None:
        """Show it; once it is done say so, with the number of the request in the sentence."""
        sheet.made.connect(lambda saved: self._workplace.say(sentence.format(saved.label), self.undo))
        sheet.rise()

    def undo(self) -> None:
        """Take back one's own last save of the last ten minutes."""
        self._workplace.jobs.write(lambda _progress: self._service.undo(), self._workplace.say, self._workplace.explain)
