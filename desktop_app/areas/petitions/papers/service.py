"""Makes the papers of a petition, filled from the register; a denouncer stands on none but their own, by the vault."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop_app.areas.petitions.handling.service import HandlingService
from desktop_app.areas.petitions.kept import petition_of
from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.papers.extracting import cleared
from desktop_app.areas.petitions.papers.facts import PaperFacts, StepFacts, paper_facts, step_of, term_of
from desktop_app.areas.petitions.papers.fitting import fitting
from desktop_app.areas.petitions.papers.identities import identities
from desktop_app.areas.petitions.papers.legal_words import words_of_law
from desktop_app.areas.petitions.papers.receipt import receipt_of
from desktop_app.areas.petitions.papers.table import is_to_writer, paper_kind
from desktop_app.areas.petitions.papers.values import PROSE, named, values
from desktop_app.areas.petitions.secrecy import sees_content
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.core.errors import NotAllowed, UserError
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.document_words import document_words
from desktop_app.office.desk import Desk, Service
from desktop_app.office.form_papers.around import Making, around_paper
from desktop_app.office.form_papers.asked import Asked, deputies_for
from desktop_app.office.form_papers.document import ONE_PAGE, Filled, form_document
from desktop_app.office.form_papers.fitting import Fitting, said_to_fit
from desktop_app.office.form_papers.table import PaperKind
from desktop_app.office.form_papers.values import refuse_unknown
from desktop_app.office.paper_people import Giver, sealed_giver
from desktop_app.office.papers import top_mark
from desktop_app.office.receipt import RECEIPT_WORDING
from desktop_app.office.rights import Right, needs
from desktop_app.office.secrecy import NameInText, refuse_sealed_names
from desktop_app.office.wording import wording_of


@dataclass(frozen=True, kw_only=True)
class PetitionAsked(Asked):
    """What there is to say and to ask; `may_be_named` when a denouncer's name can be put in by the vault."""

    may_be_named: bool


class PetitionPaperService(Service):
    """Makes papers of petitions."""

    @needs(Right.READ)
    def fitting(self, uid: str) -> list[Fitting]:
        """The papers that fit the petition now."""
        return fitting(self._facts(uid))

    @needs(Right.READ)
    def ask(self, uid: str, key: str) -> PetitionAsked:
        """What to say and to ask before this paper is shown."""
        facts, kind = self._facts(uid), paper_kind(key)
        step = step_of(facts, kind, self.desk.clock.today())
        return PetitionAsked(
            label=facts.label,
            name=kind.name,
            warning=kind.version(_on(facts, kind, step)).warning,
            deputies=deputies_for(kind, facts.profile),
            may_be_named=facts.is_secret and is_to_writer(kind) and self.holder.may(Right.SEE_DENOUNCER),
        )

    @needs(Right.PRINT)
    def paper(self, uid: str, key: str, deputy: str = "", reason: str = "") -> Document:
        """The paper; UserError for one that does not fit the petition.

        What nobody wrote down is left to the pen, and so is a denouncer. With a `reason` the vault is asked, which
        needs the right to it and is journalled; only papers for the denouncer themselves can be filled in so.
        """
        kind, facts = paper_kind(key), self._facts(uid)
        self._refuse(facts, kind, reason)
        refuse_unknown(deputy, facts.profile)
        step = step_of(facts, kind, self.desk.clock.today())
        writer = self._named(facts, reason) if reason else facts.writer
        with self.desk.db.reading() as session:
            if kind.key == RECEIPT_WORDING:
                document = receipt_of(session, facts, writer, self.desk.clock.now(), top_mark(self.desk.is_practice))
            else:
                document = self._document(session, facts, kind, step, writer, deputy)
            if facts.is_secret and not reason:
                _refuse_names(session, self.desk, facts, document)
        return document

    def _document(
        self, session: Session, facts: PaperFacts, kind: PaperKind, step: StepFacts, writer: Giver, deputy: str
    ) -> Document:
        said = values(facts, step, term_of(session, self.desk, facts, step), words_of_law(facts, step))
        if facts.is_secret and not is_to_writer(kind):
            people = identities(session, self.desk, petition_of(session, facts.uid))
            said |= {name: cleared(said[name], people).text for name in PROSE}
        filled = Filled(
            kind=kind,
            on=_on(facts, kind, step),
            values=said | named(writer),
            circumstances=frozenset({step.key, "second" if facts.instance > 1 else "first"}),
            book=f"Sổ đơn thư năm {facts.year}, số {facts.number:03d}",
            is_long=len(said["noi_dung"]) > ONE_PAGE,
        )
        around = around_paper(
            kind,
            facts.profile,
            Making(at=self.desk.clock.now(), deputy=deputy, mark=top_mark(self.desk.is_practice)),
            step.document_number if _is_its_own(kind, step) else "",
            step.on,
        )
        return form_document(filled, wording_of(session, kind.key), around)

    def _facts(self, uid: str) -> PaperFacts:
        offered = HandlingService(self.desk).offers(uid, self.desk.clock.today())
        with self.desk.db.reading() as session:
            return paper_facts(session, uid, offered)

    def _named(self, facts: PaperFacts, reason: str) -> Giver:
        """The denouncer, for the entitled; the look and its reason are journalled first."""
        people = PetitionService(self.desk).reveal(facts.uid, reason)
        return sealed_giver(people[0], facts.profile) if people else Giver()

    def _refuse(self, facts: PaperFacts, kind: PaperKind, reason: str) -> None:
        if facts.is_secret and not sees_content(self.holder):
            raise NotAllowed("Tài khoản này không được xem nội dung tố cáo nên không in giấy của đơn này.")
        if all(each.kind.key != kind.key for each in fitting(facts)):
            raise UserError(_does_not_fit(facts, kind, fitting(facts)))
        if reason and not (facts.is_secret and is_to_writer(kind)):
            raise UserError(f"{kind.name} không điền danh tính từ kho mật. In lại, không ghi lý do mở danh tính.")


def _on(facts: PaperFacts, kind: PaperKind, step: StepFacts) -> date:
    """The day that chooses the form: the step's; of the receipt the day on which it came in."""
    return facts.received_on if kind.key == RECEIPT_WORDING else step.on


def _is_its_own(kind: PaperKind, step: StepFacts) -> bool:
    """Whether the number that was noted at the step is this paper's: a step may have two papers and notes one."""
    law = petition_law().law.by_key.get(step.key)
    return law is not None and law.paper == kind.key


def _does_not_fit(facts: PaperFacts, kind: PaperKind, fits: Sequence[Fitting]) -> str:
    if facts.voided_on:
        return f"Đơn {facts.label} đã bỏ số nên không in giấy nữa. Hãy chọn đơn khác."
    return f"Đơn {facts.label} chưa dùng {kind.name}. Giấy in được lúc này: {said_to_fit(fits)}."


def _refuse_names(session: Session, desk: Desk, facts: PaperFacts, document: Document) -> None:
    """UserError when the paper of a denunciation names who made it; only an account that may look can be warned."""
    try:
        refuse_sealed_names(session, desk, {"paper": document_words(document)}, facts.uid, facts.visit_uid)
    except NameInText:
        raise UserError(
            "Giấy này có tên, số giấy tờ hoặc điện thoại của người tố cáo. Sửa nội dung đơn hoặc bước xử lý rồi in lại."
        ) from None
