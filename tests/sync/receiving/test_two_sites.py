"""Any order of edits, builds, losses, repeats and restores ends with both offices equal, or seen to differ."""

import copy
import json
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test
from sqlalchemy import select

from desktop_app.core.package.about import Kind
from desktop_app.sync.receiving.models import ReceivedRow
from desktop_app.sync.receiving.planned import Standing
from desktop_app.sync.receiving.service import ReceiveService
from tests.sync.receiving.makers import Commune

UNITS = count(30_000)
Rows = dict[str, tuple[str, int, dict[str, Any]]]


@dataclass(frozen=True)
class Sent:
    """A file and what the commune had when it was made."""

    path: Path
    made: int
    life: int
    seq: int
    rows: Rows


class TwoSites(RuleBasedStateMachine):
    """A commune that may lose its data, and the office above."""

    def __init__(self, service: ReceiveService, folder: Path) -> None:
        super().__init__()
        self.service = service
        self.commune = Commune(service.desk, folder, unit=str(next(UNITS)))
        self.files = list[Sent]()
        self.backup: Commune | None = None
        self.lives = count(self.commune.life + 1)
        self.held: Sent | None = None

    @rule(which=st.lists(st.integers(0, 4), min_size=1, max_size=3), said=st.integers(0, 99))
    def edit(self, which: list[int], said: int) -> None:
        for each in which:
            known = list(self.commune.rows)
            self.commune.put(known[each] if each < len(known) else "", content=said)

    @rule()
    def build(self) -> None:
        commune = self.commune
        path = commune.build(kind=Kind.DELTA if commune.base else Kind.FULL)
        self.files.append(Sent(path, commune.made, commune.life, commune.seq, copy.deepcopy(commune.rows)))

    @rule(which=st.integers(0, 4), confirms=st.booleans(), reads=st.booleans())
    def hand_in(self, which: int, confirms: bool, reads: bool) -> None:
        """Something written, made into a package, brought up."""
        self.edit([which], len(self.files))
        self.build()
        self._carried(self.files[-1], confirms=confirms, reads=reads)

    @precondition(lambda self: self.files)
    @rule(back=st.integers(0, 3), confirms=st.booleans(), reads=st.booleans())
    def carry(self, back: int, confirms: bool, reads: bool) -> None:
        """One of the last files arrives, perhaps for the second time, perhaps after a later one."""
        self._carried(self.files[max(0, len(self.files) - 1 - back)], confirms=confirms, reads=reads)

    @rule()
    def back_up(self) -> None:
        self.backup = copy.copy(self.commune)
        for name in ("rows", "acked", "sent"):
            setattr(self.backup, name, copy.deepcopy(getattr(self.commune, name)))

    @precondition(lambda self: self.backup)
    @rule()
    def restore(self) -> None:
        assert self.backup
        made = self.commune.made
        self.commune = self.backup
        self.back_up()
        self.commune.life, self.commune.seq, self.commune.prev = next(self.lives), 0, None
        self.commune.base, self.commune.made = 0, made

    def teardown(self) -> None:
        self.build()
        self._carried(self.files[-1], confirms=True, reads=False)

    def _carried(self, sent: Sent, *, confirms: bool, reads: bool) -> None:
        """What is held above is what the newest package said, unless somebody was told that it is not."""
        done = self.service.take(sent.path)
        planned = done.planned
        if confirms and (planned.standing is Standing.FORKED or planned.counts.conflicts):
            planned = self.service.confirm_fork(done.uid, "đã gọi hỏi").planned
            self.held = None
        if planned.standing is Standing.GOOD:
            is_late = self.held and self.held.life == sent.life and self.held.made > sent.made
            self.held = None if planned.trouble else self.held if is_late else sent
        if self.held:
            assert self._bodies() == {uid: body for uid, (_, _, body) in self.held.rows.items()}
        if reads and planned.standing is Standing.GOOD and sent.life == self.commune.life:
            self.commune.receipt_read(sent.made)

    def _bodies(self) -> dict[str, Any]:
        with self.service.desk.db.reading() as session:
            of_unit = select(ReceivedRow).where(
                ReceivedRow.partner_unit == self.commune.unit, ReceivedRow.gone_in.is_(None)
            )
            return {row.row_uid: json.loads(row.body) for row in session.scalars(of_unit)}


def test_both_offices_are_equal_or_seen_to_differ(receiving: ReceiveService, tmp_path: Path) -> None:
    class Here(TwoSites):
        def __init__(self) -> None:
            super().__init__(receiving, tmp_path)

    run_state_machine_as_test(Here, settings=settings(max_examples=4, stateful_step_count=12))
