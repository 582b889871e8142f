"""What can be done with a version of a questionnaire from the list."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from desktop_app.areas.surveys.forms.declared import EDITOR
from desktop_app.areas.surveys.forms.library import VersionDetail, VersionRow
from desktop_app.areas.surveys.forms.lineage import Compared
from desktop_app.areas.surveys.forms.service import FormService
from desktop_app.areas.surveys.forms.views.sheets import NEW_FORM, show_comparison, show_problems
from desktop_app.areas.surveys.forms.xlsform.reading import ReadForm
from desktop_app.areas.surveys.states import GIVEN, VersionState
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.list_verbs import ListVerbs
from desktop_app.areas.views.sheets import verb_sheet
from desktop_app.core import words
from desktop_app.kit.act_menu import Act
from desktop_app.kit.controls import Button
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.page import Page

WORKBOOK, ENDING = "Bảng tính Excel", ".xlsx"


class FormVerbs(ListVerbs[VersionDetail]):
    """Acts on the version taken last."""

    def __init__(self, workplace: Workplace, page: Page, files: FileChoice | None = None) -> None:
        """Sheets are made over the window of `page`; `files` asks where a workbook is."""
        super().__init__(workplace, page, "Việc khác với bản này (Ctrl+M)")
        self._files = files or SystemFileChoice()
        self._service = FormService(workplace.desk)
        self._others: Sequence[VersionRow] = ()
        self._open, self._begin = Button("Mở", key="Enter"), Button("Soạn bản mới")
        self._open.clicked.connect(self.go_on)
        self._begin.clicked.connect(self.begin)

    def know(self, rows: Sequence[VersionRow]) -> None:
        """All versions, so that one can be held against another."""
        self._others = rows

    def take(self, record: VersionDetail | None) -> None:
        """Act on this version from now on; on none while it is read."""
        super().take(record)
        if record is not None:
            is_draft = record.row.state is VersionState.DRAFT
            self._open.say("Soạn tiếp" if is_draft and self._may_record else "Xem phiếu")
            self._begin.setVisible(self._may_record and not is_draft)

    def pane_buttons(self) -> tuple[Button, ...]:
        """The buttons under the reading pane."""
        return self._open, self._begin, self._more

    def go_on(self) -> None:
        """Open the version in the editor; for reading where it is no draft."""
        if self._record is not None:
            self._workplace.open(EDITOR, self._record.row.uid)

    def begin(self) -> None:
        """Begin a new version from this one and open it."""
        row = self._taken().row
        self._write(
            partial(self._service.begin, row.code, row.version),
            lambda made: self._workplace.open(EDITOR, made.uid),
            "Đã lập {}.",
        )

    def begin_new(self) -> None:
        """Ask what a questionnaire of the office's own is called, then open it."""

        def does(said: Mapping[str, Any]) -> VersionRow:
            return self._service.begin_new(said["code"].upper(), said["title"])

        about = "Phiếu riêng của cơ quan, ngoài các phiếu PKS01 đến PKS07"
        sheet = verb_sheet(self._workplace, "Soạn phiếu mới", about, NEW_FORM, does)
        sheet.made.connect(lambda made: self._workplace.open(EDITOR, made.uid))
        sheet.rise()

    def take_in(self) -> None:
        """Choose a workbook and take it over as a draft."""
        path = self._files.file(self._page, "Chọn bộ phiếu dạng XLSForm", WORKBOOK, ENDING)
        if path is not None:
            self._workplace.jobs.write(
                lambda _progress: self._service.take_over(path),
                partial(self._taken_over, path),
                self._workplace.explain,
                title="Đọc bộ phiếu",
                owner=self,
            )

    def give_out(self) -> None:
        """Choose where the version goes as a workbook."""
        row = self._taken().row
        path = self._files.save_as(self._page, "Xuất bộ phiếu", f"{row.code}-{row.version}", WORKBOOK, ENDING)
        if path is not None:
            self._workplace.jobs.read(
                lambda _progress: self._service.write_workbook(row.code, row.version, path),
                lambda _row: self._workplace.say(f"Đã xuất phiếu {row.label} ra {path.name}."),
                self._workplace.explain,
                title="Xuất bộ phiếu",
                owner=self,
            )

    def put_in_use(self) -> None:
        """Let surveys begin with the version."""
        row = self._taken().row
        self._write(partial(self._service.put_in_use, row.code, row.version, row.rev), None, "Đã đưa {} vào dùng.")

    def take_back(self) -> None:
        """Write on at a version that no survey has begun with."""
        row = self._taken().row
        self._write(
            partial(self._service.take_back, row.code, row.version, row.rev), None, "Đã đưa {} về bản đang soạn."
        )

    def retire(self) -> None:
        """No survey begins with the version any more."""
        row = self._taken().row
        done = "Đã bỏ {}." if row.state is VersionState.DRAFT else "Đã thôi dùng {}."
        self._write(partial(self._service.retire, row.code, row.version), None, done)

    def bring_back(self) -> None:
        """The version stands where it stood before it was given up."""
        row = self._taken().row
        self._write(partial(self._service.bring_back, row.code, row.version), None, "Đã lấy lại {}.")

    def compare(self, with_version: str) -> None:
        """Show what became of the questions since another version."""
        row = self._taken().row

        def show(compared: Sequence[Compared]) -> None:
            show_comparison(self._page.window(), f"{row.label} so với bản {with_version}", compared)

        self._workplace.jobs.read(
            lambda _progress: self._service.compare(row.code, with_version, row.version),
            show,
            self._workplace.explain,
            owner=self,
        )

    def choices(self, record: VersionDetail) -> list[Act]:
        """Everything that can be done with it now."""
        row, found = record.row, list[Act]()
        others = [other.version for other in self._others if other.code == row.code and other.version != row.version]
        found += [(f"So với bản {version}", partial(self.compare, version)) for version in others[:6]]
        found += [("Xuất Excel", self.give_out)] if self._may_print else []
        if not self._may_record:
            return found
        is_own = row.source not in GIVEN and not row.surveys
        match row.state:
            case VersionState.DRAFT:
                found += [("Đưa vào dùng", self.put_in_use), ("", None), ("Bỏ bản đang soạn", self.retire)]
            case VersionState.IN_USE:
                found += [("Sửa lại bản này", self.take_back)] if is_own else []
                found += [("", None), ("Thôi dùng bản này", self.retire)]
            case VersionState.RETIRED:
                found.append(("Dùng lại bản này", self.bring_back))
        return found

    def _taken_over(self, path: Path, came: tuple[VersionRow | None, ReadForm]) -> None:
        row, read = came
        if row is None:
            show_problems(self._page.window(), path.name, read.problems)
            return
        told = f"Đã nhập phiếu {row.label}, {words.number(row.questions)} câu."
        self._workplace.open(EDITOR, row.uid)
        self._workplace.say(" ".join((told, *read.notes)))

    def _write(self, does: Callable[[], VersionRow], then: Callable[[VersionRow], object] | None, told: str) -> None:
        def done(row: VersionRow) -> None:
            self._workplace.say(told.format(f"phiếu {row.label}"), self._undo)
            if then is not None:
                then(row)

        self._workplace.jobs.write(lambda _progress: does(), done, self._workplace.explain, owner=self)

    def _undo(self) -> None:
        self._workplace.jobs.write(
            lambda _progress: self._service.undo(), self._workplace.say, self._workplace.explain, owner=self
        )
