"""Prints what a survey needs on paper."""

from sqlalchemy.orm import Session

from desktop_app.areas.surveys.kept import batch_of, form_of_survey, open_batch, survey_of
from desktop_app.areas.surveys.models import SurveyBatch
from desktop_app.areas.surveys.printing.batch_papers import CERTIFICATE, COVER, certificate_document, cover_document
from desktop_app.areas.surveys.printing.codebook import CODEBOOK, codebook_document
from desktop_app.areas.surveys.printing.documents import WORDING, form_pdf, geometry_text, words_kept
from desktop_app.areas.surveys.printing.reading import certificate_facts, cover_facts, serials_of
from desktop_app.areas.surveys.states import BatchState
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.paper.saving import document_pdf
from desktop_app.core.progress import Progress
from desktop_app.office.desk import Service
from desktop_app.office.paper_frame import Frame, frame
from desktop_app.office.profile import read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of

MOST_FORMS = 5_000
"""How many forms go into one file: no printer takes more at once."""
_LAYOUT_CHANGED = (
    "Các ô của phiếu không còn nằm như lần in đầu của {dot}, máy quét sẽ đọc sai. "
    "Hãy sao chụp phiếu đã in, hoặc mở đợt mới rồi in."
)


class PrintService(Service):
    """Blank forms and the papers of batches."""

    @needs(Right.PRINT)
    def blank_forms(self, batch_uid: str, progress: Progress | None = None) -> bytes:
        """A form for every serial of an open batch, as PDF; the first printing fixes where the survey's boxes stand.

        Nothing is kept when the official gave up.
        """
        with self.desk.db.reading() as session:
            batch = open_batch(session, batch_uid)
            survey, serials = batch.survey, _serials(session, batch)
            kept, label, survey_uid = survey.layout, survey.label, survey.uid
            wording, form = words_kept(wording_of(session, WORDING), kept), form_of_survey(survey)
            around = self._frame(session)
        layout = geometry_text(form, around, wording)
        if kept and layout != kept:
            raise UserError(_LAYOUT_CHANGED.format(dot=label))
        pdf = form_pdf(form, around, serials, progress, wording)
        if not kept:
            self._keep_layout(survey_uid, layout)
        return pdf

    @needs(Right.PRINT)
    def cover_sheet(self, batch_uid: str) -> bytes:
        """The sheet that goes out with the forms of a batch, as PDF."""
        with self.desk.db.reading() as session:
            facts, around = cover_facts(session, _standing(session, batch_uid)), self._frame(session)
            wording = wording_of(session, COVER)
        return document_pdf(cover_document(wording, facts, around))

    @needs(Right.PRINT)
    def certificate(self, batch_uid: str) -> bytes:
        """What is certified of a closed batch, as PDF."""
        with self.desk.db.reading() as session:
            batch = _standing(session, batch_uid)
            if batch.state is BatchState.OPEN:
                raise UserError(f"{batch.label} còn mở nên chưa có chứng thư. Đóng lô rồi in.")
            facts, around = certificate_facts(session, self.desk, batch), self._frame(session)
            wording = wording_of(session, CERTIFICATE)
        return document_pdf(certificate_document(wording, facts, around))

    @needs(Right.PRINT)
    def codebook(self, survey_uid: str) -> bytes:
        """What the codes of a survey's form mean, as PDF."""
        with self.desk.db.reading() as session:
            form, around = form_of_survey(survey_of(session, survey_uid)), self._frame(session)
            wording = wording_of(session, CODEBOOK)
        return document_pdf(codebook_document(wording, form, around))

    def _frame(self, session: Session) -> Frame:
        return frame(self.desk, read_profile(session))

    def _keep_layout(self, survey_uid: str, layout: str) -> None:
        with self.desk.db.writing(self.holder.uid) as session:
            survey = survey_of(session, survey_uid)
            if survey.layout and survey.layout != layout:
                raise UserError(_LAYOUT_CHANGED.format(dot=survey.label))
            survey.layout = layout


def _standing(session: Session, uid: str) -> SurveyBatch:
    """The batch, open or closed; UserError when it is void."""
    batch = batch_of(session, uid)
    if batch.voided_on or batch.survey.voided_on:
        raise UserError(f"{batch.label} đã hủy nên không in giấy của lô nữa. Chọn lô khác.")
    return batch


def _serials(session: Session, batch: SurveyBatch) -> list[str]:
    """The serials of the batch in order; UserError when it has none or more than go into one file."""
    first, last = batch.serial_from, batch.serial_to
    if first is None or last is None or last < first:
        raise UserError(f"{batch.label} chưa có số phiếu nào để in. Ghi số phiếu cần in khi lập lô rồi in lại.")
    if last - first + 1 > MOST_FORMS:
        most, wanted = words.number(MOST_FORMS), words.number(last - first + 1)
        raise UserError(f"{batch.label} có {wanted} phiếu, mỗi tệp in nhiều nhất {most}. Chia thành nhiều lô rồi in.")
    return serials_of(session, batch)
