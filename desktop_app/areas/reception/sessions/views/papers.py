"""Papers of sessions on screen: the notice of the schedule, minutes, the notice of conclusion.

The writers of PDF and Word take a second to import: each is imported by the worker that writes with it.
"""

from collections.abc import Callable
from pathlib import Path

from desktop_app.areas.reception.sessions.documents import ASSUMED, SessionPaperService
from desktop_app.areas.reception.sessions.notice import NoticeService
from desktop_app.areas.views import Workplace
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.saving import Format, document_pdf, save_document
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.print_options import Printers
from desktop_app.kit.stepper import CANNOT_WRITE

WORD = ".docx"


class SessionPapers:
    """Makes papers on the workers and shows them over the window."""

    def __init__(
        self, workplace: Workplace, *, files: FileChoice | None = None, printers: Printers | None = None
    ) -> None:
        """`files` and `printers` are the machine's own, unless others are handed in."""
        self._workplace, self._desk = workplace, workplace.desk
        self.files: FileChoice = files or SystemFileChoice()
        self.printers = printers

    def show_notice(self, year: int, month: int, months: int) -> None:
        """Show the notice of so many months, to be printed."""
        self._show(f"Thông báo lịch tiếp công dân, tháng {month:02d}/{year}", *self._notice(year, month, months))

    def save_notice(self, year: int, month: int, months: int) -> None:
        """Write the notice as a Word file."""
        self._save(*self._notice(year, month, months))

    def show_minutes(self, uid: str, held_on: str) -> None:
        """Show the minutes of a session, to be printed."""
        self._show(f"Biên bản tiếp công dân ({ASSUMED})", *self._minutes(uid, held_on))

    def save_minutes(self, uid: str, held_on: str) -> None:
        """Write the minutes as a Word file."""
        self._save(*self._minutes(uid, held_on))

    def show_conclusion(self, uid: str, held_on: str) -> None:
        """Show the notice of conclusion, to be printed."""
        self._show(f"Thông báo kết luận ({ASSUMED})", *self._conclusion(uid, held_on))

    def save_conclusion(self, uid: str, held_on: str) -> None:
        """Write the notice of conclusion as a Word file."""
        self._save(*self._conclusion(uid, held_on))

    def _notice(self, year: int, month: int, months: int) -> tuple[str, Callable[[], Document]]:
        service = NoticeService(self._desk)
        return f"lich-tiep-cong-dan-{year}-{month:02d}", lambda: service.notice(year, month, months)

    def _minutes(self, uid: str, held_on: str) -> tuple[str, Callable[[], Document]]:
        service = SessionPaperService(self._desk)
        return f"bien-ban-tiep-cong-dan-{held_on}", lambda: service.minutes(uid)

    def _conclusion(self, uid: str, held_on: str) -> tuple[str, Callable[[], Document]]:
        service = SessionPaperService(self._desk)
        return f"ket-luan-tiep-cong-dan-{held_on}", lambda: service.conclusion(uid)

    def _show(self, title: str, name: str, make: Callable[[], Document]) -> None:
        def show(pdf: bytes) -> None:
            surface = self._workplace.surface
            PaperPreview(surface, title, pdf, name, printers=self.printers, files=self.files).rise()

        self._workplace.jobs.read(lambda _progress: document_pdf(make()), show, self._workplace.explain)

    def _save(self, name: str, make: Callable[[], Document]) -> None:
        target = self.files.save_as(self._workplace.surface, "Lưu ra Word", name, "Tệp Word", WORD)
        if target is None:
            return

        def work(_progress: object) -> Path:
            try:
                save_document(make(), Format.WORD, target)
            except OSError as error:
                raise UserError(CANNOT_WRITE) from error
            return target

        def told(written: Path) -> None:
            self._workplace.say(f"Đã lưu {written.name}.")

        self._workplace.jobs.read(work, told, self._workplace.explain)


def named(row_day: object) -> str:
    """A day as it stands in the name of a file; never a person's name."""
    return words.day(row_day).replace("/", "-")  # type: ignore[arg-type]
