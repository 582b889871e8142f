"""Blank forms without a window."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop_app.areas.surveys.chosen import chosen_survey
from desktop_app.areas.surveys.field.entry import BatchEntry
from desktop_app.areas.surveys.field.service import BatchService
from desktop_app.areas.surveys.kept import Saved, batch_of
from desktop_app.areas.surveys.printing.reading import batch_names
from desktop_app.areas.surveys.printing.service import PrintService
from desktop_app.core import words
from desktop_app.core.disk import disk_told
from desktop_app.core.errors import UserError
from desktop_app.core.files import whole_file
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk

NOT_PRINTED = "Chưa in được phiếu của lô"


def print_survey(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """Begin a batch of the open survey and write its forms into a file; the batch is void when that fails."""
    target, count = Path(values["out"]), int(values["count"])
    if target.suffix.lower() != ".pdf":
        raise UserError(f"Phiếu chỉ ghi được ra tệp PDF. Đặt đuôi tệp {target.name} là .pdf.")
    with desk.db.reading() as session:
        survey = chosen_survey(session, str(values["form"]), str(values["period"] or ""), only_open=True)
        survey_uid, label = survey.uid, survey.label
    entry = BatchEntry(
        collector=str(values["collector"] or desk.account.name), printed=count, hamlet=str(values["hamlet"] or "")
    )
    batch = BatchService(desk).begin(survey_uid, entry)
    try:
        pdf = PrintService(desk).blank_forms(batch.uid)
        with disk_told(), whole_file(target) as part:
            part.write_bytes(pdf)
    except UserError:
        _give_up(desk, batch)
        raise
    with desk.db.reading() as session:
        named = batch_names(session, batch_of(session, batch.uid))
    serials = {"first": named["serial_from"], "last": named["serial_to"]}
    said = f"{words.number(count)} phiếu {label}, {batch.label}, số {serials['first']} đến {serials['last']}"
    return Outcome(
        f"Đã ghi {said}: {target}",
        {"file": str(target), "survey": label, "batch": batch.label, "uid": batch.uid, "forms": count, **serials},
    )


def _give_up(desk: Desk, batch: Saved) -> None:
    """The numbers of forms that were never printed are not given to others."""
    with desk.db.reading() as session:
        rev = batch_of(session, batch.uid).rev
    BatchService(desk).void(batch.uid, rev, NOT_PRINTED)
