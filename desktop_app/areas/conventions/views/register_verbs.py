"""What can be done with a convention from the list: open, correct, review, strike out."""

from collections.abc import Mapping
from typing import Any

from desktop_app.areas.conventions.brief import ConventionBrief
from desktop_app.areas.conventions.list_fields import REVIEW_FORM, VOID_FORM
from desktop_app.areas.conventions.reviews import REVIEWED, ReviewEntry, ReviewService
from desktop_app.areas.conventions.row import REVIEW, HamletWithout
from desktop_app.areas.conventions.service import ConventionService
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.list_verbs import ListVerbs
from desktop_app.areas.views.sheets import SAVE, verb_sheet
from desktop_app.kit.act_menu import Act
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.page import Page
from desktop_app.office.kept import Saved

RECORD, ENTRY = "conventions.record", "conventions.entry"
Chosen = ConventionBrief | HamletWithout


class ConventionVerbs(ListVerbs[Chosen]):
    """Acts on the convention, or on the hamlet without one, taken last."""

    def __init__(self, workplace: Workplace, page: Page) -> None:
        """Sheets are made over the window of `page`."""
        super().__init__(workplace, page, "Việc khác với hồ sơ này (Ctrl+M)")
        self._open, self._edit = Button("Mở", key="Enter"), Button("Sửa")
        self._open.clicked.connect(self.go_on)
        self._edit.clicked.connect(self.edit)

    def take(self, record: Chosen | None) -> None:
        """Act on this record from now on; on none while it is read."""
        super().take(record)
        if record is not None:
            is_convention = isinstance(record, ConventionBrief)
            self._open.say("Mở" if is_convention else "Đề xuất")
            self._open.setVisible(is_convention or self._may_record)
            self._edit.setVisible(isinstance(record, ConventionBrief) and self._may_change(record))
            self._more.setVisible(is_convention)

    def pane_buttons(self) -> tuple[Button, ...]:
        """The buttons under the reading pane."""
        return self._open, self._edit, self._more

    def go_on(self) -> None:
        """Open the convention's page; for a hamlet without one, begin one."""
        if isinstance(self._record, ConventionBrief):
            self._workplace.open(RECORD, self._record.uid)
        elif self._record is not None and self._may_record:
            self._workplace.open(ENTRY, hamlet=self._record.hamlet)

    def edit(self) -> None:
        """Open the convention's entry, to correct it."""
        if isinstance(self._record, ConventionBrief) and self._may_change(self._record):
            self._workplace.open(ENTRY, self._record.uid)

    def review(self) -> None:
        """Write the yearly evaluation of the text."""
        row, today = self._brief().row, self._workplace.desk.clock.today()
        service = ReviewService(self._workplace.desk)

        def does(said: Mapping[str, Any]) -> Saved:
            return service.keep(row.uid, row.rev, ReviewEntry(**{**said, "violations": said["violations"] or 0}))

        about = "Ghi lại đúng năm đã ghi thì sửa lần rà soát của năm đó"
        sheet = verb_sheet(
            self._workplace, REVIEW, f"{row.title}. {about}", REVIEW_FORM, does, start={"year": today.year}
        )
        sheet.made.connect(lambda _: self._workplace.say(f"Đã ghi rà soát {row.title}."))
        sheet.rise()

    def void(self) -> None:
        """Strike the convention out, with a reason; its number stays."""
        row, service = self._brief().row, ConventionService(self._workplace.desk)
        verb = Button("Bỏ số", Kind.DANGER, icon="ban", key=SAVE)

        def does(said: Mapping[str, Any]) -> Saved:
            return service.void(row.uid, row.rev, said["reason"])

        sheet = verb_sheet(self._workplace, "Bỏ số hồ sơ này", row.title, VOID_FORM, does, verb=verb)
        sheet.made.connect(lambda _: self._workplace.say(f"Đã bỏ hồ sơ {row.label}. Số được giữ lại."))
        sheet.rise()

    def undo(self) -> None:
        """Take back one's own last save of the last ten minutes."""
        service = ConventionService(self._workplace.desk)
        self._workplace.jobs.write(lambda _progress: service.undo(), self._workplace.say, self._workplace.explain)

    def choices(self, record: Chosen) -> list[Act]:
        """Everything that can be done with it now."""
        if not isinstance(record, ConventionBrief):
            return []
        may_change, found = self._may_change(record), list[Act]()
        found += [("Sửa hồ sơ (F2)", self.edit)] if may_change else []
        if may_change and record.row.state in REVIEWED:
            found += [(f"{REVIEW}…", self.review)]
        found += [("Hoàn tác lần lưu cuối", self.undo)] if self._may_record else []
        return [*found, *([("", None), ("Bỏ hồ sơ này", self.void)] if may_change else [])]

    def _brief(self) -> ConventionBrief:
        record = self._taken()
        if not isinstance(record, ConventionBrief):
            raise LookupError("no convention was taken")
        return record

    def _may_change(self, brief: ConventionBrief) -> bool:
        return self._may_record and not brief.row.is_void
