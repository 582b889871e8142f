"""What an officer does with the register of petitions; one method is one transaction."""

from collections.abc import Sequence
from contextlib import suppress

from sqlalchemy.orm import Session

from db.trouble import MachineTrouble
from desktop_app.areas.petitions import filing, life, secrecy
from desktop_app.areas.petitions.entry import PetitionEntry
from desktop_app.areas.petitions.fields import DRAFT
from desktop_app.areas.petitions.kept import Registered, open_petition, petition_of, registered
from desktop_app.areas.petitions.matters import count_anew, join_matter, leave_matter, remember_not_same
from desktop_app.areas.petitions.models import Petition
from desktop_app.areas.petitions.papers_in import NewScan, add_papers, add_scans, check_scans
from desktop_app.areas.petitions.undoing import take_back_last
from desktop_app.areas.reception.service import refuse_secret
from desktop_app.core.errors import InvalidInput
from desktop_app.office import undo
from desktop_app.office.desk import Service
from desktop_app.office.handed_in import FIELD as PAPERS
from desktop_app.office.handed_in import HandedIn, check_papers, lines_of
from desktop_app.office.matter_kinds import hides_identity
from desktop_app.office.rights import Right, needs
from desktop_app.office.scans import Scan, open_sealed

__all__ = ["PetitionService", "Registered"]

KEPT = "lý do được giữ trong nhật ký của sổ."


class PetitionService(Service):
    """The register of petitions."""

    @needs(Right.RECORD)
    def register(
        self, entry: PetitionEntry, papers: Sequence[HandedIn] = (), scans: Sequence[NewScan] = ()
    ) -> Registered:
        """Enter a petition and what came with it: with its number and its limits, in one transaction."""
        check_papers(papers)
        check_scans(scans)
        filing.refuse_too_many_speakers(self.desk, entry)
        texts = secrecy.prose_of(entry) | {PAPERS: lines_of(papers)}
        secrecy.refuse_names_in_text(entry, texts)
        with self.desk.db.writing(self.holder.uid) as session:
            hides = hides_identity(entry.kind)
            if entry.visit_uid and not hides:
                refuse_secret(session, entry.visit_uid)
            secrecy.refuse_names_of_visit(session, self.desk, entry, texts)
            petition = filing.new_petition(session, self.desk, entry)
            if hides:
                secrecy.enter_sealed(session, self.desk, petition, entry)
            else:
                filing.enter_people(session, petition, entry)
            self._join(session, petition, entry)
            add_papers(session, petition, papers)
            add_scans(session, self.desk, petition, scans)
            life.bring_up_to_date(session, self.desk, petition)
            session.flush()
            done = registered(petition)
        self._forget_draft(DRAFT)
        return done

    @needs(Right.RECORD)
    def correct(
        self, uid: str, rev: int, entry: PetitionEntry, reason: str, papers: Sequence[HandedIn] = ()
    ) -> Registered:
        """Change a petition with a reason; refused when somebody changed it since revision `rev` was read.

        When the kind becomes a denunciation the identity leaves for the vault in this transaction.
        """
        _refuse_blank(reason, f"Chưa ghi lý do sửa. Hãy ghi lý do, {KEPT}")
        check_papers(papers)
        filing.refuse_too_many_speakers(self.desk, entry)
        texts = secrecy.prose_of(entry, reason) | {PAPERS: lines_of(papers)}
        with self.desk.db.writing(self.holder.uid, reason) as session:
            petition = open_petition(session, uid, rev)
            hides = hides_identity(entry.kind) and not petition.is_secret
            if entry.visit_uid and not hides and not petition.is_secret:
                refuse_secret(session, entry.visit_uid)
            if hides:
                secrecy.refuse_names_in_text(entry, texts, *secrecy.known_identities(petition))
            secrecy.refuse_known_names(session, self.desk, petition, texts)
            filing.change_petition(petition, entry)
            if hides:
                secrecy.seal(session, self.desk, petition, reason, entry)
            elif not petition.is_secret:
                filing.change_people(session, petition, entry)
            self._join(session, petition, entry)
            add_papers(session, petition, papers)
            life.bring_up_to_date(session, self.desk, petition)
            session.flush()
            done = registered(petition)
        self._forget_draft(f"{DRAFT}.{uid}")
        return done

    @needs(Right.RECORD)
    def void(self, uid: str, rev: int, reason: str) -> Registered:
        """Strike a petition out; its number stays with the reason and is never used again."""
        _refuse_blank(reason, "Chưa ghi lý do bỏ số. Hãy ghi lý do, lý do được in trong sổ.")
        with self.desk.db.writing(self.holder.uid, reason) as session:
            petition = open_petition(session, uid, rev)
            secrecy.refuse_known_names(session, self.desk, petition, {"reason": reason})
            self._strike(session, petition, reason)
            return registered(petition)

    @needs(Right.RECORD)
    def leave_case(self, uid: str, rev: int, reason: str) -> Registered:
        """Part a petition from what it was joined to by mistake; it goes on by itself, with limits of its own."""
        _refuse_blank(reason, f"Chưa ghi lý do bỏ gắn. Hãy ghi lý do, {KEPT}")
        with self.desk.db.writing(self.holder.uid, reason) as session:
            petition = open_petition(session, uid, rev)
            secrecy.refuse_known_names(session, self.desk, petition, {"reason": reason})
            leave_matter(session, self.desk, petition, reason)
            life.bring_up_to_date(session, self.desk, petition)
            session.flush()
            return registered(petition)

    @needs(Right.RECORD)
    def undo(self) -> str:
        """Take back one's own last save of the last ten minutes; a sentence that says what was taken back.

        A new petition is struck out, because its number stays; a correction gets its old values back, and steps that
        were taken count no more.
        """
        with self.desk.db.writing(self.holder.uid, undo.REASON) as session:
            last = take_back_last(session, self.desk)
            petition = petition_of(session, last.uid)
            if last.was_entered:
                self._strike(session, petition, undo.REASON)
                return f"Đã bỏ đơn {petition.label}. Số được giữ lại trong sổ."
            count_anew(session, petition.case_id)
            life.bring_up_to_date(session, self.desk, petition)
            return f"Đã trả đơn {petition.label} về như trước lần lưu cuối."

    @needs(Right.SEE_DENOUNCER)
    def reveal(self, uid: str, reason: str) -> list[dict[str, object]]:
        """Who the denouncer is, for the entitled; the look and its reason are journalled first."""
        return secrecy.reveal(self.desk, uid, reason)

    @needs(Right.SEE_DENOUNCER)
    def open_scan(self, uid: str, reason: str) -> Scan:
        """A scan out of the vault, for the entitled; the look and its reason are journalled first."""
        return open_sealed(self.desk, uid, reason)

    def _join(self, session: Session, petition: Petition, entry: PetitionEntry) -> None:
        join_matter(session, self.desk, petition, entry)
        remember_not_same(session, petition, entry.not_same)

    def _strike(self, session: Session, petition: Petition, reason: str) -> None:
        petition.voided_on = self.desk.clock.today()
        petition.voided_by = self.holder.name
        petition.void_reason = reason
        count_anew(session, petition.case_id)
        life.bring_up_to_date(session, self.desk, petition)
        session.flush()

    def _forget_draft(self, form: str) -> None:
        # The petition is kept by now: a disk that refuses must not make it look lost. The draft is offered once more.
        with suppress(MachineTrouble):
            self.desk.drafts.discard(form, self.holder.uid)


def _refuse_blank(reason: str, sentence: str) -> None:
    if not reason.strip():
        raise InvalidInput({"reason": sentence})
