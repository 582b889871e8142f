"""Which survey is meant where only its questionnaire and its quarter are said."""

import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.models import Survey
from desktop_app.areas.surveys.states import SurveyState
from desktop_app.core.errors import UserError

_PERIOD = re.compile(r"(\d{4})-?[Qq]([1-4])(?:/(\d{1,2}))?")
_WAY = "Gõ quý dạng 2026-Q2, đợt thứ hai của quý là 2026-Q2/2."


def chosen_survey(session: Session, code: str, period: str = "", *, only_open: bool = False) -> Survey:
    """The survey of this questionnaire, in this period where one is said; UserError when it is none or not clear.

    `only_open` leaves closed ones out.
    """
    of_code = Survey.code == code.strip().upper()
    query = select(Survey).where(of_code, Survey.voided_on.is_(None)).order_by(Survey.year, Survey.quarter, Survey.id)
    surveys = session.scalars(query).all()
    if only_open:
        surveys = [each for each in surveys if each.state is SurveyState.OPEN]
    if not surveys:
        doing = " đang làm" if only_open else ""
        raise UserError(f"Chưa có đợt khảo sát nào{doing} dùng phiếu “{code}”. Mở đợt trong Đợt khảo sát rồi làm lại.")
    meant = [each for each in surveys if _is_of(each, period)] if period else surveys
    if len(meant) == 1:
        return meant[0]
    known = ", ".join(period_of(each) for each in surveys)
    if not meant:
        raise UserError(f"Phiếu {surveys[0].code} không có đợt {period}; đang có {known}. {_WAY}")
    raise UserError(f"Phiếu {surveys[0].code} có {len(meant)} đợt: {known}. Thêm --period để nói đợt nào.")


def period_of(survey: Survey) -> str:
    """The period as it is typed: 2026-Q2, and 2026-Q2/2 for a second survey of the quarter."""
    return f"{survey.year}-Q{survey.quarter}" + (f"/{survey.ordinal}" if survey.ordinal > 1 else "")


def _is_of(survey: Survey, period: str) -> bool:
    found = _PERIOD.fullmatch(period.strip())
    if found is None:
        raise UserError(f"Không hiểu quý “{period}”. {_WAY}")
    ordinal = int(found[3]) if found[3] else survey.ordinal
    return (survey.year, survey.quarter, survey.ordinal) == (int(found[1]), int(found[2]), ordinal)
