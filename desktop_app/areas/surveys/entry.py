"""What is typed to begin a survey, once it has been looked at."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.areas.surveys.fields import SURVEY_FORM
from desktop_app.areas.surveys.states import Quarter, Rekey
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput


@dataclass(frozen=True, kw_only=True)
class SurveyEntry:
    """A questionnaire by code and version, asked in a quarter of a year; `wanted` forms out of `population`."""

    code: str
    version: str
    year: int
    quarter: int
    from_on: date
    to_on: date
    name: str = ""
    unit: str = ""
    wanted: int | None = None
    population: int | None = None
    frame: str = ""
    rekey: Rekey = Rekey.NONE
    rekey_share: int = 0
    note: str = ""


def checked_entry(raw: Mapping[str, object], today: date) -> SurveyEntry:
    """The entry meant by a filled-in form; InvalidInput holds a sentence for each wrong field."""
    values: dict[str, Any] = SURVEY_FORM.checked(raw, today)
    code, _, version = values.pop("form").partition("|")
    quarter: Quarter = values.pop("quarter")
    share = values.pop("rekey_share") or 0
    entry = SurveyEntry(code=code, version=version, quarter=quarter.number, rekey_share=share, **values)
    refuse_wrong(entry)
    return entry


def refuse_wrong(entry: SurveyEntry) -> None:
    """InvalidInput names every field that cannot be so."""
    problems = dict[str, str]()
    if entry.to_on < entry.from_on:
        problems["to_on"] = "Ngày kết thúc trước ngày bắt đầu. Xem lại hai ngày."
    if not 0 <= entry.from_on.year - entry.year <= 1:
        said = f"Đợt của năm {entry.year} nhưng bắt đầu ngày {words.day(entry.from_on)}"
        problems["from_on"] = f"{said}. Xem lại năm hoặc ngày bắt đầu."
    if not 1 <= entry.quarter <= len(Quarter):
        problems["quarter"] = "Quý từ I đến IV. Chọn lại quý."
    if entry.population is not None and (entry.wanted or 0) > entry.population:
        said = f"Cần {words.number(entry.wanted or 0)} phiếu nhưng tổng số chỉ có {words.number(entry.population)}"
        problems["wanted"] = f"{said}. Giảm số phiếu, hoặc xem lại tổng số."
    if entry.rekey is Rekey.SHARE and not 1 <= entry.rekey_share <= 99:
        problems["rekey_share"] = SHARE
    if problems:
        raise InvalidInput(problems)


SHARE = "Tỷ lệ nhập lại từ 1 đến 99 %. Gõ lại tỷ lệ, hoặc chọn nhập lại tất cả."
"""Said where only a share is keyed twice, of a share that is none."""
