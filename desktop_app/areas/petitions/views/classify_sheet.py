"""Classification, guided in the order of the law; it tells at every answer which step it leads to."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.areas.petitions.alike import Alike
from desktop_app.areas.petitions.competence import proposal_of
from desktop_app.areas.petitions.handling import guide
from desktop_app.areas.petitions.handling.lookups import likely_same
from desktop_app.areas.petitions.handling.service import HandlingService
from desktop_app.areas.petitions.kept import Registered
from desktop_app.areas.petitions.record import PetitionRecord
from desktop_app.areas.petitions.states import Competent
from desktop_app.areas.views import Workplace
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput
from desktop_app.core.law.deadline import Law
from desktop_app.kit.choice_input import ChoiceInput
from desktop_app.kit.controls import Button, Kind, Label
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.kit.verb_sheet import VerbSheet
from desktop_app.office.matter_kinds import Kind as MatterKind

NAMED = 3
"""So many of the records that may be the same are named."""


class LeadsTo(QWidget):
    """What the answers come to, and the step that they lead to."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(8), px(24), px(10))
        column.setSpacing(px(2))
        self._told = Label("", Type.HINT, colour=Token.INK_2, wrap=True)
        self._step = Label("", Type.STRONG, wrap=True)
        self._same = Label("", Type.HINT, colour=State.WARNING, wrap=True)
        self._same.hide()
        for label in (self._told, self._step, self._same):
            column.addWidget(label)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A soft field over the whole width."""
        QPainter(self).fillRect(self.rect(), State.ACTIVE.background)

    def tell(self, found: guide.Guided | None) -> None:
        """Say it; nothing while a question is open."""
        if found is None:
            self._told.setText(
                "Còn câu bắt buộc chưa trả lời, bấm F4 để tới; sau đó chương trình đề nghị bước tiếp theo."
            )
            self._step.setText("")
        else:
            self._told.setText(" ".join(found.told))
            self._step.setText(f"Đề nghị: {found.step.title}.")
        self._step.setVisible(found is not None)
        self.setAccessibleName(f"{self._told.text()} {self._step.text()}")

    def warn(self, found: Sequence[Alike]) -> None:
        """Name what may be the same matter."""
        named = "; ".join(f"{each.label} ({words.inside(each.signs[0].value)})" for each in found[:NAMED])
        said = f"Có thể trùng: {named}. Trùng thì chọn bước Ghép vào đơn đang giải quyết."
        self._same.setText(said if found else "")
        self._same.setVisible(bool(found))

    @property
    def words(self) -> str:
        """What is said now."""
        return " ".join(filter(None, (self._told.text(), self._step.text(), self._same.text())))


class ClassifySheet(VerbSheet):
    """The form shows what its kind is asked; the proposal follows every answer."""

    def __init__(self, workplace: Workplace, window: QWidget, record: PetitionRecord) -> None:
        self._desk, self._record = workplace.desk, record
        self._on = record.received_on
        self.leads_to = LeadsTo()
        super().__init__(
            window,
            "Phân loại đơn",
            f"Đơn {record.label}, đến ngày {words.day(record.received_on)}",
            guide.guide_form(self._on),
            self._classify,
            verb=Button("Lưu phân loại", Kind.MAIN, icon="check", key="Ctrl+S"),
            jobs=workplace.jobs,
            today=workplace.desk.clock.today(),
            strip=self.leads_to,
        )
        self._options(guide.INSTANCE, guide.INSTANCES)
        self._begin()
        self.form.edited.connect(self._edited)
        desk, uid = self._desk, record.uid
        workplace.jobs.read(lambda _progress: likely_same(desk, uid), self.leads_to.warn, owner=self)

    def guided(self) -> guide.Guided | None:
        """What follows from the answers so far; None while one is missing."""
        try:
            said = self.form.form.checked(self.form.raw(), self._desk.clock.today())
        except InvalidInput:
            return None
        return self._follows(said)

    def _classify(self, said: Mapping[str, Any]) -> Registered:
        entry = self._follows(said).entry
        return HandlingService(self._desk).take(self._record.uid, self._record.rev, entry)

    def _follows(self, said: Mapping[str, Any]) -> guide.Guided:
        law = Law(self._desk.law.rulebook, self._desk.law.calendar)
        return guide.guided(said, self._record.facts, law, self._record.province)

    def _begin(self) -> None:
        record = self._record
        start = {"kind": record.kind, guide.INSTANCE: str(record.instance), "done_on": self._desk.clock.today()}
        self.form.load({**start, guide.KNEW: record.knew_on, guide.AGENCY: record.to_agency})
        self._fit_kind()
        if record.ineligible_reason:
            self.form.load({f"{guide.CHECK}{record.ineligible_reason}": ""})
        self.form.load({guide.AGAINST: record.competent_reason})
        self._fit_agency()

    def _edited(self, name: str) -> None:
        if name == "kind":
            self._fit_kind()
        if name == guide.AGAINST:
            self._propose()
        if name in ("kind", guide.AGAINST):
            self._fit_agency()
        self.leads_to.tell(self.guided())

    def _fit_kind(self) -> None:
        kind = self._kind()
        usual = guide.usual(kind, self._on, anonymous=self._record.is_anonymous)
        self.form.load({name: "có" if so else "" for name, so in usual.items()})
        self._options(guide.AGAINST, [("", ""), *guide.offered(kind, self._on)])

    def _propose(self) -> None:
        """Where it belongs and which instance it is follow from what it is directed against."""
        proposal = proposal_of(self._kind(), self.form.field(guide.AGAINST).input.text(), self._on)
        if proposal is not None:
            follows = {guide.AGENCY: proposal.recipient_of(self._record.province)}
            if self._kind() is MatterKind.COMPLAINT:
                follows[guide.INSTANCE] = str(proposal.instance)
            self.form.load(follows)

    def _fit_agency(self) -> None:
        against = self.form.field(guide.AGAINST).input.text()
        proposal = proposal_of(self._kind(), against, self._on)
        ours = proposal is None or proposal.competent is Competent.YES
        which = f" {proposal.note}" if proposal and proposal.note else ""
        self.form.field(guide.AGENCY).explain(f"{guide.AGENCY_HINT}{which}")
        self.form.set_shown(guide.shown(self._kind(), self._on, ours=ours))
        self.leads_to.tell(self.guided())

    def _kind(self) -> MatterKind:
        return MatterKind[self.form.field("kind").input.text()]

    def _options(self, name: str, options: Any) -> None:
        frame = self.form.field(name).input.frame
        if isinstance(frame, ChoiceInput):
            frame.set_options(list(options))
