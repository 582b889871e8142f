"""What the counting page does: a count ended, who came, one result of two, the vote closed."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.areas.decisions.votes.entry import CountEntry
from desktop_app.areas.decisions.votes.reading import count_begun
from desktop_app.areas.decisions.votes.service import VoteService
from desktop_app.areas.decisions.votes.views.comparing import ComparingBody
from desktop_app.areas.decisions.votes.views.counting import CountingBody
from desktop_app.areas.decisions.votes.views.standing import StandingBody
from desktop_app.areas.views import Workplace
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.kit.controls import Banner
from desktop_app.kit.theme import State

if TYPE_CHECKING:
    from desktop_app.areas.decisions.votes.views.count_page import CountPage


class CountVerbs:
    """Each takes what stands on the page, does it on the worker, and lets the page show what stands then."""

    def __init__(self, workplace: Workplace, page: "CountPage") -> None:
        self._workplace, self._page, self._desk = workplace, page, workplace.desk
        self._service = VoteService(workplace.desk)

    @property
    def _today(self) -> date:
        return self._desk.clock.today()

    def finish(self) -> None:
        """End a count whose totals agree."""
        if not isinstance(self._page.body, CountingBody) or self._page.record is None:
            return
        try:
            totals = self._page.body.totals()
        except InvalidInput as error:
            self._page.body.form.show_problems(error.problems)
            return
        uid, counter, place = self._page.record.unit.uid, self._page.counter, self._page.draft(self._page.counter)
        entry = CountEntry(counter=counter, totals=totals, counted_by=self._page.name)

        def work(_progress: object) -> object:
            own = count_begun(self._desk, uid, counter)
            saved = self._service.enter_count(uid, own.rev if own else 0, entry)
            place.discard()
            return saved

        self._do(work, f"Đã xong lượt đếm {counter}.")

    def say_present(self) -> None:
        """Keep how many came to the meeting."""
        if (
            not isinstance(self._page.body, StandingBody)
            or (form := self._page.body.present) is None
            or self._page.record is None
        ):
            return
        try:
            present = form.form.checked(form.raw(), self._today)["present"]
        except InvalidInput as error:
            form.show_problems(error.problems)
            return
        unit, service = self._page.record.unit, self._service
        self._do(lambda _progress: service.set_present(unit.uid, unit.rev, int(str(present))), "Đã ghi số hộ dự họp.")

    def settle(self) -> None:
        """Make one result of both counts."""
        if not isinstance(self._page.body, ComparingBody) or self._page.record is None:
            return
        try:
            entry = self._page.body.entry()
        except InvalidInput as error:
            if self._page.body.form is not None:
                self._page.body.form.show_problems(error.problems)
            return
        unit, service = self._page.record.unit, self._service
        self._do(lambda _progress: service.settle(unit.uid, unit.rev, entry), f"Đã thống nhất kết quả {unit.name}.")

    def close(self) -> None:
        """Close the vote with what it comes to."""
        if self._page.record is None:
            return
        vote, service = self._page.record.vote, self._service
        self._do(lambda _progress: service.close(vote.uid, vote.rev), "Đã chốt kết quả biểu quyết.")

    def _do(self, work: Callable[[object], object], said: str) -> None:
        """Do it on the worker, then show what stands now; a refusal stays above what was typed."""

        def done(_made: object) -> None:
            self._workplace.say(said)
            self._page.read()

        self._workplace.jobs.write(work, done, self._refuse, owner=self._page)

    def _refuse(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self._page.set_banner(Banner(State.OVERDUE, str(error)))
        else:
            self._workplace.explain(error)
