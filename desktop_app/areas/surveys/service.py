"""What an officer does with surveys; one method is one transaction."""

from sqlalchemy.orm import Session

from desktop_app.areas.surveys import opening
from desktop_app.areas.surveys.entry import SurveyEntry, refuse_wrong
from desktop_app.areas.surveys.kept import Saved, open_survey, saved, survey_of
from desktop_app.areas.surveys.keying.pile_sealed import forget_pile
from desktop_app.areas.surveys.models import Survey
from desktop_app.areas.surveys.states import BatchState, SurveyState
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.office.desk import Service
from desktop_app.office.kept import refuse_changed
from desktop_app.office.rights import Right, needs


class SurveyService(Service):
    """Surveys of the office."""

    @needs(Right.RECORD)
    def begin(self, entry: SurveyEntry) -> Saved:
        """Open a survey; the form and the hamlets are those of its first day, for good."""
        refuse_wrong(entry)
        with self.desk.db.writing(self.holder.uid) as session:
            survey = Survey()
            opening.fill(session, survey, entry)
            session.add(survey)
            session.flush()
            return saved(survey)

    @needs(Right.RECORD)
    def correct(self, uid: str, rev: int, entry: SurveyEntry) -> Saved:
        """Put a survey right; once it has batches its questionnaire and its period stay."""
        refuse_wrong(entry)
        with self.desk.db.writing(self.holder.uid) as session:
            survey = open_survey(session, uid, rev)
            opening.refuse_fixed(survey, entry)
            opening.fill(session, survey, entry)
            session.flush()
            return saved(survey)

    @needs(Right.RECORD)
    def close(self, uid: str, rev: int) -> Saved:
        """Take no more forms, once every batch is closed; a survey without any batch is struck out instead."""
        with self.desk.db.writing(self.holder.uid) as session:
            survey = open_survey(session, uid, rev)
            _refuse_open_batches(survey)
            survey.state, survey.closed_on = SurveyState.CLOSED, self.desk.clock.today()
            survey.closed_by = self.holder.name
            session.flush()
            return saved(survey)

    @needs(Right.RECORD)
    def reopen(self, uid: str, rev: int, reason: str) -> Saved:
        """Take forms again; a leader does it, with the reason."""
        if not self.holder.may(Right.FORCE_STEP):
            raise NotAllowed("Chỉ lãnh đạo mở khóa được đợt đã khóa. Nhờ lãnh đạo đăng nhập rồi mở, kèm lý do.")
        refuse_blank(reason, "Chưa ghi lý do mở khóa. Hãy ghi lý do, lý do được giữ trong nhật ký.")
        with self.desk.db.writing(self.holder.uid, reason) as session:
            survey = _standing(session, uid, rev)
            if survey.state is SurveyState.OPEN:
                raise UserError(f"Đợt {survey.label} đang làm, không cần mở khóa. Mở lại trang để xem tình trạng mới.")
            survey.state, survey.closed_on, survey.closed_by = SurveyState.OPEN, None, ""
            session.flush()
            return saved(survey)

    @needs(Right.RECORD)
    def void(self, uid: str, rev: int, reason: str) -> Saved:
        """Strike a survey out that is not closed; nothing of it counts any more, its serials are never given again."""
        refuse_blank(reason, "Chưa ghi lý do hủy đợt. Hãy ghi lý do, lý do được giữ cùng đợt.")
        with self.desk.db.writing(self.holder.uid, reason) as session:
            survey = open_survey(session, uid, rev)
            survey.voided_on, survey.voided_by = self.desk.clock.today(), self.holder.name
            survey.void_reason = reason.strip()
            for batch in survey.batches if survey.is_anonymous else ():
                forget_pile(session, self.desk, batch)
            session.flush()
            return saved(survey)


def refuse_blank(reason: str, sentence: str) -> None:
    """InvalidInput for a reason without words."""
    if not reason.strip():
        raise InvalidInput({"reason": sentence})


def _standing(session: Session, uid: str, rev: int) -> Survey:
    survey = survey_of(session, uid)
    if survey.voided_on:
        raise UserError(f"Đợt {survey.label} đã hủy nên không mở khóa được. Hãy mở đợt mới.")
    refuse_changed(survey.rev, rev, f"Đợt {survey.label}")
    return survey


def _refuse_open_batches(survey: Survey) -> None:
    batches = [batch for batch in survey.batches if batch.voided_on is None]
    if not batches:
        raise UserError(f"Đợt {survey.label} chưa có lô phiếu nào. Lập lô rồi nhập phiếu, hoặc hủy đợt kèm lý do.")
    still = [batch.label for batch in batches if batch.state is BatchState.OPEN]
    if still:
        named = ", ".join(still[:5]) + (f" và {words.number(len(still) - 5)} lô nữa" if len(still) > 5 else "")
        raise UserError(f"{named} chưa đóng. Đóng hoặc hủy các lô này rồi khóa đợt.")
