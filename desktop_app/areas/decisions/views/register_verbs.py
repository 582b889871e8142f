"""What can be done with a decision from the list: open, correct, strike out."""

from collections.abc import Mapping
from typing import Any

from desktop_app.areas.decisions.list_fields import VOID_FORM
from desktop_app.areas.decisions.record import DecisionRecord
from desktop_app.areas.decisions.service import DecisionService
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.list_verbs import ListVerbs
from desktop_app.areas.views.sheets import SAVE, verb_sheet
from desktop_app.kit.act_menu import Act
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.page import Page
from desktop_app.office.kept import Saved

RECORD, ENTRY = "decisions.record", "decisions.entry"


class DecisionVerbs(ListVerbs[DecisionRecord]):
    """Acts on the decision taken last."""

    def __init__(self, workplace: Workplace, page: Page) -> None:
        """Sheets are made over the window of `page`."""
        super().__init__(workplace, page, "Việc khác với hồ sơ này (Ctrl+M)")
        self._open, self._edit = Button("Mở", key="Enter"), Button("Sửa")
        self._open.clicked.connect(self.go_on)
        self._edit.clicked.connect(self.edit)

    def take(self, record: DecisionRecord | None) -> None:
        """Act on this record from now on; on none while it is read."""
        super().take(record)
        if record is not None:
            self._edit.setVisible(self._may_change(record))

    def pane_buttons(self) -> tuple[Button, ...]:
        """The buttons under the reading pane."""
        return self._open, self._edit, self._more

    def go_on(self) -> None:
        """Open the decision's page."""
        if self._record is not None:
            self._workplace.open(RECORD, self._record.uid)

    def edit(self) -> None:
        """Open the decision's entry, to correct it."""
        if self._record is not None and self._may_change(self._record):
            self._workplace.open(ENTRY, self._record.uid)

    def void(self) -> None:
        """Strike the decision out, with a reason; its number stays."""
        void_decision(self._workplace, self._taken())

    def undo(self) -> None:
        """Take back one's own last save of the last ten minutes."""
        undo_last(self._workplace)

    def choices(self, record: DecisionRecord) -> list[Act]:
        """Everything that can be done with it now."""
        may_change, found = self._may_change(record), list[Act]()
        found += [("Sửa (F2)", self.edit)] if may_change else []
        found += [("Hoàn tác lần lưu cuối", self.undo)] if self._may_record else []
        return [*found, *([("", None), ("Bỏ số việc này", self.void)] if may_change else [])]

    def _may_change(self, record: DecisionRecord) -> bool:
        return self._may_record and not record.row.is_void and not record.row.is_owned


def void_decision(workplace: Workplace, record: DecisionRecord) -> None:
    """Ask for the reason, then strike it out."""
    service, row = DecisionService(workplace.desk), record.row
    verb = Button("Bỏ số", Kind.DANGER, icon="ban", key=SAVE)

    def does(said: Mapping[str, Any]) -> Saved:
        return service.void(row.uid, row.rev, said["reason"])

    sheet = verb_sheet(workplace, "Bỏ số việc này", row.title, VOID_FORM, does, verb=verb)
    sheet.made.connect(lambda _: workplace.say(f"Đã bỏ việc {row.label}. Số được giữ lại."))
    sheet.rise()


def undo_last(workplace: Workplace) -> None:
    """Take back one's own last save, and tell what was taken back."""
    service = DecisionService(workplace.desk)
    workplace.jobs.write(lambda _progress: service.undo(), workplace.say, workplace.explain)
