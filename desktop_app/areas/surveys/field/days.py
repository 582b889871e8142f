"""The log of the field: what is entered of a day, put right and struck; one method is one transaction."""

from sqlalchemy.orm import Session

from desktop_app.areas.surveys.field.entry import DayEntry
from desktop_app.areas.surveys.field.models import FieldDay
from desktop_app.areas.surveys.kept import open_survey
from desktop_app.areas.surveys.models import Survey
from desktop_app.areas.surveys.service import refuse_blank
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.desk import Service
from desktop_app.office.kept import refuse_changed, row_of
from desktop_app.office.rights import Right, needs


class FieldService(Service):
    """The days of a survey's field."""

    @needs(Right.RECORD)
    def add(self, survey_uid: str, entry: DayEntry) -> str:
        """Enter a day; its uid."""
        with self.desk.db.writing(self.holder.uid) as session:
            survey = open_survey(session, survey_uid)
            day = FieldDay(survey_id=survey.id)
            self._put(day, survey, entry)
            session.add(day)
            session.flush()
            return day.uid

    @needs(Right.RECORD)
    def correct(self, day_uid: str, rev: int, entry: DayEntry) -> None:
        """Put a day right; the journal keeps what stood there."""
        with self.desk.db.writing(self.holder.uid) as session:
            day, survey = _open_day(session, day_uid, rev)
            self._put(day, survey, entry)

    @needs(Right.RECORD)
    def strike(self, day_uid: str, rev: int, reason: str) -> None:
        """Leave a day out of the figures, with the reason."""
        refuse_blank(reason, "Chưa ghi lý do bỏ ngày này. Hãy ghi lý do, lý do được giữ trong nhật ký.")
        with self.desk.db.writing(self.holder.uid, reason) as session:
            day, _ = _open_day(session, day_uid, rev)
            day.struck_on, day.struck_reason = self.desk.clock.today(), reason.strip()

    def _put(self, day: FieldDay, survey: Survey, entry: DayEntry) -> None:
        problems, today = dict[str, str](), self.desk.clock.today()
        if entry.done_on > today:
            problems["done_on"] = f"Ngày {words.day(entry.done_on)} sau hôm nay. Kiểm tra lại ngày."
        if entry.done_on < survey.from_on:
            said = f"Đợt bắt đầu ngày {words.day(survey.from_on)}"
            problems["done_on"] = f"{said}, không ghi được ngày trước đó. Kiểm tra lại ngày."
        if not entry.asked_by.strip():
            problems["asked_by"] = "Chưa nhập người đi hỏi. Gõ họ và tên cán bộ, đoàn viên được phân công."
        if entry.transactions < 0 or entry.respondents < 0:
            problems["transactions"] = "Số lượt, số người không thể âm. Gõ lại."
        elif entry.respondents > entry.transactions:
            counted = (
                f"Có {words.number(entry.respondents)} người trả lời trong {words.number(entry.transactions)} lượt"
            )
            problems["respondents"] = f"{counted}. Đếm lại số người hoặc số lượt."
        if problems:
            raise InvalidInput(problems)
        day.done_on, day.asked_by, day.post = entry.done_on, entry.asked_by.strip(), entry.post.strip()
        day.transactions, day.respondents, day.note = entry.transactions, entry.respondents, entry.note.strip()


def _open_day(session: Session, uid: str, rev: int) -> tuple[FieldDay, Survey]:
    day = row_of(session, FieldDay, uid, "ngày này")
    kept = session.get(Survey, day.survey_id)
    assert kept is not None
    survey = open_survey(session, kept.uid)
    if day.struck_on:
        raise UserError(f"Ngày {words.day(day.done_on)} đã bỏ khỏi nhật ký. Ghi ngày mới nếu cần.")
    refuse_changed(day.rev, rev, f"Ngày {words.day(day.done_on)}")
    return day, survey
