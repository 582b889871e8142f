"""Rows without a serial that look like forms taken in before: a file put right may bring them a second time."""

from collections import Counter
from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.exchange.judging import Incoming
from desktop_app.areas.surveys.models import SealedResponse, Survey, SurveyBatch, SurveyResponse
from desktop_app.core import words

FEWEST_ALIKE = 5
"""So many equal forms of two files are no chance."""
_NEARLY_WHOLE = 0.9


def alike_notes(session: Session, survey: Survey, accepted: Sequence[Incoming]) -> Iterator[str]:
    """A sentence for each batch, taken in from a file, that the rows hold nearly whole: some alike are only chance."""
    incoming = Counter(each.answers for each in accepted if not each.serial)
    if incoming.total() < FEWEST_ALIKE:
        return
    for batch in survey.batches:
        if batch.voided_on or not batch.digest:
            continue
        kept = Counter(_answers(session, batch))
        alike = (incoming & kept).total()
        if alike >= FEWEST_ALIKE and alike >= _NEARLY_WHOLE * kept.total():
            yield (
                f"{words.number(alike)} dòng có câu trả lời giống hệt phiếu của {batch.label}, nhập ngày "
                f"{words.day(batch.closed_on)}. Nếu đó là các dòng đã nhập lần trước, bỏ chúng khỏi tệp; hoặc hủy "
                f"{batch.label} rồi nhập lại cả tệp."
            )


def _answers(session: Session, batch: SurveyBatch) -> Iterator[str]:
    for kind in (SurveyResponse, SealedResponse):
        yield from session.scalars(select(kind.answers).where(kind.batch_id == batch.id))
