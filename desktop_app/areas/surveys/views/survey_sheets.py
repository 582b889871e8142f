"""A survey locked, unlocked and struck out: each asks for what is needed and tells what was done."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject

from desktop_app.areas.surveys.fields import REASON_FORM
from desktop_app.areas.surveys.kept import Saved
from desktop_app.areas.surveys.record import SurveyRecord
from desktop_app.areas.surveys.service import SurveyService
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.sheets import SAVE, verb_sheet
from desktop_app.kit.controls import Button, Kind


def close_survey(workplace: Workplace, record: SurveyRecord, owner: QObject) -> None:
    """Lock the survey; what still stands against it is told."""
    service, row = SurveyService(workplace.desk), record.row
    workplace.jobs.write(
        lambda _progress: service.close(row.uid, row.rev),
        lambda _: workplace.say(f"Đã khóa đợt {row.label}."),
        workplace.explain,
        owner=owner,
    )


def reopen_survey(workplace: Workplace, record: SurveyRecord) -> None:
    """Ask for the reason, then take forms again."""
    service, row = SurveyService(workplace.desk), record.row
    verb, told = Button("Mở khóa", Kind.MAIN, key=SAVE), f"Đã mở khóa đợt {row.label}."
    _ask(workplace, record, "Mở khóa đợt khảo sát", lambda why: service.reopen(row.uid, row.rev, why), verb, told)


def void_survey(workplace: Workplace, record: SurveyRecord) -> None:
    """Ask for the reason, then strike the survey out."""
    service, row = SurveyService(workplace.desk), record.row
    verb = Button("Hủy đợt", Kind.DANGER, icon="ban", key=SAVE)
    told = f"Đã hủy đợt {row.label}. Số phiếu đã in không dùng lại."
    _ask(workplace, record, "Hủy đợt khảo sát", lambda why: service.void(row.uid, row.rev, why), verb, told)


def _ask(
    workplace: Workplace, record: SurveyRecord, title: str, does: Callable[[str], Saved], verb: Button, told: str
) -> None:
    def work(said: Mapping[str, Any]) -> Saved:
        return does(said["reason"])

    sheet = verb_sheet(workplace, title, record.row.label, REASON_FORM, work, verb=verb)
    sheet.made.connect(lambda _: workplace.say(told))
    sheet.rise()
