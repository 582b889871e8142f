"""What can be done with a copy: the button of what comes next, and the menu of everything else."""

from collections.abc import Callable

from desktop_app.areas.disclosure.views.papers import DisclosurePapers
from desktop_app.areas.disclosure.views.postings_page_sheets import MINUTES_TITLES, CopySheets, hangs, waits
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.list_verbs import ListVerbs
from desktop_app.kit.act_menu import Act
from desktop_app.kit.controls import Button
from desktop_app.kit.page import Page
from desktop_app.office.postings.models import MinutesKind
from desktop_app.office.postings.record import CopyRecord
from desktop_app.office.postings.rules import Hanging

Does = Callable[[], None]
NOTHING: tuple[str, Does] = ("", lambda: None)


class CopyVerbs(ListVerbs[CopyRecord]):
    """Offers the verbs of the copy taken last."""

    def __init__(self, workplace: Workplace, page: Page) -> None:
        """Sheets are made over the window of `page`."""
        super().__init__(workplace, page, "Việc khác với bản này")
        self.sheets = CopySheets(workplace, page)
        self.papers = DisclosurePapers(workplace)
        self._next = Button("Bắt đầu niêm yết", key="Enter")
        self._next.clicked.connect(self.go_on)

    def take(self, record: CopyRecord | None) -> None:
        """Act on this copy from now on; on none while it is read."""
        super().take(record)
        self.sheets.record = record
        said = self._next_step(record)[0] if record else ""
        self._next.say(said)
        self._next.setVisible(bool(said))
        self._more.setVisible(record is not None and bool(self.choices(record)))

    def pane_buttons(self) -> tuple[Button, ...]:
        """The buttons under the reading pane."""
        return self._next, self._more

    def go_on(self) -> None:
        """Do what comes next for this copy."""
        if self._record is not None:
            self._next_step(self._record)[1]()

    def choices(self, record: CopyRecord) -> list[Act]:
        """What can be done with this copy now in the order of its life, then its papers."""
        papers: list[Act] = [*self.papers.choices(record.posting, record.copy)]
        verbs = self._verbs_of(record) if self._may_record else []
        return [*verbs, *([("", None)] if papers and verbs else []), *papers]

    def _verbs_of(self, record: CopyRecord) -> list[Act]:
        copy, gone = record.copy, record.posting.voided_on is not None
        found: list[Act] = []
        if waits(copy) and not gone:
            found += [("Bắt đầu niêm yết", self.sheets.begin)]
        if hangs(copy):
            broken = copy.count.hanging is Hanging.BROKEN
            found += [("Niêm yết lại", self.sheets.resume)] if broken and not gone else []
            seen = [("Đã kiểm tra", self.sheets.look_over), ("Ghi gián đoạn", self.sheets.interrupt)]
            found += [] if broken else seen
            found += [("Gỡ và lập biên bản", self.sheets.end)]
        if copy.started_at:
            found += [("", None), (MINUTES_TITLES[MinutesKind.BEGIN], lambda: self.sheets.minutes(MinutesKind.BEGIN))]
        if copy.ended_at:
            found += [(MINUTES_TITLES[MinutesKind.END], lambda: self.sheets.minutes(MinutesKind.END))]
        if copy.started_at:
            found += [("", None), ("Sửa ngày niêm yết, ngày gỡ", self.sheets.correct)]
        if copy.gaps:
            found += [("Bỏ lần ghi gián đoạn", self.sheets.withdraw_gap)]
        found += [
            ("", None),
            ("Minh chứng", self.sheets.show_proofs),
            ("Ghi số, ngày thông báo", self.sheets.number_notice),
            ("Hoàn tác lần lưu cuối", self.sheets.undo),
        ]
        return found if gone else [*found, ("", None), ("Bỏ thông báo niêm yết", self.sheets.void)]

    def _next_step(self, record: CopyRecord) -> tuple[str, Does]:
        """The words of the main button and what it does; no words where nothing is left to do."""
        copy = record.copy
        if not self._may_record:
            return NOTHING
        if record.posting.voided_on:
            return ("Gỡ và lập biên bản", self.sheets.end) if hangs(copy) else NOTHING
        steps: dict[Hanging, tuple[str, Does]] = {
            Hanging.WAITING: ("Bắt đầu niêm yết", self.sheets.begin),
            Hanging.RUNNING: ("Đã kiểm tra", self.sheets.look_over),
            Hanging.PERMANENT: ("Đã kiểm tra", self.sheets.look_over),
            Hanging.RIPE: ("Gỡ và lập biên bản", self.sheets.end),
            Hanging.BROKEN: ("Niêm yết lại", self.sheets.resume),
        }
        ended = ("Biên bản kết thúc", lambda: self.sheets.minutes(MinutesKind.END))
        return steps.get(copy.count.hanging, ended)
