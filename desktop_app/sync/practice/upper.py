"""Makes the practice office that receives: a year of packages from thirteen invented communes, each with its story."""

import random
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from desktop_app.areas.sample import PASSWORD
from desktop_app.core.clock import FixedClock
from desktop_app.core.package.keys import Card, read_card
from desktop_app.core.progress import Progress
from desktop_app.core.report_periods import ReportPeriod
from desktop_app.office.desk import Desk
from desktop_app.office.door import Door, FirstAnswers
from desktop_app.office.models import OfficeKind
from desktop_app.office.opening import Opener, OpenOffice
from desktop_app.office.practice import read
from desktop_app.office.practice_year import PracticeYear
from desktop_app.office.profile import Profile
from desktop_app.reports.forms import form_on
from desktop_app.reports.settings import SettingsService, settings_of
from desktop_app.sync.enrolling.service import EnrolService
from desktop_app.sync.practice.communes import FORM, Handing, PracticeCommune
from desktop_app.sync.receiving.answering import On
from desktop_app.sync.receiving.matrix import Step, periods_in
from desktop_app.sync.receiving.service import ReceiveService
from desktop_app.sync.states import PartnerKind

SEED, DAYS = 1, 370
ARRIVES = time(9, 20)
IN_TIME = 4
"""Days after the end of a period on which a stick comes that is on time."""


def make_practice_upper(
    folder: Path, opener: Opener, progress: Progress, seed: int = SEED, days: int = DAYS
) -> OpenOffice:
    """The practice office that receives, set up so many days ago; open, by a clock that stands at now.

    Keys are made anew each time; everything else is the same for the same seed and day.
    """
    told, now = read("upper"), opener.clock.now()
    clock = FixedClock(now - timedelta(days=days))
    office = Door(folder, replace(opener, clock=clock)).set_up(_answers(told)).office
    with ExitStack() as given_up, TemporaryDirectory(prefix="sodanchu-") as sticks:
        given_up.callback(office.close)
        year = _Year(office.desk, told, random.Random(seed), Path(sticks), clock.now())
        clock.move_to(now)
        year.expect(clock)
        year.live(progress)
        office.back_up()
        given_up.pop_all()
    return office


def _answers(told: Mapping[str, Any]) -> FirstAnswers:
    office, official = told["office"], told["official"]
    profile = Profile(
        name=office["name"],
        province=office["province"],
        kind=OfficeKind.UPPER.name,
        code=office["code"],
        place=office["place"],
        reception_official=official["name"],
    )
    return FirstAnswers(
        profile=profile,
        account_name=official["name"],
        account_post=official["post"],
        password=PASSWORD,
        is_practice=True,
    )


class _Year:
    """What comes in when, and what is said of it."""

    def __init__(
        self, desk: Desk, told: Mapping[str, Any], chance: random.Random, sticks: Path, began_at: datetime
    ) -> None:
        """Settles the due day and enrols the communes as on the first day."""
        self._desk, self._told, self._sticks = desk, told, sticks
        self._service = ReceiveService(desk)
        with desk.db.reading() as session:
            settings = settings_of(session, form_on(FORM, desk.clock.today()))
        SettingsService(desk).set(replace(settings, due_after=told["due_after"]))
        enrolling = EnrolService(desk)
        self._began_on = began_at.date()
        self._own: Card = read_card(enrolling.own_card())
        self._communes = list[tuple[PracticeCommune, str]]()
        for unit in told["units"]:
            made = PracticeCommune(
                unit["code"], unit["name"], unit["size"], told["contents"], random.Random(chance.random()), began_at
            )
            enrolling.enrol(made.card.signed_by(made.keys), made.card.fingerprint, PartnerKind.COMMUNE)
            self._communes.append((made, unit["story"]))

    def expect(self, clock: FixedClock) -> None:
        """Put the year into order: months and quarters of every commune."""
        self._events = PracticeYear(clock)
        today = clock.today()
        months, quarters = self._over(today, Step.MONTH), self._over(today, Step.QUARTER)
        for commune, story in self._communes:
            for month, sign in zip(months, story.rjust(len(months), ".")[-len(months) :], strict=True):
                self._month(commune, month, sign)
            for quarter in quarters:
                self._quarter(commune, quarter)

    def _over(self, today: date, step: Step) -> Sequence[ReportPeriod]:
        """The periods that have ended since the communes were enrolled, the newest at the end."""
        form = form_on(FORM, today)
        with self._desk.db.reading() as session:
            found = [
                each for year in (today.year - 1, today.year, today.year + 1)
                for each in periods_in(self._desk, session, form, year, step)
            ]  # fmt: skip
        return [each for each in found if self._began_on <= each.to_on < today]

    def live(self, progress: Progress) -> None:
        """Let everything happen."""
        self._events.live(progress)

    def _month(self, commune: PracticeCommune, month: ReportPeriod, sign: str) -> None:
        late = self._told["due_after"] + int(sign) if sign.isdigit() else IN_TIME
        on = month.to_on + timedelta(days=late)
        told = Handing(period=month, on=on, has_report=sign != "i", nothing=sign == "-", blank=sign == "b")
        if sign != "x":
            self._at(on, lambda: self._take(commune, told, sign))
        if sign == "r":
            again = on + timedelta(days=6)
            anew = replace(told, on=again, adds=4, reason=self._told["resent"])
            self._at(again, lambda: self._take(commune, anew, sign))

    def _quarter(self, commune: PracticeCommune, quarter: ReportPeriod) -> None:
        explains = self._told["explanation"] if commune is self._communes[0][0] else ""
        on = quarter.to_on + timedelta(days=IN_TIME + 1)
        told = Handing(period=quarter, on=on, explanation=explains)
        self._at(on, lambda: self._take(commune, told, "."))

    def _at(self, on: date, happens: Callable[[], None]) -> None:
        self._events.expect(datetime.combine(on, ARRIVES), happens)

    def _take(self, commune: PracticeCommune, told: Handing, sign: str) -> None:
        """One stick is handed in; but for the newest ones its receipt goes home with it."""
        service = self._service
        before = commune.go_back() if sign == "f" else None
        uid = service.take(commune.hand_in(self._sticks, self._own, told), arrived_on=told.on).uid
        if before is not None:
            before.seq = commune.seq - 1
            service.take(before.hand_in(self._sticks, self._own, told), arrived_on=told.on)
        if sign == "t":
            service.give_back(uid, self._told["given_back"])
        elif told.reason:
            figure = On(form=FORM, from_on=told.period.from_on, to_on=told.period.to_on, figure="1")
            service.comment(uid, self._told["remark"], figure)
        if told.on < self._events.until.date() - timedelta(days=14):
            service.receipt(uid)
