"""What the papers of a batch state, read from the file."""

import hashlib
from typing import Any

from sqlalchemy.orm import Session

from desktop_app.areas.surveys.kept import drawn_of, series_of
from desktop_app.areas.surveys.keying.figures import BatchFigures, batch_figures
from desktop_app.areas.surveys.models import SurveyBatch
from desktop_app.areas.surveys.printing.facts import CertificateFacts, CoverFacts, KeyerFacts, SecondFacts
from desktop_app.office.desk import Desk


def serials_of(session: Session, batch: SurveyBatch) -> list[str]:
    """The serials of the batch in their order; none where nothing was printed for it."""
    if batch.serial_from is None or batch.serial_to is None:
        return []
    series = series_of(batch.survey)
    return [series.serial(running) for running in range(batch.serial_from, batch.serial_to + 1)]


def batch_names(session: Session, batch: SurveyBatch) -> dict[str, Any]:
    """The fields of `BatchFacts`."""
    survey, serials = batch.survey, serials_of(session, batch)
    return {
        "batch": batch.label,
        "survey": survey.label,
        "title": survey.title,
        "form": f"{survey.code}, bản {survey.version}",
        "place": batch.hamlet.full_name if batch.hamlet else batch.place,
        "collector": batch.collector,
        "serial_from": serials[0] if serials else "",
        "serial_to": serials[-1] if serials else "",
        "printed": batch.printed,
    }


def cover_facts(session: Session, batch: SurveyBatch) -> CoverFacts:
    """What the sheet before the batch states."""
    serials = serials_of(session, batch)
    return CoverFacts(
        **batch_names(session, batch),
        control_sum=sum(range(batch.serial_from or 0, (batch.serial_to or -1) + 1)),
        digest=hashlib.sha256("\n".join(serials).encode("ascii")).hexdigest(),
        rekeyed=len(drawn_of(batch)),
    )


def certificate_facts(session: Session, desk: Desk, batch: SurveyBatch) -> CertificateFacts:
    """What the certificate of a closed batch states."""
    figures = batch_figures(session, desk, batch)
    return CertificateFacts(
        **batch_names(session, batch),
        handed_out=batch.handed_out or 0,
        returned=batch.returned or 0,
        rejected=figures.rejected,
        valid=figures.valid,
        edits=figures.edits,
        keyers=tuple(
            KeyerFacts(name=who.name, turn=who.turn.value, forms=who.tally.forms, per_hour=who.forms_per_hour)
            for who in figures.keyers
        ),
        digest=batch.digest or figures.digest,
        second=_second(figures),
        is_anonymous=batch.survey.is_anonymous,
        closed_on=batch.closed_on,
        closed_by=batch.closed_by,
    )


def _second(figures: BatchFigures) -> SecondFacts | None:
    if not figures.fields:
        return None
    return SecondFacts(
        forms=figures.forms,
        fields=figures.fields,
        differences=figures.differences,
        wrong=figures.wrong,
        low=figures.low,
        high=figures.high,
    )
