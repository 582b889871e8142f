"""The sheet of proofs: look at them, add more, save one out, correct or void it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from desktop_app.areas.disclosure.evidence import EvidenceService, Proved
from desktop_app.areas.disclosure.views.evidence_adding import SAVE, EvidenceAdding
from desktop_app.areas.disclosure.views.evidence_list import Choice, EvidenceList, Shown, dated
from desktop_app.areas.views import Workplace
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.fields import Form
from desktop_app.core.files import whole_file
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.dropping import Given
from desktop_app.kit.file_choice import FilesChoice, SystemFileChoice
from desktop_app.kit.overlay import Overlay
from desktop_app.kit.picture_view import PictureView
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.stepper import CANNOT_WRITE
from desktop_app.kit.thumbnail import small_image
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.postings import proof_fields
from desktop_app.office.postings.proofs_shown import ProofView
from desktop_app.office.rights import Right

TABLES = frozenset({"proof"})
PICTURES = ".jpg *.jpeg *.png *.heic *.heif *.gif *.bmp *.pdf"
TITLE = "Minh chứng"
HEIC_ONLY_SAVED = "Ảnh HEIC không xem trước được trên máy này. Lưu ra tệp rồi mở bằng chương trình khác."


class EvidenceSheets(QObject):
    """The proofs of a copy, or of a record with all that belongs to it."""

    def __init__(self, workplace: Workplace, page: QWidget, *, files: FilesChoice | None = None) -> None:
        """Sheets are made over the window of `page`; `files` is the machine's own choice, unless another is given."""
        super().__init__(page)
        self._workplace, self._page = workplace, page
        self.files: FilesChoice = files or SystemFileChoice()
        self._service = EvidenceService(workplace.desk)
        self._may_record = workplace.desk.account.may(Right.RECORD)
        self._about, self._proved = "", tuple[Proved, ...]()
        self._shown = Shown((), (), {})
        self._sheet: SideSheet | None = None
        workplace.changed.connect(self._heard)

    def show(self, about: str, proved: Sequence[Proved]) -> None:
        """Show the proofs of these; the first is what is added to unless another is chosen."""
        self._about, self._proved = about, tuple(proved)
        self._again()

    def choose_files(self) -> None:
        """Ask for pictures and papers, then show what would be kept of them."""
        chosen = self.files.files(self._page, "Chọn ảnh, tệp minh chứng", "Ảnh, tệp PDF", PICTURES)
        if chosen:
            self.take(chosen)

    def take(self, given: Given) -> None:
        """Show what would be kept of these files."""
        self._adding().files(given)

    def open(self, proof: ProofView) -> None:
        """Look at a picture or a paper; an address is copied, to be opened in the browser."""
        if proof.address and not proof.media_type:
            QGuiApplication.clipboard().setText(proof.address)
            self._workplace.say("Đã chép địa chỉ trang. Dán vào trình duyệt để mở.")
        elif proof.is_shown:
            pictures = [each for each in self._shown.proofs if each.is_shown and each.voided_on is None]
            self._look(pictures if proof in pictures else [proof], proof)
        elif proof.is_pdf:
            self._load(proof, lambda content: self._read_paper(proof, content))
        else:
            self._workplace.say(HEIC_ONLY_SAVED)

    def save_out(self, proof: ProofView) -> None:
        """Write the kept file where the official wants it."""
        name = f"minh-chung-{proof.seen_on:%Y-%m-%d}"
        target = self.files.save_as(self._page, "Lưu minh chứng ra tệp", name, proof.kind.value, proof.ending)
        if target is None:
            return
        service = self._service

        def work(_progress: object) -> str:
            content = service.content(proof.uid)
            try:
                with whole_file(target) as part:
                    part.write_bytes(content)
            except OSError as error:
                raise UserError(CANNOT_WRITE) from error
            return f"Đã lưu {target.name}. Tệp này nằm ngoài sổ, không được mã hóa."

        self._workplace.jobs.read(work, self._workplace.say, self._workplace.explain)

    def correct(self, proof: ProofView) -> None:
        """Another day, another note."""
        service = self._service
        start = {"seen_on": proof.seen_on, "note": proof.note}
        self._rise(
            proof, "Sửa ngày, ghi chú", proof_fields.CORRECT_FORM, start, Button("Lưu", Kind.MAIN, key=SAVE),
            lambda said: service.correct(proof.uid, proof.rev, said["seen_on"], said["note"]), "Đã sửa minh chứng.",
        )  # fmt: skip

    def void(self, proof: ProofView) -> None:
        """It no longer proves anything; the reason stays."""
        service = self._service
        self._rise(
            proof, "Bỏ minh chứng", proof_fields.VOID_FORM, {}, Button("Bỏ", Kind.DANGER, icon="ban", key=SAVE),
            lambda said: service.void(proof.uid, proof.rev, said["reason"]), "Đã bỏ minh chứng.",
        )  # fmt: skip

    def undo(self) -> None:
        """Take back one's own last save of the last ten minutes."""
        service = self._service
        self._workplace.jobs.write(lambda _progress: service.undo(), self._workplace.say, self._workplace.explain)

    def choices(self, proof: ProofView) -> list[Choice]:
        """What can be done with a proof."""
        found: list[Choice] = []
        if proof.is_shown or proof.is_pdf:
            found.append(("Xem", lambda: self.open(proof)))
        elif not proof.media_type:
            found.append(("Chép địa chỉ", lambda: self.open(proof)))
        if proof.media_type:
            found.append(("Lưu ra tệp", lambda: self.save_out(proof)))
        if self._may_record and proof.voided_on is None:
            found += [("Sửa ngày, ghi chú", lambda: self.correct(proof)), ("Bỏ minh chứng", lambda: self.void(proof))]
        return found

    def _again(self) -> None:
        service, proved = self._service, self._proved

        def work(_progress: object) -> Shown:
            proofs = service.all([each.uid for each in proved])
            return Shown(proved, proofs, {p.uid: _small(service, p) for p in proofs if p.is_shown})

        self._workplace.jobs.read(work, self._show, self._workplace.explain, owner=self)

    def _show(self, shown: Shown) -> None:
        self._shown = shown
        window = self._page.window()
        overlays: Iterable[Overlay] = window.findChildren(Overlay)
        others = (each for each in overlays if each is not self._sheet)
        # What was asked for may come when the official is already at something else.
        if not self._page.isVisible() or any(each.isVisible() for each in others):
            return
        body = EvidenceList(shown, self._workplace.desk.clock.today(), self.choices, takes=self._may_record)
        body.opened.connect(self.open)
        body.given.connect(self.take)
        add = Button("Thêm ảnh, tệp", Kind.MAIN, icon="plus", key="Ctrl+N")
        add.clicked.connect(self.choose_files)
        address = Button("Ghi địa chỉ trang")
        address.clicked.connect(lambda: self._adding().address())
        own = (add, (address,)) if self._may_record else (None, ())
        self._sheet = SideSheet(window, TITLE, self._about, body, main=own[0], others=own[1])
        self._sheet.closed.connect(self._let_go)
        self._sheet.rise()

    def _let_go(self) -> None:
        self._sheet = None

    def _heard(self, tables: frozenset[str]) -> None:
        if self._sheet is not None and tables & TABLES:
            self._again()

    def _adding(self) -> EvidenceAdding:
        adding = EvidenceAdding(self._workplace, self._page, self._proved)
        adding.saved.connect(lambda sentence: self._workplace.say(sentence, self.undo))
        adding.left.connect(self._again)
        adding.left.connect(adding.deleteLater)
        return adding

    def _look(self, pictures: Sequence[ProofView], first: ProofView) -> None:
        view = PictureView(self._page.window())
        at = [pictures.index(first)]

        def show(content: bytes) -> None:
            proof = pictures[at[0]]
            about = f"{self._shown.of(proof).name}. {dated(proof, self._shown.of(proof))}"
            view.show_picture(proof.kind.value, about, QImage.fromData(content), at[0] + 1, len(pictures))
            view.rise()

        def turn(step: int) -> None:
            at[0] = (at[0] + step) % len(pictures)
            self._load(pictures[at[0]], show, view)

        view.turned.connect(turn)
        view.saved.connect(lambda: self.save_out(pictures[at[0]]))
        view.closed.connect(self._again)
        turn(0)

    def _read_paper(self, proof: ProofView, content: bytes) -> None:
        try:
            paper = PaperPreview(self._page.window(), proof.kind.value, content, "minh-chung", files=self.files)
        except UserError as error:
            self._workplace.explain(error)
            return
        paper.closed.connect(self._again)
        paper.rise()

    def _load(self, proof: ProofView, show: Callable[[bytes], None], owner: QObject | None = None) -> None:
        service = self._service
        self._workplace.jobs.read(
            lambda _progress: service.content(proof.uid), show, self._workplace.explain, owner=owner or self
        )

    def _rise(
        self,
        proof: ProofView,
        title: str,
        form: Form,
        start: Mapping[str, object],
        verb: Button,
        does: Callable[[Mapping[str, Any]], object],
        sentence: str,
    ) -> None:
        about = f"{proof.kind.value}, {self._shown.of(proof).name}, ngày {words.day(proof.seen_on)}"
        sheet = VerbSheet(
            self._page.window(), title, about, form, does,
            verb=verb, jobs=self._workplace.jobs, today=self._workplace.desk.clock.today(),
        )  # fmt: skip
        sheet.form.load(start)
        sheet.closed.connect(self._again)
        sheet.made.connect(lambda _none: self._workplace.say(sentence, self.undo))
        sheet.rise()


def _small(service: EvidenceService, proof: ProofView) -> QImage:
    """A null image where the file is gone or was altered; opening it says so."""
    try:
        return small_image(service.content(proof.uid))
    except UserError:
        return QImage()
