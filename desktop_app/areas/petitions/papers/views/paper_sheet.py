"""What is asked before a paper is shown: who signs, and whether the vault puts a denouncer's name in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.areas.petitions.papers.service import Asked, PetitionPaperService
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.papers import PaperViews
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.fields import Choice, Field, Form, LongText, Section
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.saving import document_pdf
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.form import FormView
from desktop_app.kit.sheet import SideSheet
from desktop_app.kit.theme import State, px

HEAD = "Người đứng đầu ký"
_NOT_CHECKED = "Chưa đối chiếu mẫu chính thức."
_NAMED = "Giấy gửi chính người tố cáo, danh tính để dòng chấm."
_HOW_NAMED = (
    "Ghi lý do thì danh tính lấy từ kho mật cho một lần in, lần mở được ghi nhật ký; "
    "khi đó chỉ in được, không lưu ra tệp."
)


@dataclass(frozen=True)
class _Answer:
    """What was chosen."""

    deputy: str
    reason: str


class PaperSheet(SideSheet):
    """Closes when the paper is shown or written."""

    def __init__(self, workplace: Workplace, key: str, uid: str, asked: Asked, views: PaperViews) -> None:
        """`asked` is what this paper needs to be told and to ask."""
        self._workplace, self._views, self._asked = workplace, views, asked
        self._key, self._uid = key, uid
        self._service = PetitionPaperService(workplace.desk)
        self._signers = Enum("Signers", {f"by_{at}": name for at, name in enumerate((HEAD, *asked.deputies))})  # type: ignore[misc]
        self.form = FormView(Form("petitions.paper", (Section("", tuple(self._fields())),)), _today(workplace))
        self._show = Button("Xem và in", Kind.MAIN, icon="printer", key="Ctrl+P")
        self._save = Button("Lưu ra Word", icon="file-down", key="Ctrl+S")
        super().__init__(
            workplace.surface, asked.name, f"Đơn {asked.label}", self._inside(), main=self._show, others=(self._save,)
        )
        self._show.clicked.connect(self.show_paper)
        self._save.clicked.connect(self.save_word)
        self.form.load({"deputy": HEAD})

    def show_paper(self) -> None:
        """Make the paper and show it, to be printed."""
        answer = self._answer()
        if answer is None:
            return
        jobs = self._workplace.jobs
        # A look into the vault is written down, and what is written waits its turn.
        work = jobs.write if answer.reason else jobs.read
        work(lambda _progress: document_pdf(self._make(answer)), lambda pdf: self._shown(pdf, answer), self._failed)

    def save_word(self) -> None:
        """Write the paper as a Word file, never with a name out of the vault."""
        answer = self._answer()
        if answer is None:
            return
        if answer.reason:
            self.form.show_problems({"reason": "Giấy có danh tính chỉ in, không lưu ra tệp. Xóa lý do rồi lưu."})
            return
        self.go()
        self._views.save(self._file_name, lambda: self._make(answer))

    @property
    def _file_name(self) -> str:
        return f"{self._key}-{self._asked.label.replace('/', '-')}"

    def _make(self, answer: _Answer) -> Document:
        return self._service.paper(self._uid, self._key, answer.deputy, answer.reason)

    def _shown(self, pdf: bytes, answer: _Answer) -> None:
        title = f"{self._asked.name}, đơn {self._asked.label}"
        self.go()
        self._views.show_made(title, self._file_name, pdf, self._asked.warning, can_save=not answer.reason)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, InvalidInput) and error.problems.keys() <= self.form.raw().keys():
            self.form.show_problems(error.problems)
        elif isinstance(error, UserError):
            self.go()
            self._workplace.explain(error)
        else:
            raise error

    def _answer(self) -> _Answer | None:
        """What is chosen; None when something is wrong, which is told under its field."""
        try:
            said = self.form.form.checked(self.form.raw(), _today(self._workplace))
        except InvalidInput as error:
            self.form.show_problems(error.problems)
            return None
        chosen = said.get("deputy")
        deputy = str(chosen.value) if isinstance(chosen, Enum) and chosen.value != HEAD else ""
        return _Answer(deputy, str(said.get("reason", "")).strip())

    def _fields(self) -> Iterator[Field]:
        if self._asked.deputies:
            yield Choice(name="deputy", label="Người ký", options=self._signers, required=True)
        if self._asked.may_be_named:
            yield LongText(name="reason", label="Lý do lấy danh tính từ kho mật", lines=2, max_length=500)

    def _inside(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        if self._asked.warning:
            column.addWidget(Banner(State.UNCHECKED, _NOT_CHECKED, self._asked.warning))
        if self._asked.may_be_named:
            column.addWidget(Banner(State.SECRET, _NAMED, _HOW_NAMED))
        column.addWidget(self.form)
        return body


def _today(workplace: Workplace) -> date:
    return workplace.desk.clock.today()
