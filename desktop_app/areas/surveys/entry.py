"""What is typed to begin a survey, once it has been looked at."""

from dataclasses import dataclass
from datetime import date

from desktop_app.areas.surveys.states import Rekey


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
