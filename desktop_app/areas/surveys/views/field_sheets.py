"""The log of the field and the draws of a survey: asked for in sheets, printed, written to a file."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from desktop_app.areas.surveys.field.days import FieldService
from desktop_app.areas.surveys.field.draw_paper import DrawFacts, DrawPaperService
from desktop_app.areas.surveys.field.entry import DayEntry
from desktop_app.areas.surveys.field.samples import SampleService
from desktop_app.areas.surveys.fields import DAY_FORM, REASON_FORM
from desktop_app.areas.surveys.record import DayRow, DrawRow, SurveyRecord
from desktop_app.areas.surveys.views.draw_sheet import DrawSheet
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.list_files import ListOnScreen, save_list
from desktop_app.areas.views.papers import PaperViews
from desktop_app.areas.views.sheets import SAVE, verb_sheet
from desktop_app.core import words
from desktop_app.core.fields import Align, Column
from desktop_app.core.pages import Listed
from desktop_app.kit.act_menu import Act, open_menu
from desktop_app.kit.cells import plain_cell
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.page import Page
from desktop_app.office.rights import Right

NAME = "ho-khao-sat"
DRAWN_COLUMNS = (
    Column(name="place", heading="Số trong danh sách", width=120, kind="number", align=Align.RIGHT),
    Column(name="head", heading="Chủ hộ", width=260),
    Column(name="address", heading="Nơi ở", width=260),
    Column(name="kind", heading="Hộ", width=120),
)


class FieldSheets(QObject):
    """Acts on the survey that is handed in."""

    def __init__(self, workplace: Workplace, page: Page) -> None:
        """Sheets are made over the window of `page`."""
        super().__init__(page)
        self._workplace, self._page = workplace, page
        self.papers = PaperViews(workplace)
        account = workplace.desk.account
        self._may_record, self._may_print = account.may(Right.RECORD), account.may(Right.PRINT)

    def may_record(self, record: SurveyRecord) -> bool:
        """Whether days and draws of the survey may be entered now."""
        return self._may_record and record.row.is_open

    def add_day(self, record: SurveyRecord) -> None:
        """Ask what a day brought."""
        service, today = FieldService(self._workplace.desk), self._workplace.desk.clock.today()
        last = record.days[0] if record.days else None
        start = {"done_on": today, "asked_by": last.asked_by if last else "", "post": last.post if last else ""}

        def does(said: Mapping[str, Any]) -> object:
            return service.add(record.uid, DayEntry(**said))

        sheet = verb_sheet(self._workplace, "Ghi nhật ký thu phiếu", record.row.label, DAY_FORM, does, start=start)
        sheet.made.connect(lambda _: self._workplace.say("Đã ghi nhật ký thu phiếu."))
        sheet.rise()

    def day_menu(self, record: SurveyRecord, day: DayRow, anchor: Button) -> None:
        """What can be done with a day."""
        if self.may_record(record):
            correct, strike = partial(self.correct_day, record, day), partial(self.strike_day, record, day)
            open_menu(anchor, [("Sửa ngày này", correct), ("Bỏ ngày này", strike)])

    def correct_day(self, record: SurveyRecord, day: DayRow) -> None:
        """Put a day right."""
        service = FieldService(self._workplace.desk)
        start = {field.name: getattr(day, field.name) for field in DAY_FORM}

        def does(said: Mapping[str, Any]) -> object:
            return service.correct(day.uid, day.rev, DayEntry(**said))

        title = f"Sửa ngày {words.day(day.done_on)}"
        sheet = verb_sheet(self._workplace, title, record.row.label, DAY_FORM, does, start=start)
        sheet.made.connect(lambda _: self._workplace.say(f"Đã sửa ngày {words.day(day.done_on)}."))
        sheet.rise()

    def strike_day(self, record: SurveyRecord, day: DayRow) -> None:
        """Leave a day out of the figures."""
        service, said = FieldService(self._workplace.desk), f"ngày {words.day(day.done_on)}"
        self._reason(f"Bỏ {said}", record, lambda reason: service.strike(day.uid, day.rev, reason), "Bỏ ngày này")

    def draw(self, record: SurveyRecord) -> None:
        """Ask for hamlet and list, draw, and show what was drawn."""
        sheet = DrawSheet(self._workplace, self.papers.files, record)
        sheet.made.connect(self._drawn)
        sheet.rise()

    def draw_menu(self, record: SurveyRecord, draw: DrawRow, anchor: Button) -> None:
        """What can be done with a draw."""
        acts: list[Act] = []
        if self._may_print:
            acts.append(("Xem và in danh sách…", partial(self.show_draw, draw.uid)))
            acts.append(("Danh sách ra Excel…", partial(self.save_draw, draw.uid)))
        if self.may_record(record):
            acts += [("", None), ("Hủy lần rút này", partial(self.void_draw, record, draw))]
        if acts:
            open_menu(anchor, acts)

    def show_draw(self, uid: str) -> None:
        """The list of households, to be printed."""
        service = DrawPaperService(self._workplace.desk)
        self.papers.show("Danh sách hộ được rút", f"danh-sach-{NAME}", lambda: service.paper(uid))

    def save_draw(self, uid: str) -> None:
        """The list of households as a workbook."""
        service, place = DrawPaperService(self._workplace.desk), self._workplace

        def save(facts: DrawFacts) -> None:
            rows = Listed(facts.rows)
            about = f"{facts.survey}, {facts.hamlet}, rút ngày {words.day(facts.drawn_on)}"
            title = "Danh sách hộ được rút để khảo sát"
            save_list(place, self.papers.files, ListOnScreen(title, NAME, about, DRAWN_COLUMNS, rows, plain_cell))

        place.jobs.read(lambda _progress: service.facts(uid), save, place.explain, owner=self._page)

    def void_draw(self, record: SurveyRecord, draw: DrawRow) -> None:
        """Strike a draw out."""
        service = SampleService(self._workplace.desk)
        title = f"Hủy lần rút ở {words.inside(draw.hamlet)}"
        self._reason(title, record, lambda reason: service.void(draw.uid, draw.rev, reason), "Hủy lần rút")

    def _drawn(self, made: object) -> None:
        self._workplace.say("Đã rút hộ và giữ danh sách.")
        if self._may_print:
            self.show_draw(str(made))

    def _reason(self, title: str, record: SurveyRecord, does: Callable[[str], object], verb: str) -> None:
        def work(said: Mapping[str, Any]) -> object:
            return does(said["reason"])

        button = Button(verb, Kind.DANGER, icon="ban", key=SAVE)
        sheet = verb_sheet(self._workplace, title, record.row.label, REASON_FORM, work, verb=button)
        sheet.made.connect(lambda _: self._workplace.say(f"Đã {words.inside(title)}."))
        sheet.rise()
