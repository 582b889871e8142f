"""Asks for a list of persons, pasted or from a workbook; the list is kept nowhere."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.areas.disclosure.papers.masked_list import PersonList, list_text, pasted_list, workbook_list
from desktop_app.areas.views import Workplace
from desktop_app.core.fields import Flag, Form, LongText, Section
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.file_choice import FileChoice
from desktop_app.kit.theme import State, px
from desktop_app.kit.verb_sheet import VerbSheet

WORKBOOKS = ".xlsx *.xls *.ods *.csv"
LIST_FORM = Form(
    "disclosure.person_list",
    (
        Section(
            "",
            (
                LongText(
                    name="rows", label="Danh sách, cả dòng tiêu đề", required=True, lines=12, max_length=400_000
                ),
                Flag(name="without_numbers", label="Bỏ hẳn cột số giấy tờ", span=12),
            ),
        ),
    ),
)  # fmt: skip
_TOLD = (
    "Số giấy tờ chỉ còn 03 số cuối, ngày sinh chỉ còn năm, nơi ở chỉ còn thôn; bỏ số điện thoại, số tài khoản. "
    "Danh sách gốc không được lưu lại."
)


class ListSheet(VerbSheet):
    """`made` carries the list and whether identity numbers are left out altogether."""

    def __init__(self, workplace: Workplace, files: FileChoice) -> None:
        """Workbooks are chosen with `files`."""
        self._workplace, self._files = workplace, files
        self.from_file = Button("Nhập từ Excel…", icon="folder-open")
        super().__init__(
            workplace.surface,
            "Danh sách rút gọn để niêm yết",
            "Dán danh sách chép từ Excel, Word hoặc lấy từ tệp",
            LIST_FORM,
            _read,
            verb=Button("Xem danh sách rút gọn", Kind.MAIN, key="Ctrl+S"),
            jobs=workplace.jobs,
            today=workplace.desk.clock.today(),
            notice=_notice(self.from_file),
        )
        self.from_file.clicked.connect(self._choose)

    def _choose(self) -> None:
        path = self._files.file(self, "Chọn bảng tính có danh sách", "Bảng tính", WORKBOOKS)
        if path is None:
            return

        def fill(found: PersonList) -> None:
            self.form.load({"rows": list_text(found)})

        self._workplace.jobs.read(lambda _progress: workbook_list(path), fill, self._workplace.explain, owner=self)


def _read(said: Mapping[str, Any]) -> tuple[PersonList, bool]:
    return pasted_list(said["rows"]), bool(said["without_numbers"])


def _notice(button: Button) -> QWidget:
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(12))
    column.addWidget(Banner(State.ACTIVE, "Chương trình rút gọn theo quy tắc.", _TOLD))
    column.addWidget(button)
    return body
