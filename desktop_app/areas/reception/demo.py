"""A year at the reception desk of the practice office, written through the service by a clock that moves."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from desktop_app.areas.reception.demo_books import PracticeBooks
from desktop_app.areas.reception.demo_old_book import bring_old_book
from desktop_app.areas.reception.demo_papers import ask_for_copy, issue_notice, part_contents
from desktop_app.areas.reception.demo_plan import Planned, plan
from desktop_app.areas.reception.entry import VisitEntry, checked_entry
from desktop_app.areas.reception.grounds import asks_notice
from desktop_app.areas.reception.handed_in import HandedInService
from desktop_app.areas.reception.models import Handling, SessionKind
from desktop_app.areas.reception.record import visit_record
from desktop_app.areas.reception.service import ReceptionService, Registered
from desktop_app.areas.reception.sessions.demo import SessionYear
from desktop_app.core.clock import FixedClock
from desktop_app.core.progress import Progress
from desktop_app.office.desk import Desk
from desktop_app.office.handed_in import HandedIn
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.practice import PracticeOffice
from desktop_app.office.practice_year import PracticeYear, working_days
from desktop_app.office.profile import OfficeService
from desktop_app.office.secrecy import NameInText

ROWS = 420
WRITTEN_TWICE = "Ghi trùng với lượt tiếp ngay trước đó."
WRONG_PHONE = "Sửa số điện thoại theo giấy tờ công dân xuất trình."
NOW_A_DENUNCIATION = "Công dân bổ sung đơn tố cáo."
LAND_PAPERS = (
    HandedIn("Đơn đề nghị viết tay", 2, "Bản chính", "Nguyên vẹn, có chữ ký"),
    HandedIn("Giấy chứng nhận quyền sử dụng đất", 2, "Bản sao chứng thực", "Nguyên vẹn, rõ chữ"),
    HandedIn("Trích lục bản đồ địa chính", 1, "Bản sao", "Mờ góc dưới bên phải"),
)
END_OF_DAY = time(16, 25)


def make(desk: Desk, clock: FixedClock, chance: random.Random, rows: int, progress: Progress) -> int:
    """Live the year that ends at the clock's instant; how many visits were entered.

    `clock` is the desk's own clock; it is moved from event to event and put back at the end.
    """
    events = PracticeYear(clock)
    days = working_days(desk.law.calendar, events.until.date())
    year = _Year(desk, clock, chance, events)
    year.sessions.begin(days[0], events.until.date())
    year.expect_books()
    visits = plan(PracticeOffice(chance), days, rows)
    for visit in visits:
        events.expect(visit.at, lambda visit=visit: year.receive(visit))  # type: ignore[misc]
    events.live(progress)
    bring_old_book(desk, working_days(desk.law.calendar, date(events.until.year - 2, 12, 31)))
    return len(year.entered)


class _Year:
    """Everything that happens at the desk."""

    def __init__(self, desk: Desk, clock: FixedClock, chance: random.Random, events: PracticeYear) -> None:
        self._desk = desk
        self._service = ReceptionService(desk)
        self._clock = clock
        self._chance = chance
        self.expect, self._until = events.expect, events.until
        self.entered: dict[int, str] = {}
        self._denunciations = 0
        profile = OfficeService(desk).profile()
        self.sessions = SessionYear(desk, random.Random(chance.random()), self.expect, profile)
        self._copied = False
        self._books = PracticeBooks(desk, self._until)

    def expect_books(self) -> None:
        """Put what happens to the books into the year."""
        self.expect(self._books.closes_at, self._books.close_last_year)
        self.expect(self._books.opens_at, self._books.open_second)
        for at in self._books.printed_at:
            self.expect(at, self._books.print_on)

    def receive(self, visit: Planned) -> None:
        """Enter one visit, and expect what follows from it."""
        raw = visit.raw()
        if visit.source.get("mode") == SessionKind.UNSCHEDULED.value.lower():
            self.sessions.begin_unscheduled(visit.on, visit.starts)
        raw["mode"] = self.sessions.mode_of(visit.on, visit.starts, raw["mode"], visit.place)
        turns = raw["kind"] is Kind.DENUNCIATION and self._is_third_denunciation()
        entry = checked_entry(
            raw | ({"kind": Kind.FEEDBACK} if turns else {}),
            self._clock.today(),
            earlier_uid=self.entered.get(visit.earlier, "") if visit.earlier is not None else "",
        )
        entry, registered = self._register(self._books.into_book(entry, visit.place))
        self.entered[visit.place] = registered.uid
        self._hand_in(visit, entry)
        after = visit.at + timedelta(minutes=40)
        if turns:
            self.expect(
                after, lambda: self._correct(visit.place, replace(entry, kind=Kind.DENUNCIATION), NOW_A_DENUNCIATION)
            )
        elif entry.kind is not Kind.DENUNCIATION and visit.place % 61 == 17:
            self.expect(
                after, lambda: self._correct(visit.place, replace(entry, phone=entry.phone[:-3] + "000"), WRONG_PHONE)
            )
        elif visit.place % 103 == 40:
            self.expect(after, lambda: self._enter_twice(entry))
        if "parts" in visit.source:
            self.expect(after, lambda: self._part(visit, entry))
        if visit.earlier is not None and not self._copied and entry.kind is not Kind.DENUNCIATION:
            self._copied = True
            self.expect(after, lambda: ask_for_copy(self._desk, self.entered[visit.place]))
        if asks_notice(entry.handling, entry.refusal_ground, entry.received_on):
            self._expect_notice(visit, entry)
        elif entry.answered_on is None:
            self._expect_answer(visit, entry)

    def _part(self, visit: Planned, entry: VisitEntry) -> None:
        """Part the contents; where one is a denunciation the first visit keeps only that and becomes one."""
        left = str(visit.source.get("denounced", ""))
        part_contents(self._desk, self.entered[visit.place], visit.source["parts"], denounces=bool(left))
        if left:
            denunciation = replace(entry, kind=Kind.DENUNCIATION, content=left, request="", result="", note="")
            self._correct(visit.place, denunciation, NOW_A_DENUNCIATION)

    def _expect_notice(self, visit: Planned, entry: VisitEntry) -> None:
        """The notice is issued on the last day that the law leaves for it."""
        limit = self._service.answer_deadline(visit.on, entry.handling, entry.refusal_ground)
        assert limit is not None
        on = datetime.combine(limit.due_on, END_OF_DAY)
        self.expect(on, lambda: issue_notice(self._desk, self.entered[visit.place]))

    def _hand_in(self, visit: Planned, entry: VisitEntry) -> None:
        """Whoever comes about a plot brings its papers; some others bring a petition."""
        if "plot" in visit.source and entry.kind is not Kind.DENUNCIATION:
            HandedInService(self._desk).take(self.entered[visit.place], LAND_PAPERS)
        elif entry.handling is Handling.ACCEPT and visit.place % 5 == 2:
            HandedInService(self._desk).take(self.entered[visit.place], LAND_PAPERS[:1])

    def _is_third_denunciation(self) -> bool:
        self._denunciations += 1
        return self._denunciations == 3

    def _register(self, entry: VisitEntry) -> tuple[VisitEntry, Registered]:
        return _with_names_taken_out(entry, self._service.register)

    def _correct(self, place: int, entry: VisitEntry, reason: str) -> None:
        uid = self.entered[place]
        rev = visit_record(self._desk.db, uid).rev
        _with_names_taken_out(entry, lambda cleared: self._service.correct(uid, rev, cleared, reason))

    def _enter_twice(self, entry: VisitEntry) -> None:
        """The same person is written down once more by mistake; the second number is struck out."""
        _, second = self._register(replace(entry, started_at=self._clock.now().time(), ended_at=None))
        self._service.void(second.uid, second.rev, WRITTEN_TWICE)

    def _expect_answer(self, visit: Planned, entry: VisitEntry) -> None:
        """Most are answered in time, a few late; of the last weeks many are still open and a few are overdue."""
        luck = self._chance.random()
        age = (self._until - visit.at).days
        if luck > (0.45 if age < 18 else 0.95 if age < 45 else 1):
            return
        limit = self._service.answer_deadline(visit.on)
        assert limit is not None
        counted: Sequence[date] = [day.on for day in limit.days if day.number]
        on = counted[self._chance.randrange(len(counted))]
        if luck > 0.94:
            on = limit.due_on + timedelta(days=self._chance.randint(4, 12))
        self.expect(datetime.combine(on, END_OF_DAY), lambda: self._answer(visit, entry))

    def _answer(self, visit: Planned, entry: VisitEntry) -> None:
        uid = self.entered[visit.place]
        rev = visit_record(self._desk.db, uid).rev
        form = "Văn bản" if entry.kind in (Kind.COMPLAINT, Kind.DENUNCIATION) else "Trực tiếp"
        self._service.answer(uid, rev, self._clock.today(), form, visit.source["result"])


def _with_names_taken_out(entry: VisitEntry, work: Callable[[VisitEntry], Registered]) -> tuple[VisitEntry, Registered]:
    """Do the work; where a denunciation's text names who made it, take the text that is offered instead."""
    try:
        return entry, work(entry)
    except NameInText as named:
        cleared = replace(entry, **named.offered)  # type: ignore[arg-type]
        return cleared, work(cleared)
