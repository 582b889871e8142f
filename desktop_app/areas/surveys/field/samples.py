"""Households drawn from a list: those of the last months rest; one method is one transaction."""

from collections.abc import Iterable
from datetime import date
from random import SystemRandom

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.field.entry import DrawEntry
from desktop_app.areas.surveys.field.models import DrawnHousehold, SampleDraw
from desktop_app.areas.surveys.field.sampling import Household, drawn, free_places, step_of
from desktop_app.areas.surveys.kept import open_survey
from desktop_app.areas.surveys.models import Survey
from desktop_app.areas.surveys.service import refuse_blank
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.law.months import months_after
from desktop_app.office.desk import Desk, Service
from desktop_app.office.hamlet_days import predecessors
from desktop_app.office.hamlets import find_hamlet
from desktop_app.office.kept import refuse_changed, row_of
from desktop_app.office.rights import Right, needs

REST = "survey.rest_months"


class SampleService(Service):
    """The draws of a survey."""

    @needs(Right.RECORD)
    def draw(self, survey_uid: str, entry: DrawEntry) -> str:
        """Draw by a random start and a fixed step, and keep start, step and households; the uid of the draw."""
        today = self.desk.clock.today()
        with self.desk.db.writing(self.holder.uid) as session:
            survey = open_survey(session, survey_uid)
            hamlet = find_hamlet(session, entry.hamlet, today)
            if hamlet is None:
                raise InvalidInput(
                    {"hamlet": f"Không có thôn nào tên {entry.hamlet.strip()}. Chọn thôn trong danh sách."}
                )
            free = free_places(entry.households, rested_keys(session, self.desk, hamlet.id, today))
            _refuse_too_few(entry, len(free))
            start = SystemRandom().randrange(len(free)) + 1
            kept = SampleDraw(
                survey_id=survey.id,
                hamlet_id=hamlet.id,
                drawn_on=today,
                listed=len(entry.households),
                rested=len(entry.households) - len(free),
                wanted=entry.wanted,
                start=start,
                step=step_of(len(free), entry.wanted),
            )
            draw = drawn(free, entry.wanted, entry.reserve, start)
            kept.households = [
                *_rows(entry.households, draw.asked, today),
                *_rows(entry.households, draw.reserve, today, is_reserve=True),
            ]
            session.add(kept)
            session.flush()
            return kept.uid

    @needs(Right.RECORD)
    def void(self, draw_uid: str, rev: int, reason: str) -> None:
        """Strike a draw out that nobody went out with; its households rest no longer."""
        refuse_blank(reason, "Chưa ghi lý do hủy lần rút. Hãy ghi lý do, lý do được giữ trong nhật ký.")
        with self.desk.db.writing(self.holder.uid, reason) as session:
            draw = row_of(session, SampleDraw, draw_uid, "lần rút này")
            survey = session.get(Survey, draw.survey_id)
            assert survey is not None
            open_survey(session, survey.uid)
            if draw.voided_on:
                raise UserError("Lần rút này đã hủy từ trước. Mở lại trang để xem tình trạng mới.")
            refuse_changed(draw.rev, rev, f"Lần rút ngày {words.day(draw.drawn_on)}")
            draw.voided_on, draw.void_reason = self.desk.clock.today(), reason.strip()


def rested_keys(session: Session, desk: Desk, hamlet_id: int, today: date) -> list[str]:
    """The households of the hamlet that were drawn for any survey not so long ago that they may be asked again.

    Those that were drawn in a hamlet that it came from are among them.
    """
    months = desk.law.rulebook.at(REST, today).value
    query = (
        select(DrawnHousehold.household_key)
        .join(DrawnHousehold.draw)
        .join(Survey, Survey.id == SampleDraw.survey_id)
        .where(
            SampleDraw.hamlet_id.in_(_with_those_before(session, hamlet_id)),
            SampleDraw.voided_on.is_(None),
            Survey.voided_on.is_(None),
        )
        .where(DrawnHousehold.drawn_on > months_after(today, -months))
    )
    return list(session.scalars(query))


def _with_those_before(session: Session, hamlet_id: int) -> frozenset[int]:
    found, ahead = set[int](), [hamlet_id]
    while ahead:
        each = ahead.pop()
        if each not in found:
            found.add(each)
            ahead += [earlier.before_id for earlier in predecessors(session, each)]
    return frozenset(found)


def _refuse_too_few(entry: DrawEntry, free: int) -> None:
    listed = len(entry.households)
    if entry.wanted < 1:
        raise InvalidInput({"wanted": "Số hộ cần rút từ 1 trở lên. Gõ lại số hộ."})
    if entry.wanted + entry.reserve <= free:
        return
    rested = f", {words.number(listed - free)} hộ đã được hỏi và đang nghỉ" if free < listed else ""
    said = f"Danh sách {words.number(listed)} hộ{rested}, còn {words.number(free)} hộ rút được"
    asked = f"không đủ {words.number(entry.wanted + entry.reserve)} hộ kể cả dự phòng"
    raise InvalidInput({"wanted": f"{said}, {asked}. Giảm số hộ cần rút, hoặc rút ở thôn khác."})


def _rows(
    listed: tuple[Household, ...], places: Iterable[int], on: date, *, is_reserve: bool = False
) -> list[DrawnHousehold]:
    return [
        DrawnHousehold(
            position=place,
            is_reserve=is_reserve,
            household=listed[place - 1].head,
            household_key=listed[place - 1].key,
            address=listed[place - 1].address,
            drawn_on=on,
        )
        for place in places
    ]
