"""A year of disclosure in the practice office, written through the services by a clock that moves."""

import random
from dataclasses import replace
from datetime import date, timedelta

from desktop_app.areas.disclosure.catalogue import Item, read_catalogue
from desktop_app.areas.disclosure.demo_around import PracticePlans
from desktop_app.areas.disclosure.demo_boards import PracticeBoards
from desktop_app.areas.disclosure.demo_plan import (
    OFFICIAL,
    WHOLE_YEAR,
    Planned,
    at,
    months_of,
    plan,
    working,
)
from desktop_app.areas.disclosure.entry import DisclosureEntry, PostEntry, SlotEntry
from desktop_app.areas.disclosure.kept import record_of, revision
from desktop_app.areas.disclosure.models import ChangeKind, Form
from desktop_app.areas.disclosure.requests.demo import PracticeRequests
from desktop_app.areas.disclosure.service import DisclosureService
from desktop_app.core.clock import FixedClock
from desktop_app.core.progress import Progress
from desktop_app.office.desk import Desk
from desktop_app.office.hamlet_service import HamletService
from desktop_app.office.practice import PracticeOffice, read
from desktop_app.office.practice_year import PracticeYear

LEFT_OUT = "Danh sách có thông tin cá nhân nên không đăng lên trang thông tin."
ONLY_THERE = "Nội dung chỉ liên quan đến một số thôn, đã thông báo trực tiếp."
WAY = "Họp thôn, nhắn nhóm Zalo của thôn"
TWICE = ("CK-014", "Ghi trùng với hồ sơ ngay trước đó.")
MISTYPED = ("CK-031", "Sửa số văn bản gõ nhầm.")
UNHEARD = (9, 12)
"""The hamlets whose heads answer last."""


def make(desk: Desk, clock: FixedClock, chance: random.Random, rows: int, progress: Progress) -> int:
    """Live the year that ends at the clock's instant; how many records were entered."""
    events, office = PracticeYear(clock), PracticeOffice(chance)
    clock.move_to(events.until - timedelta(days=366))
    year = _Year(desk, office, events)
    sources = read("disclosures")
    numbers = [hamlet["id"] for hamlet in office.place["hamlets"]]
    for planned in plan(sources["disclosures"], desk.law.calendar, events.until.date(), rows, numbers):
        events.expect(at(planned.registered_on, 9, 5), lambda planned=planned: year.register(planned))  # type: ignore[misc]
    if rows >= WHOLE_YEAR:
        around = PracticePlans(desk, office, events)
        around.expect_plans(months_of(sources["disclosures"]))
        around.expect_nothing(sources["nothing_arose"])
        around.expect_lists(year.boards)
        PracticeRequests(desk, office, events, year.entered).expect(read("requests")["requests"])
    events.live(progress)
    return len(year.entered)


class _Year:
    """Everything that happens to what is disclosed."""

    def __init__(self, desk: Desk, office: PracticeOffice, events: PracticeYear) -> None:
        self._desk, self._office, self._events = desk, office, events
        self._service, self.boards = DisclosureService(desk), PracticeBoards(desk, office, events.expect)
        self._official = office.official(OFFICIAL).name
        self._today, self._site = events.until.date(), read("disclosures")["site"]
        self._heads = {row.id: row.head for row in HamletService(desk).all()}
        self.entered: dict[str, str] = {}

    def register(self, planned: Planned) -> None:
        """Enter one document, and expect what follows."""
        if planned.corrects and planned.corrects not in self.entered:
            return
        entry = self._entry(planned)
        self.entered[planned.key] = self._service.register(entry).uid
        if not planned.is_forgotten:
            self.boards.hang(self.entered[planned.key], planned)
            self._expect_forms(planned, entry)
        now = self._desk.clock.now().replace(tzinfo=None)
        if planned.key == TWICE[0]:
            twice = replace(entry, posting=None)
            self._events.expect(now + timedelta(minutes=15), lambda: self._enter_twice(twice))
        elif planned.key == MISTYPED[0]:
            mended = replace(entry, document_number=entry.document_number.replace("/", "a/"))
            self._events.expect(now + timedelta(minutes=25), lambda: self._mend(planned, mended))

    def _entry(self, planned: Planned) -> DisclosureEntry:
        item = self._item(planned)
        left_out = [form for form in item.forms if form not in planned.forms]
        before = self.entered.get(planned.corrects)
        places = self.boards.where(planned) if not item.is_permanent else self.boards.where(planned)[:1]
        last = planned.posted_on + timedelta(days=planned.days) if planned.days else None
        posting = PostEntry(from_on=planned.posted_on, to_on=last, places=places)
        return DisclosureEntry(
            item_code=planned.item,
            title=planned.title,
            trigger_on=planned.trigger_on,
            document_number=planned.number,
            document_on=planned.trigger_on,
            issuer=planned.issuer,
            pages=1 + len(planned.title) % 3,
            has_names=planned.title.startswith("Danh sách"),
            forms=planned.forms,
            left_out_reason=(ONLY_THERE if len(planned.hamlets) < 3 else LEFT_OUT) if left_out else "",
            posting=None if planned.is_forgotten else posting,
            responsible=self._office.official(planned.role).name,
            note=planned.note,
            change=ChangeKind.CORRECTED if before else ChangeKind.FIRST,
            replaces_uid=before or "",
            change_reason=planned.note if before else "",
        )

    def _item(self, planned: Planned) -> Item:
        with self._desk.db.reading() as session:
            item = read_catalogue(session).of(planned.item, planned.trigger_on)
        assert item is not None, planned.item
        return item

    def _expect_forms(self, planned: Planned, entry: DisclosureEntry) -> None:
        """Whatever is done beside the boards."""
        on = planned.posted_on
        for form in entry.forms:
            if form is Form.HAMLET_HEAD:
                self._events.expect(at(on, 16), lambda: self._send(planned))
                answered = working(self._desk.law.calendar, on + timedelta(days=2))
                self._events.expect(at(answered, 16, 30), lambda: self._acknowledge(planned))
            elif form is Form.RADIO:
                days = [on + timedelta(days=each) for each in range(planned.radio_days)]
                read = [day for day in days if day < self._today]
                if read:
                    self._events.expect(at(read[-1], 17, 30), lambda read=read: self._read_out(planned, read))  # type: ignore[misc]
            elif form is not Form.POSTED:
                self._events.expect(at(on, 15), lambda form=form: self._carry_out(planned, form))  # type: ignore[misc]

    def _carry_out(self, planned: Planned, form: Form) -> None:
        uid, rev, today = *self._known(planned), self._desk.clock.today()
        address = f"{self._site}/{today.year}/{planned.key.lower()}" if form is Form.PORTAL else ""
        self._service.carry_out(uid, rev, form, today, address=address, who=self._official)

    def _read_out(self, planned: Planned, days: list[date]) -> None:
        reader = self._office.official("culture").name
        slots = [SlotEntry(read_on=on, read_at=at(on, 17, 5).time(), reader=reader) for on in days]
        self._service.read_out(*self._known(planned), slots)

    def _send(self, planned: Planned) -> None:
        hamlets = sorted(self.boards.hamlets.values())
        self._service.send_to_heads(*self._known(planned), self._desk.clock.today(), hamlets)

    def _acknowledge(self, planned: Planned) -> None:
        """Every head answers; of the last weeks a few still do not."""
        today = self._desk.clock.today()
        late = UNHEARD if today > self._today - timedelta(days=14) else ()
        heads = {key: self._heads[key] for number, key in self.boards.hamlets.items() if number not in late}
        self._service.acknowledge_all(*self._known(planned), heads, today, WAY)

    def _enter_twice(self, entry: DisclosureEntry) -> None:
        second = self._service.register(entry)
        self._service.void(second.uid, second.rev, TWICE[1])

    def _mend(self, planned: Planned, entry: DisclosureEntry) -> None:
        self._service.correct(*self._known(planned), entry, MISTYPED[1])

    def _known(self, planned: Planned) -> tuple[str, int]:
        uid = self.entered[planned.key]
        with self._desk.db.reading() as session:
            return uid, revision(session, record_of(session, uid))
