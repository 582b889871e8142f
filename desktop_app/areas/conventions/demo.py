"""The conventions of the practice office: old ones as their books tell them, others made step by step in its year."""

import random
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from desktop_app.areas.conventions.demo_texts import DemoTexts
from desktop_app.areas.conventions.demo_votes import VoteStep, hold_vote, vote_step
from desktop_app.areas.conventions.dossier import DossierService, PaperEntry
from desktop_app.areas.conventions.entry import ConventionEntry, StepEntry
from desktop_app.areas.conventions.exchange.entering import enter
from desktop_app.areas.conventions.exchange.reading import ConventionRow
from desktop_app.areas.conventions.handling.service import HandlingService
from desktop_app.areas.conventions.kept import convention_of
from desktop_app.areas.conventions.service import ConventionService
from desktop_app.areas.conventions.states import Kind, Name, Role
from desktop_app.areas.conventions.text.team import PersonEntry, TeamService
from desktop_app.core.clock import FixedClock
from desktop_app.core.progress import Progress
from desktop_app.office.desk import Desk
from desktop_app.office.practice import read
from desktop_app.office.practice_year import PracticeYear

TODAY = date(2026, 11, 23)
"""The day on which the days below are written; they move with the day on which the practice office is made."""

OLD = ((3, date(2024, 4, 16)), (5, date(2023, 12, 5)), (6, date(2024, 9, 10)), (9, date(2025, 3, 25)))
"""Hamlets with a text of which the book tells only when it was recognised."""

TEAM = ("Nguyễn Hữu Khuê", "Trần Thị Nhạn", "Phạm Văn Điền", "Đỗ Văn Chúc")


def make(desk: Desk, clock: FixedClock, chance: random.Random, rows: int, progress: Progress) -> int:
    """Live the year that ends at the clock's instant; how many conventions were entered. `rows` bounds nothing here.

    `clock` is the desk's own clock; it is moved from event to event and put back at the end.
    """
    events = PracticeYear(clock)
    office = _Office(desk, events)
    office.tell_old()
    office.amend_suspended()
    office.stand_before_meeting()
    office.make_one()
    events.live(progress)
    return office.entered


class _Office:
    """Everything that happens to the conventions."""

    def __init__(self, desk: Desk, events: PracticeYear) -> None:
        self._desk, self._events = desk, events
        self._moved = events.until.date() - TODAY
        self._hamlets = {each["id"]: each for each in read("hamlets")["hamlets"]}
        self._texts = DemoTexts(desk, read("conventions")["conventions"])
        self._uids = dict[str, str]()
        self.entered = 0

    def tell_old(self) -> None:
        """What was recognised before the year: one line of three texts, one that is suspended in part, others."""
        days = (date(2016, 12, 15), date(2021, 12, 20), date(2025, 10, 21))
        numbers = ("1846/QĐ-UBND", "2210/QĐ-UBND", "186/QĐ-UBND")
        for place, (on, number) in enumerate(zip(days, numbers, strict=True)):
            ended = days[place + 1] if place < 2 else None
            self._old(f"dinh_ca.{place}", 1, on, number, Kind.REPLACING if place else Kind.NEW, ended)
            self._texts.write(self._uids[f"dinh_ca.{place}"], "dinh_ca", place, on + self._moved)
        self._old("ben_nga", 8, date(2024, 3, 20), "47/QĐ-UBND")
        self._texts.write(self._uids["ben_nga"], "ben_nga", 0, date(2024, 3, 20) + self._moved)
        self._old("cau_da", 2, date(2021, 6, 12), "1204/QĐ-UBND")
        self._texts.write(self._uids["cau_da"], "dinh_ca", 1, date(2021, 6, 12) + self._moved)
        for hamlet, on in OLD:
            self._old(f"old.{hamlet}", hamlet, on, f"{20 + hamlet}/QĐ-UBND")

    def amend_suspended(self) -> None:
        """A text of which two clauses were suspended; its amendment hangs."""
        told = self._texts.source("ben_nga")["suspension"]
        self._step("ben_nga", "reported", date(2026, 10, 12), said=told["found_by"])
        said = {"articles": "14", "reason": told["reason"], "until_on": date(2027, 1, 15) + self._moved}
        self._step("ben_nga", "suspend_part", date(2026, 10, 14), document_number="214/QĐ-UBND", **said)
        self._amend("ben_nga", "ben_nga.new", 8, Kind.AMENDED, date(2026, 10, 16))
        self._draft("ben_nga.new", "ben_nga", 0, date(2026, 10, 18), amended=told["amended"])
        self._step("ben_nga.new", "post_draft", date(2026, 10, 26))
        self._hear("ben_nga.new", "ben_nga", date(2026, 11, 5), answered=3)

    def stand_before_meeting(self) -> None:
        """A draft that was mended after the opinions; one paper is missing before the meeting."""
        self._amend("cau_da", "cau_da.new", 2, Kind.REPLACING, date(2026, 9, 2))
        self._draft("cau_da.new", "dinh_ca", 2, date(2026, 9, 25))
        self._step("cau_da.new", "post_draft", date(2026, 10, 15))
        self._step("cau_da.new", "consult", date(2026, 10, 19), said="Sao gửi từng hộ, hòm thư ở nhà văn hóa.")
        self._hear("cau_da.new", "dinh_ca", date(2026, 11, 3), answered=99)
        self._paper("cau_da.new", "opinions", date(2026, 11, 20))
        self._step("cau_da.new", "sum_up", date(2026, 11, 20), said="Sửa Điều 6, 9; thêm điều về tương trợ.")

    def make_one(self) -> None:
        """One from its proposal to the boards: too few came to the meeting, the ballots passed it."""
        key, begun = "khuoi_luong", date(2026, 1, 5)
        self._at(begun, 8, lambda: self._propose(key, 12, begun))
        self._draft(key, "khuoi_luong", 0, date(2026, 1, 9))
        self._step(key, "post_draft", date(2026, 1, 12))
        self._step(
            key, "consult", date(2026, 1, 15), said="Già làng đọc dự thảo bằng tiếng Nùng, tiếng Tày ở cuộc họp bản."
        )
        self._hear(key, "khuoi_luong", date(2026, 2, 2), answered=99)
        for paper in ("opinions", "signed_draft"):
            self._paper(key, paper, date(2026, 2, 13))
        self._step(key, "sum_up", date(2026, 2, 13))
        self._step(key, "call_meeting", date(2026, 2, 23), until_on=date(2026, 2, 27) + self._moved)
        self._at(date(2026, 2, 27), 19, lambda: hold_vote(self._desk, self._uids[key], present=40, yes=38))
        self._step(key, "no_quorum", date(2026, 2, 27), hour=20)
        self._vote_step(key, "plan_ballot", date(2026, 2, 28), document_number="01/KH-BCTMT")
        self._vote_step(key, "send_plan", date(2026, 2, 28))
        self._vote_step(key, "call_ballot", date(2026, 2, 28), until_on=date(2026, 3, 2) + self._moved)
        self._at(date(2026, 3, 6), 19, lambda: hold_vote(self._desk, self._uids[key], present=76, yes=70, ballots=True))
        self._step(key, "adopt", date(2026, 3, 6), hour=20)
        for paper in ("request", "resolution", "adopted_text"):
            self._paper(key, paper, date(2026, 3, 9))
        self._at(date(2026, 3, 9), 10, lambda: self._sign(key))
        self._step(key, "submit", date(2026, 3, 10))
        self._step(key, "recognise", date(2026, 3, 16), document_number="31/QĐ-UBND")
        self._step(key, "hand_over", date(2026, 3, 17), said="Trưởng bản, Ủy ban MTTQ Việt Nam xã")
        self._step(key, "spread", date(2026, 3, 20), said="Niêm yết ở nhà văn hóa bản, đọc ở ba buổi họp tổ.")

    def _old(
        self, key: str, hamlet: int, on: date, number: str, kind: Kind = Kind.NEW, ended: date | None = None
    ) -> None:
        on, last = on + self._moved, ended + self._moved if ended else None
        entry = ConventionEntry(hamlet=self._name(hamlet), proposed_on=on - timedelta(days=60), kind=kind)
        row = ConventionRow(
            entry=entry,
            adopted_on=on - timedelta(days=9),
            recognised_on=on,
            recognised_number=number,
            state="Được thay thế" if last else "Đang thực hiện",
            changed_on=last,
        )
        with self._desk.db.writing(self._desk.account.uid) as session:
            self._uids[key] = enter(session, self._desk, row, None, "", old=True).uid
        self.entered += 1

    def _amend(self, old: str, key: str, hamlet: int, kind: Kind, on: date) -> None:
        self._at(on, 8, lambda: self._propose(key, hamlet, on, kind=kind, amends_uid=self._uids[old]))

    def _propose(self, key: str, hamlet: int, on: date, **said: Any) -> None:
        home = self._hamlets[hamlet]
        is_ethnic = key == "khuoi_luong"
        entry = ConventionEntry(
            hamlet=self._name(hamlet),
            proposed_on=on + self._moved,
            name=Name.QUY_UOC if is_ethnic else Name.HUONG_UOC,
            why="Bản cũ có chỗ không còn phù hợp, cộng đồng đề nghị xây dựng lại.",
            proposer_name=home["head"],
            is_ethnic=is_ethnic,
            **said,
        )
        self._uids[key] = ConventionService(self._desk).propose(entry).uid
        self.entered += 1

    def _draft(self, key: str, text: str, place: int, on: date, amended: Mapping[str, str] | None = None) -> None:
        """Agreement, the team, the wording."""
        self._step(key, "agree", on - timedelta(days=1))
        self._at(on, 8, lambda: self._name_team(key))
        self._paper(key, "team", on)
        self._step(key, "set_team", on, hour=11)
        self._at(on, 16, lambda: self._texts.write(self._uids[key], text, place, on + self._moved, amended))

    def _hear(self, key: str, text: str, on: date, answered: int) -> None:
        self._at(on, 15, lambda: self._texts.hear(self._uids[key], text, answered))

    def _name_team(self, key: str) -> None:
        roles = [Role.HEAD, Role.DRAFTER, Role.DRAFTER, Role.DRAFTER]
        if key == "khuoi_luong":
            roles[2:] = [Role.ELDER, Role.ETHNIC]
        people = [PersonEntry(role=role, full_name=name) for role, name in zip(roles, TEAM, strict=True)]
        TeamService(self._desk).add(self._uids[key], self._rev(key), *people)

    def _sign(self, key: str) -> None:
        home = self._hamlets[12]
        people = (
            *((Role.SIGNER_HEAD, home["head"]), (Role.SIGNER_FRONT, home["front_head"])),
            *((Role.SIGNER_HOUSEHOLD, name) for name in ("Lý Văn Sày", "Hoàng Thị Slưn")),
        )
        entries = [PersonEntry(role=role, full_name=name) for role, name in people]
        TeamService(self._desk).add(self._uids[key], self._rev(key), *entries)

    def _paper(self, key: str, paper: str, on: date) -> None:
        entry = PaperEntry(key=paper, dated_on=on + self._moved)
        self._at(on, 9, lambda: DossierService(self._desk).add(self._uids[key], self._rev(key), entry))

    def _step(self, key: str, step: str, on: date, hour: int = 10, **said: Any) -> None:
        number: dict[str, Any] = {"document_on": on + self._moved} if "document_number" in said else {}
        entry = StepEntry(key=step, done_on=on + self._moved, **said, **number)
        self._at(on, hour, lambda: HandlingService(self._desk).take(self._uids[key], self._rev(key), entry))

    def _vote_step(self, key: str, step: str, on: date, **said: Any) -> None:
        entry = VoteStep(key=step, done_on=on + self._moved, document_on=on + self._moved, **said)
        self._at(on, 10, lambda: vote_step(self._desk, self._uids[key], entry))

    def _at(self, on: date, hour: int, happens: Any) -> None:
        self._events.expect(datetime.combine(on + self._moved, time(hour)), happens)

    def _rev(self, key: str) -> int:
        with self._desk.db.reading() as session:
            return convention_of(session, self._uids[key]).rev

    def _name(self, hamlet: int) -> str:
        return str(self._hamlets[hamlet]["full_name"])
