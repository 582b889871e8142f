"""What is asked when a batch is begun, put right, brought back, opened again or struck out."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject

from desktop_app.areas.surveys.field.entry import BatchEntry, ReturnEntry
from desktop_app.areas.surveys.field.service import BatchService
from desktop_app.areas.surveys.fields import BATCH_CORRECTION, BATCH_FORM, REASON_FORM, RETURN_FORM
from desktop_app.areas.surveys.kept import Saved
from desktop_app.areas.surveys.record import BatchRow, SurveyRecord
from desktop_app.areas.surveys.views.words_of_survey import batch_about
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.hamlets import ask_hamlets
from desktop_app.areas.views.sheets import SAVE, verb_sheet
from desktop_app.core import words
from desktop_app.core.fields import Form
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.verb_sheet import VerbSheet

Does = Callable[[Mapping[str, Any]], Saved]
_KEPT = ("hamlet", "place", "collector", "collector_post", "handed_on", "rekey", "note")


class BatchSheets(QObject):
    """Each act opens a sheet over the window and tells what was done."""

    def __init__(self, workplace: Workplace, owner: QObject) -> None:
        super().__init__(owner)
        self._workplace, self._service = workplace, BatchService(workplace.desk)

    def begin(self, record: SurveyRecord) -> None:
        """Ask who goes where with how many forms."""
        start = {"rekey": record.rekey, "rekey_share": record.rekey_share or None}

        def does(said: Mapping[str, Any]) -> Saved:
            return self._service.begin(record.uid, _entry(said))

        sheet = self._sheet("Lập lô phiếu", record.row.label, BATCH_FORM, does, "Lập lô", start=start)
        sheet.made.connect(lambda made: self._say(f"Đã lập {words.inside(made.label)}. In phiếu ở In giấy tờ."))
        sheet.rise()

    def correct(self, batch: BatchRow) -> None:
        """Put right who collects where."""
        start = {name: getattr(batch, name) for name in _KEPT}
        start |= {"handed_out": batch.counts.handed_out, "rekey_share": batch.rekey_share or None}

        def does(said: Mapping[str, Any]) -> Saved:
            entry = _entry({**said, "printed": batch.counts.printed})
            return self._service.correct(batch.uid, batch.rev, entry)

        title = f"Sửa {words.inside(batch.label)}"
        sheet = self._sheet(title, batch_about(batch), BATCH_CORRECTION, does, "Lưu sửa đổi", start=start)
        sheet.made.connect(lambda _: self._say(f"Đã sửa {words.inside(batch.label)}."))
        sheet.rise()

    def bring_back(self, batch: BatchRow) -> None:
        """Ask how many forms came back."""
        counts, today = batch.counts, self._workplace.desk.clock.today()
        start = {
            "handed_out": counts.printed if counts.handed_out is None else counts.handed_out,
            "returned": counts.returned,
            "rejected": counts.rejected,
            "on": batch.returned_on or today,
        }

        def does(said: Mapping[str, Any]) -> Saved:
            return self._service.returned(batch.uid, batch.rev, ReturnEntry(**said))

        about = batch_about(batch)
        sheet = self._sheet("Ghi phiếu thu về", about, RETURN_FORM, does, "Ghi thu về", start=start)
        sheet.made.connect(lambda _: self._say(f"Đã ghi phiếu thu về của {words.inside(batch.label)}."))
        sheet.rise()

    def reopen(self, batch: BatchRow) -> None:
        """Ask for the reason, then take forms again."""
        self._reason("Mở lại", batch, lambda said: self._service.reopen(batch.uid, batch.rev, said["reason"]))

    def void(self, batch: BatchRow) -> None:
        """Ask for the reason, then strike the batch out."""
        kind = Kind.DANGER
        self._reason("Hủy", batch, lambda said: self._service.void(batch.uid, batch.rev, said["reason"]), kind=kind)

    def _reason(self, verb: str, batch: BatchRow, does: Does, *, kind: Kind = Kind.MAIN) -> None:
        title = f"{verb} {words.inside(batch.label)}"
        sheet = self._sheet(title, batch_about(batch), REASON_FORM, does, f"{verb} lô", kind=kind)
        sheet.made.connect(lambda _: self._say(f"Đã {words.inside(title)}."))
        sheet.rise()

    def _sheet(
        self,
        title: str,
        about: str,
        form: Form,
        does: Does,
        verb: str,
        *,
        start: Mapping[str, object] | None = None,
        kind: Kind = Kind.MAIN,
    ) -> VerbSheet:
        place, button = self._workplace, Button(verb, kind, key=SAVE)
        suggest = {"hamlets": ask_hamlets(place, self)}
        return verb_sheet(place, title, about, form, does, start=start, verb=button, suggest=suggest)

    def _say(self, sentence: str) -> None:
        self._workplace.say(sentence)


def _entry(said: Mapping[str, Any]) -> BatchEntry:
    return BatchEntry(**{**said, "rekey_share": said["rekey_share"] or 0})
