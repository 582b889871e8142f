"""What can happen between the two offices, and what must hold after each step."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import UserError
from desktop_app.core.package.refusals import PackageRefused, Reason
from desktop_app.core.report_periods import ReportPeriod
from desktop_app.sync.receiving.planned import Standing
from desktop_app.sync.states import ReceivedState
from tests.sync.two_sites.sites import PERIODS, Above, Commune, Rows, Stick, later, meet

HIDDEN = "vẫn giữ kín"


class Edit(Enum):
    """What the commune writes."""

    RECORD = auto()
    CHANGE = auto()
    SECRET = auto()


class Fate(Enum):
    """What becomes of a stick."""

    WAITS = auto()
    ARRIVES = auto()
    ACKNOWLEDGED = auto()


class Back(Enum):
    """How an older copy of the data comes into use again."""

    RESTORED = auto()
    COPIED = auto()


@dataclass(frozen=True)
class Backup:
    """A copy of the data above, and what they were to hold."""

    folder: Path
    told: Stick | None
    newest: dict[int, int]


class Play:
    """The commune writes, makes packages, goes back to older copies; the office above takes in what comes.

    `told` is the package that decides what the office above should hold. Its rows must be those, or the package itself
    must say what is wrong.
    """

    def __init__(self, begin: Callable[[Path], tuple[Commune, Above]], clock: FixedClock, entry: VisitEntry) -> None:
        self._folder = Path(mkdtemp(prefix="two-sites-"))
        self._clock, self._entry = clock, entry
        self.commune, self.above = begin(self._folder)
        self.sticks = list[Stick]()
        self.copies, self.backups = list[Path](), list[Backup]()
        self.told: Stick | None = None
        self.newest = dict[int, int]()
        self.was_copied = self.has_forgotten = False
        self._names = 0

    def close(self) -> None:
        self.commune.close()
        self.above.close()
        shutil.rmtree(self._folder)

    # What the commune does --------------------------------------------------------------------------------------------

    def write(self, edits: Sequence[tuple[Edit, int]]) -> None:
        for edit, which in edits:
            if edit is Edit.RECORD:
                self.commune.add(self._entry)
            elif edit is Edit.CHANGE:
                self.commune.change(which, f"Lần {self._name()}")
            else:
                self.commune.turn_secret(which)

    def send(
        self, fate: Fate = Fate.ACKNOWLEDGED, period: ReportPeriod = PERIODS[1], *, everything: bool = False
    ) -> Stick:
        later(self._clock)
        stick = self.commune.build(self._folder / f"stick-{self._name()}", period, everything=everything)
        self.sticks.append(stick)
        if fate is not Fate.WAITS:
            self.hand_in(stick)
        if fate is Fate.ACKNOWLEDGED:
            self.acknowledge(stick)
        return stick

    def remember(self) -> None:
        """Both keep a copy of their data as they are now."""
        self.copies.append(self.commune.copy(self._folder / f"copy-{self._name()}"))
        folder = self.above.copy(self._folder / f"above-{self._name()}")
        self.backups.append(Backup(folder, self.told, dict(self.newest)))

    def go_back(self, copy: Path, how: Back) -> None:
        """A backup is restored: a new life with new keys. Or somebody works on in a copy, which no program can know."""
        later(self._clock)
        self.copies.remove(copy)
        left = self.commune.go_on_in(copy)
        if how is Back.COPIED:
            self.was_copied = True
            self.copies.append(left)
            return
        self.commune.begin_life()
        meet(self.commune, self.above)

    # What the office above does ---------------------------------------------------------------------------------------

    def hand_in(self, stick: Stick) -> Standing:
        later(self._clock)
        before = self.above.rows()
        planned = self.above.receiving.plan(stick.path)
        assert self.above.rows() == before, "looking changes nothing"
        done = self.above.receiving.take(stick.path).planned
        assert done.standing == planned.standing
        if done.standing is not Standing.GOOD:
            assert done.trouble
            assert self.above.rows() == before
            return done.standing
        assert (done.counts, done.differs) == (planned.counts, planned.differs)
        if stick.seq >= self.newest.get(stick.life, 0):
            self._counts_now(stick)
        else:
            assert self.above.rows() == before or done.trouble, "a late package brings nothing that is not known"
        return done.standing

    def confirm(self, stick: Stick) -> bool:
        """Somebody asked the commune and takes what waits for what counts; whether it waited."""
        package = self.above.package(stick.digest)
        if package is None or package.partner.revoked_on:
            return False
        if package.state is not ReceivedState.FORKED and not package.trouble:
            return False
        later(self._clock)
        try:
            self.above.receiving.confirm_fork(package.uid, "Đã hỏi xã")
        except UserError as no_copy:
            # Of what must be forgotten no copy is kept: the stick is plugged in once more.
            if "Cắm lại USB" not in str(no_copy):
                raise
            if self.above.receiving.take(stick.path).planned.standing is not Standing.GOOD:
                return False
        self._counts_now(stick)
        return True

    def acknowledge(self, stick: Stick) -> None:
        """A receipt is signed for what was taken in, and read by the commune as it is now."""
        package = self.above.package(stick.digest)
        if package is None or package.state is not ReceivedState.TAKEN_IN or package.partner.revoked_on:
            return
        later(self._clock)
        receipt = self.above.receipt(stick)
        try:
            self.commune.take_receipt(receipt)
        except PackageRefused as refused:
            # Sealed to keys, or signed by an office, that this copy of the commune's data does not know any more.
            if refused.reason not in (Reason.NOT_FOR_US, Reason.UNKNOWN_SIGNER):
                raise

    def forget(self, backup: Backup) -> None:
        """The office above restores a backup; the commune may hold receipts for what is gone."""
        later(self._clock)
        self.backups.remove(backup)
        self.has_forgotten = True
        self.above.go_on_in(backup.folder)
        self.above.begin_life()
        self.told, self.newest = backup.told, dict(backup.newest)
        meet(self.commune, self.above)

    # What must hold ---------------------------------------------------------------------------------------------------

    def check(self) -> None:
        """Nothing differs in silence, and of what is held as a denunciation no text is kept that was ever sent."""
        self._check_forgotten()
        if self.told is None:
            assert self.above.rows() == {}
        elif not self.trouble(self.told):
            assert _difference(self.above.rows(), self.told.rows) == []

    def end(self) -> Stick:
        """One more package is made, taken in and, where it waits for somebody, confirmed; then both are equal.

        Where a folder was copied or the office above forgot something, that package tells everything anew. What was
        told to be a denunciation in a life that was lost has to be noted as one again.
        """
        meet(self.commune, self.above)
        stick = self.send(Fate.ARRIVES)
        self.confirm(stick)
        self.check()
        assert self.told is stick
        if self.was_copied or self.has_forgotten:
            stick = self.send(Fate.ARRIVES, everything=True)
            self.confirm(stick)
            self.check()
        if HIDDEN in self.trouble(stick):
            self.commune.hide_everything()
            stick = self.send(Fate.ARRIVES, everything=True)
            self.confirm(stick)
            self.check()
        assert not self.trouble(stick)
        return stick

    def trouble(self, stick: Stick) -> str:
        package = self.above.package(stick.digest)
        assert package
        return package.trouble

    def _check_forgotten(self) -> None:
        hidden = {uid for (table, uid), body in self.above.rows().items() if table == "visit" and body["is_secret"]}
        sent = {
            (uid, text)
            for stick in self.sticks
            for (table, uid), body in stick.rows.items()
            if table == "visit" and uid in hidden and (text := body["request"])
        }
        # What the makers write is the same for every visit; only later texts belong to one.
        whole = self.above.everything() if sent else ""
        assert [each for each in sorted(sent) if f'"{each[1]}"' in whole and each[1].startswith("Lần ")] == []

    def _counts_now(self, stick: Stick) -> None:
        self.told = stick
        self.newest[stick.life] = max(stick.seq, self.newest.get(stick.life, 0))

    def _name(self) -> int:
        self._names += 1
        return self._names


def _difference(held: Rows, told: Rows) -> list[Any]:
    keys = {*held, *told}
    return sorted((key, held.get(key), told.get(key)) for key in keys if held.get(key) != told.get(key))
