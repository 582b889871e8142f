"""Asks for the hamlet and its list of households, pasted or from a workbook, and draws."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.areas.surveys.field.entry import DrawEntry
from desktop_app.areas.surveys.field.household_list import as_pasted, of_workbook, pasted
from desktop_app.areas.surveys.field.samples import REST, SampleService
from desktop_app.areas.surveys.field.sampling import Household
from desktop_app.areas.surveys.fields import DRAW_FORM
from desktop_app.areas.surveys.record import SurveyRecord
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.hamlets import ask_hamlets
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.file_choice import FileChoice
from desktop_app.kit.theme import State, px
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.desk import Desk

WORKBOOKS = ".xlsx *.xls *.ods *.csv"


class DrawSheet(VerbSheet):
    """`made` carries the uid of the draw."""

    def __init__(self, workplace: Workplace, files: FileChoice, record: SurveyRecord) -> None:
        """Workbooks are chosen with `files`."""
        self._workplace, self._files = workplace, files
        self.from_file = Button("Nhập từ Excel…", icon="folder-open")
        service = SampleService(workplace.desk)

        def draw(said: Mapping[str, Any]) -> str:
            entry = DrawEntry(
                hamlet=said["hamlet"],
                wanted=said["wanted"],
                reserve=said["reserve"] or 0,
                households=pasted(said["households"]),
            )
            return service.draw(record.uid, entry)

        super().__init__(
            workplace.surface,
            "Rút hộ để hỏi",
            record.row.label,
            DRAW_FORM,
            draw,
            verb=Button("Rút hộ", Kind.MAIN, key="Ctrl+S"),
            jobs=workplace.jobs,
            today=workplace.desk.clock.today(),
            notice=_notice(self.from_file, workplace.desk),
            suggest={"hamlets": ask_hamlets(workplace, workplace.surface)},
        )
        self.from_file.clicked.connect(self._choose)

    def _choose(self) -> None:
        path = self._files.file(self, "Chọn bảng tính có danh sách hộ", "Bảng tính", WORKBOOKS)
        if path is None:
            return

        def fill(found: Sequence[Household]) -> None:
            self.form.load({"households": as_pasted(found)})

        self._workplace.jobs.read(lambda _progress: of_workbook(path), fill, self._workplace.explain, owner=self)


def _notice(button: Button, desk: Desk) -> QWidget:
    rest = desk.law.rulebook.at(REST, desk.clock.today()).amount
    said = f"Hộ đã rút ở đợt nào trong {rest} qua thì không rút lại. Chỉ các hộ được rút là được lưu."
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(12))
    column.addWidget(Banner(State.INFO, "Bắt đầu ngẫu nhiên rồi lấy cách đều trong danh sách.", said))
    column.addWidget(button)
    return body
