"""How a package leaves: made and written to a stick or sent over the network; everything anew; what did not arrive."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop_app.kit.act_menu import Act, open_menu
from desktop_app.office.desk import SignedIn
from desktop_app.office.rights import Right
from desktop_app.sync.sending.looked import Looked
from desktop_app.sync.sending.queries import SentLine
from desktop_app.sync.sending.service import Saved
from desktop_app.sync.views.line_acts import LineActs, Stuck
from desktop_app.sync.views.send_acts import How, SendActs, Then
from desktop_app.sync.views.send_words import can_go


class Ways:
    """Knows what the page looked at and which packages were made; `how` asks the page what was chosen."""

    def __init__(self, acts: SendActs, line: LineActs, account: SignedIn, how: Callable[[], How]) -> None:
        self._acts, self._line, self._account, self._how = acts, line, account, how
        self.looked: Looked | None = None
        self.sent: Sequence[SentLine] = ()

    def onto_stick(self) -> None:
        """Make the package and write it to a stick."""
        self._make(self._acts.onto_stick)

    def over_network(self, anchor: QWidget) -> None:
        """What was made for the period and did not go is not made a second time unasked."""
        looked, last = self.looked, next(iter(self.sent), None)
        if looked is None:
            return
        days = looked.period.from_on, looked.period.to_on
        if last is None or not can_go(last) or (last.from_on, last.to_on) != days:
            self._make(self._send)
            return
        first = (f"Gửi gói số {last.seq} đã lập", lambda: self._line.send(last.uid, last.seq))
        open_menu(anchor, [first, ("Lập gói mới rồi gửi", lambda: self._make(self._send))])

    def go_on(self, stuck: Stuck) -> None:
        """Send the rest of what did not arrive."""
        self._line.send(stuck.uid, stuck.seq)

    def stick_instead(self, stuck: Stuck) -> None:
        """Carry what did not arrive."""
        self._line.let_go()
        self._acts.done.emit()
        if row := next((row for row in self.sent if row.uid == stuck.uid), None):
            self._acts.write_again(row)

    def again(self, row: SentLine) -> list[tuple[str, Callable[[], object]]]:
        """What can be done with a package of which the copy is kept."""
        if not (row.has_copy and self._account.may(Right.PRINT)):
            return []
        line = [("Gửi qua mạng", lambda: self._line.send(row.uid, row.seq))] if self._line.leads_to else []
        return [*line, ("Ghi lại ra USB", lambda: self._acts.write_again(row))]

    def more(self) -> list[Act]:
        """What is seldom done."""
        acts = list[Act]()
        if self._account.may(Right.PRINT) and self.looked is not None and self.looked.can_be_made and self.sent:
            acts.append(("Gửi lại toàn bộ sổ…", self.everything))
        return [*acts, *(self._line.more() if self._account.may(Right.SETTLE_OFFICE) else [])]

    def everything(self) -> None:
        """Make a package of the whole register, for an office above that lost what it had."""
        self._make(self._send if self._line.leads_to else self._acts.onto_stick, everything=True)

    def receipts(self) -> list[Act]:
        """Where receipts may wait beside sticks and folders."""
        return [("Từ máy nhận, qua mạng", self._line.fetch)] if self._line.leads_to else []

    def _make(self, then: Then, *, everything: bool = False) -> None:
        if self.looked is not None and self.looked.can_be_made:
            self._line.let_go()
            self._acts.make(self.looked, replace(self._how(), everything=everything), then)

    def _send(self, saved: Saved) -> None:
        self._line.send(saved.uid, saved.seq)
