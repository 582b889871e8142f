"""A year of surveys of the practice commune, written through the services by a clock that moves."""

import random
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from desktop_app.areas.surveys.demo_batch import Keyers, PracticeBatch
from desktop_app.areas.surveys.entry import SurveyEntry
from desktop_app.areas.surveys.forms.form import Form
from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.kept import survey_of
from desktop_app.areas.surveys.results.opinions import OpinionService
from desktop_app.areas.surveys.service import SurveyService
from desktop_app.areas.surveys.states import Rekey
from desktop_app.core.clock import FixedClock
from desktop_app.core.progress import Progress
from desktop_app.office.desk import Desk
from desktop_app.office.practice import read
from desktop_app.office.practice_year import PracticeYear

WHOLE = 420
"""With so many rows everybody is asked who would be; with fewer rows fewer are."""

Source = Mapping[str, Any]


def make(desk: Desk, clock: FixedClock, chance: random.Random, rows: int, progress: Progress) -> int:
    """Live the year that ends at the clock's instant; how many forms were keyed, the fewer the fewer `rows`.

    `clock` is the desk's own clock; it is moved from event to event and put back at the end. What was asked the year
    before, to be compared with, is entered on the first day.
    """
    events = PracticeYear(clock)
    year = _Year(desk, events, min(1.0, rows / WHOLE))
    for source in read("survey_rounds")["rounds"]:
        year.expect(source, random.Random(chance.random()))
    events.live(progress)
    return sum(batch.keyed for batch in year.batches)


class _Year:
    """Everything that happens to the surveys."""

    def __init__(self, desk: Desk, events: PracticeYear, share: float) -> None:
        self._desk, self._events, self._share = desk, events, share
        self._content, self._keyers = read("surveys"), Keyers.of(desk)
        self._hamlets = {each["id"]: each for each in read("hamlets")["hamlets"]}
        self._first = events.until - timedelta(days=365)
        self.batches: list[PracticeBatch] = []

    def expect(self, source: Source, chance: random.Random) -> None:
        """Put one survey into the year: its days, what comes back, who keys it, and its end if it has one."""
        form = shipped()[source["code"]]
        from_on = self._begins(source, form)
        batches = [self._batch(source, each, chance) for each in self._fewer(source["batches"])]
        self._at(self._later(from_on, -2), 8, lambda: self._begin(source, form, from_on, batches))
        for place, batch in enumerate(batches):
            self._expect_batch(batch, from_on + timedelta(days=4 + 2 * place))
        if all(batch.is_whole for batch in batches):
            over = self._later(from_on + timedelta(days=source["days"]), 2)
            self._at(over, 15, lambda: self._close(batches[0].survey_uid))
            self._at(over, 16, lambda: self._put_under_themes(batches[0].survey_uid, source.get("themes", {})))
        self.batches += batches

    def _expect_batch(self, batch: PracticeBatch, back: date) -> None:
        self._at(back, 16, lambda: batch.come_back(back))
        self._at(self._later(back, 1), 8, batch.key)
        self._at(self._later(back, 1), 14, batch.key_again)
        self._at(self._later(back, 2), 9, batch.finish)

    def _begins(self, source: Source, form: Form) -> date:
        """The last time that the quarter's survey was over before the year ends, or so many days ago."""
        today = self._events.until.date()
        if "days_ago" in source:
            return today - timedelta(days=source["days_ago"])
        first = date(today.year, 3 * (form.quarter or 1) - 2, 1) + timedelta(days=source["begins"])
        is_over = first + timedelta(days=source["days"] + 7) < today
        return first.replace(year=first.year - (not is_over) - source.get("years_ago", 0))

    def _fewer(self, batches: list[Source]) -> list[Source]:
        """The first batches and the last one, which may be half keyed."""
        kept = max(1, round(len(batches) * self._share))
        return [*batches[: kept - 1], batches[-1]]

    def _batch(self, source: Source, batch: Source, chance: random.Random) -> PracticeBatch:
        hamlet = self._hamlets.get(batch.get("hamlet"), {})
        collector = {
            "collector": hamlet.get("front_head"),
            "post": f"Trưởng ban Công tác Mặt trận {hamlet.get('full_name')}",
        }
        said = {**collector, **batch, "hamlet": hamlet.get("full_name", "")}
        fewest = {"forms": 3, "keyed": min(1, batch.get("keyed", 1)), "rekeyed": 1}
        said |= {name: max(least, round(batch[name] * self._share)) for name, least in fewest.items() if name in batch}
        return PracticeBatch(self._desk, self._keyers, said, self._content, source, random.Random(chance.random()))

    def _begin(self, source: Source, form: Form, from_on: date, batches: list[PracticeBatch]) -> None:
        share = source.get("rekey_share", 0) if self._keyers.are_three else 0
        entry = SurveyEntry(
            code=form.code,
            version=form.version,
            year=from_on.year,
            quarter=(from_on.month + 2) // 3,
            from_on=from_on,
            to_on=from_on + timedelta(days=source["days"]),
            name=source.get("name", "").format(month=from_on.month),
            wanted=sum(batch.printed for batch in batches),
            population=source.get("population"),
            frame=source["frame"],
            rekey=Rekey.SHARE if share else Rekey.NONE,
            rekey_share=share,
        )
        uid = SurveyService(self._desk).begin(entry).uid
        for batch in batches:
            batch.begin(uid, from_on)

    def _close(self, uid: str) -> None:
        with self._desk.db.reading() as session:
            rev = survey_of(session, uid).rev
        SurveyService(self._desk).close(uid, rev)

    def _put_under_themes(self, uid: str, themes: Source) -> None:
        """Open answers, by the words that they begin with, under what they are about."""
        service = OpinionService(self._desk)
        for question, names in themes.items():
            answers = service.read(uid, question).answers
            for name, beginnings in names.items():
                theme = service.add_theme(uid, question, name)
                for answer in answers:
                    if answer.text.startswith(tuple(beginnings)):
                        service.turn(uid, theme, answer.uid)

    def _later(self, on: date, days: int) -> date:
        return self._desk.law.calendar.add_working(on, days)

    def _at(self, on: date, hour: int, happens: Callable[[], None]) -> None:
        """What lies before the year happens on its first day."""
        self._events.expect(max(datetime.combine(on, time(hour)), self._first), happens)
