"""Which running numbers the next printed forms get, and which of a batch are keyed twice."""

from random import Random, SystemRandom

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.field.rules import drawn_numbers
from desktop_app.areas.surveys.kept import drawn_of
from desktop_app.areas.surveys.models import Survey, SurveyBatch
from desktop_app.areas.surveys.serials import RUNNING_DIGITS, form_number
from desktop_app.areas.surveys.states import Rekey
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput

LAST_RUNNING = 10**RUNNING_DIGITS - 1


def next_running(session: Session, code: str, year: int, quarter: int) -> int:
    """The running number of the next form; surveys whose serials begin alike share one series."""
    period = (Survey.year == year, Survey.quarter == quarter)
    rows = session.execute(select(Survey.code, Survey.next_serial).where(*period))
    return max((running for other, running in rows if form_number(other) == form_number(code)), default=1)


def allot(session: Session, batch: SurveyBatch, printed: int) -> None:
    """Give the batch as many running numbers as it has printed forms; InvalidInput when the series has too few."""
    survey = batch.survey
    first = next_running(session, survey.code, survey.year, survey.quarter)
    if first + printed - 1 > LAST_RUNNING:
        left = words.number(max(0, LAST_RUNNING - first + 1))
        raise InvalidInput({"printed": f"Dãy số của {survey.label} chỉ còn {left} số. Gõ số phiếu in nhỏ hơn."})
    batch.printed = printed
    batch.serial_from, batch.serial_to = first, first + printed - 1
    survey.next_serial = first + printed


def draw(batch: SurveyBatch, *, afresh: bool, is_practice: bool) -> None:
    """Choose which forms of the batch are keyed twice; those chosen before stay chosen unless it is done afresh.

    Nobody can foresee the choice but in a practice office, whose year is always the same.
    """
    share = {Rekey.NONE: 0, Rekey.SHARE: batch.rekey_share, Rekey.ALL: 100}[batch.rekey]
    if batch.serial_from is None or batch.serial_to is None:
        return
    kept = frozenset[int]() if afresh else drawn_of(batch)
    chance = Random(f"{batch.survey.label} {batch.number}") if is_practice else SystemRandom()
    numbers = drawn_numbers(batch.serial_from, batch.serial_to, share, chance, kept)
    batch.drawn = ",".join(map(str, numbers))
