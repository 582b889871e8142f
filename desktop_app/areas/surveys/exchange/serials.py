"""Which serial an imported form may bear: of its own, never one of a printed form that is keyed from paper."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.kept import series_of
from desktop_app.areas.surveys.models import Survey, SurveyBatch, SurveyResponse
from desktop_app.areas.surveys.serials import SerialSeries

LONGEST = 40
_GIVEN = re.compile(r"N\d{2,}-\d{6,}")


def given_serial(batch: int, row: int) -> str:
    """The serial of an imported form that brings none: by its batch and its row."""
    return f"N{batch:02d}-{row:06d}"


@dataclass(frozen=True)
class There:
    """A serial that the survey has: the form's uid, and whether it still counts."""

    uid: str
    counts: bool


@dataclass(frozen=True)
class Serials:
    """What is known of the serials of a survey when a file is looked at."""

    series: SerialSeries
    batches: tuple[tuple[int, int, str], ...]
    there: Mapping[str, There]

    def problem(self, serial: str) -> str:
        """A sentence when an imported form cannot bear it; "" when it can."""
        if len(serial) > LONGEST:
            return f"Số phiếu dài quá {LONGEST} ký tự. Hãy ghi ngắn lại."
        if _GIVEN.fullmatch(serial) and serial not in self.there:
            return "Số phiếu dạng này do chương trình tự đặt cho lô nhập từ tệp. Hãy để trống ô hoặc ghi số khác."
        running = self.series.running(serial) if "-" in serial else None
        if running is None:
            return _of_another(serial)
        label = next((label for first, last, label in self.batches if first <= running <= last), "")
        if label:
            return f"Số phiếu này của {label}, phiếu in từ chương trình. Hãy nhập phiếu đó ở trang Nhập phiếu."
        return "Số phiếu này chưa phát cho lô nào. Hãy để trống ô, chương trình tự đặt số."


def serials_of(session: Session, survey: Survey) -> Serials:
    """What the survey has now."""
    batches = tuple(
        (each.serial_from, each.serial_to, each.label)
        for each in survey.batches
        if each.serial_from is not None and each.serial_to is not None
    )
    columns = (SurveyResponse.serial, SurveyResponse.uid, SurveyResponse.voided_on, SurveyBatch.voided_on)
    query = select(*columns).join(SurveyBatch).where(SurveyResponse.survey_id == survey.id)
    there = {serial: There(uid, form is None and batch is None) for serial, uid, form, batch in session.execute(query)}
    return Serials(series_of(survey), batches, there)


def _of_another(serial: str) -> str:
    digits = serial.replace("-", "")
    if serial.count("-") == SERIAL_DASHES and digits.isdecimal():
        return (
            "Số phiếu này sai chữ số kiểm tra hoặc là của đợt khảo sát khác. "
            "So lại với phiếu, hoặc để trống ô nếu đây không phải phiếu in từ chương trình."
        )
    return ""


SERIAL_DASHES = 4
"""In a serial that the program prints."""
