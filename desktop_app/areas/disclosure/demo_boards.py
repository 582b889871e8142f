"""The boards of the practice commune: where they stand, and what happens to a notice on them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from desktop_app.areas.disclosure.boards import BoardService
from desktop_app.areas.disclosure.demo_plan import DAYS, OFFICIAL, Planned, at, working
from desktop_app.office.desk import Desk
from desktop_app.office.hamlet_service import HamletService
from desktop_app.office.postings.entry import MinutesEntry, PlaceEntry
from desktop_app.office.postings.models import MinutesKind, PlaceKind
from desktop_app.office.postings.places import PlaceService
from desktop_app.office.postings.queries import CopyView, PostingView, postings_of
from desktop_app.office.postings.rules import Hanging
from desktop_app.office.postings.service import CopyKey
from desktop_app.office.postings.verbs import Begin, End, Interrupt, LookOver, OnBoard, Resume, WriteMinutes
from desktop_app.office.practice import PracticeOffice

Expect = Callable[[datetime, Callable[[], None]], None]
TAKEN_EARLY = "Bảng tin hỏng hẳn, không giữ được đến khi đủ ngày."
MARKET, WHOLE = "Chợ Đình Cả, bảng tin cổng chợ", "Nguyên vẹn"
FRONT = "Đại diện Ủy ban MTTQ Việt Nam"


@dataclass(frozen=True)
class _WithMinutes:
    """Something done at several places with its minutes, at each signed by those who live there."""

    verb: Begin | End
    entry: MinutesEntry
    people: Mapping[int | None, tuple[str, str, str]]
    hamlet_of: Mapping[str, int | None]
    reason: ClassVar[str] = ""

    def do(self, board: OnBoard) -> None:
        self.verb.do(board)
        front, head, post = self.people[self.hamlet_of[board.copy.uid]]
        entry = replace(self.entry, front=front, front_post=FRONT, witness=head, witness_post=post)
        kind = MinutesKind.BEGIN if isinstance(self.verb, Begin) else MinutesKind.END
        WriteMinutes(kind, entry).do(board)


class PracticeBoards:
    """Puts up notices and takes them down, in the year's own time."""

    def __init__(self, desk: Desk, office: PracticeOffice, expect: Expect) -> None:
        """Enter the places; the clock stands at the beginning of the year."""
        self._desk, self._expect, self._service = desk, expect, BoardService(desk)
        self._official = office.official(OFFICIAL)
        rows = {row.name: row for row in HamletService(desk).all()}
        self.hamlets = {h["id"]: rows[h["name"]].id for h in office.place["hamlets"] if h["name"] in rows}
        front = office.official("front").name
        self._people: dict[int | None, tuple[str, str, str]] = {
            self.hamlets[h["id"]]: (h["front_head"], h["head"], f"Trưởng {h['kind']}")
            for h in office.place["hamlets"]
            if h["id"] in self.hamlets
        }
        self._people[None] = (front, office.official("clerk").name, office.official("clerk").post)
        self._hung = list[str]()
        self._places = dict[str, tuple[str, int | None, PlaceKind]]()
        places = PlaceService(desk)
        for place in office.place["places"]:
            hamlet = self.hamlets.get(place.get("hamlet"))
            if hamlet is not None or "hamlet" not in place:
                entry = PlaceEntry(kind=PlaceKind[place["kind"]], name=place["name"], hamlet_id=hamlet)
                self._places[place["name"]] = (places.add(entry), place.get("hamlet"), entry.kind)

    def where(self, planned: Planned) -> tuple[str, ...]:
        """The places of a notice: the head office first, then the hamlets' houses, and a place where people meet."""
        named = (planned.interrupted or {}).get("place", "")
        single = len(planned.hamlets) == 1
        return tuple(
            uid
            for place, (name, (uid, hamlet, kind)) in enumerate(self._places.items())
            if place == 0
            or name == named
            or (hamlet in planned.hamlets and (kind is PlaceKind.CULTURE_HOUSE or single))
            or (name == MARKET and bool(planned.hamlets))
        )

    def hang(self, uid: str, planned: Planned) -> None:
        """Expect what happens to the notice of the record."""
        posting = self._posting(uid)
        self._expect(at(planned.posted_on, 14, 30), lambda: self._begin(uid))
        self._service.number_notice(
            posting.uid, posting.rev, f"{100 + posting.number}/TB-UBND", self._desk.clock.today()
        )
        if planned.interrupted:
            self._expect_break(uid, planned, planned.interrupted)
        if planned.down_on and not planned.stays_up:
            on = working(self._desk.law.calendar, planned.down_on)
            self._expect(at(on, 15, 10), lambda: self._take_down(uid))

    def hang_list(self, uid: str, on: date) -> None:
        """The list of a quarter goes up at once and comes down when its days are over."""
        self._begin(uid)
        down = working(self._desk.law.calendar, on + timedelta(days=DAYS + 1))
        self._expect(at(down, 15, 10), lambda: self._take_down(uid))

    def look_over(self) -> None:
        """See that everything that hangs still hangs."""
        with self._desk.db.reading() as session:
            postings = postings_of(session, self._hung, self._desk.clock.today())
        hanging = (Hanging.RUNNING, Hanging.PERMANENT, Hanging.RIPE)
        copies = [
            CopyKey(copy.uid, copy.rev)
            for views in postings.values()
            for view in views
            for copy in view.copies
            if copy.count.hanging in hanging
        ]
        if copies:
            self._service.together(copies, LookOver(self._desk.clock.today()))

    def _begin(self, uid: str) -> None:
        self._hung.append(uid)
        self._do(self._posting(uid).copies, Begin(self._desk.clock.now(), self._official.name))

    def _take_down(self, uid: str) -> None:
        copies = [copy for copy in self._posting(uid).copies if copy.count.hanging is Hanging.RIPE]
        self._do(copies, End(self._desk.clock.now(), self._official.name))

    def _expect_break(self, uid: str, planned: Planned, broken: Any) -> None:
        """One copy falls; put up again it hangs for its days anew, or not long enough."""
        off = planned.posted_on + timedelta(days=broken["first_run_days"])
        again = off + timedelta(days=broken["gap_days"])
        end = again + timedelta(days=broken["second_run_days"] + broken["enough"])
        self._expect(at(off, 7, 40), lambda: self._break(uid, broken))
        self._expect(at(again, 8, 20), lambda: self._resume(uid, broken))
        if broken["enough"]:
            self._expect(at(working(self._desk.law.calendar, end), 15, 20), lambda: self._take_down(uid))
        else:
            self._expect(at(end, 15, 20), lambda: self._take_early(uid, broken))

    def _break(self, uid: str, broken: Any) -> None:
        self._service.together(self._broken(uid, broken), Interrupt(self._desk.clock.now(), broken["reason"]))

    def _resume(self, uid: str, broken: Any) -> None:
        self._service.together(self._broken(uid, broken), Resume(self._desk.clock.now(), self._official.name))

    def _take_early(self, uid: str, broken: Any) -> None:
        self._do(self._fallen(uid, broken), End(self._desk.clock.now(), self._official.name, TAKEN_EARLY))

    def _broken(self, uid: str, broken: Any) -> list[CopyKey]:
        return _keys(self._fallen(uid, broken))

    def _fallen(self, uid: str, broken: Any) -> list[CopyView]:
        return [copy for copy in self._posting(uid).copies if copy.place_name == broken["place"]]

    def _do(self, copies: Sequence[CopyView], verb: Begin | End) -> None:
        entry = MinutesEntry(
            began_at=verb.at - timedelta(minutes=10),
            finished_at=verb.at,
            writer=self._official.name,
            writer_post=self._official.post,
            condition=WHOLE,
        )
        hamlet_of = {copy.uid: copy.hamlet_id for copy in copies}
        self._service.together(_keys(copies), _WithMinutes(verb, entry, self._people, hamlet_of))

    def _posting(self, uid: str) -> PostingView:
        with self._desk.db.reading() as session:
            return postings_of(session, (uid,), self._desk.clock.today())[uid][-1]


def _keys(copies: Sequence[CopyView]) -> list[CopyKey]:
    return [CopyKey(copy.uid, copy.rev) for copy in copies]
