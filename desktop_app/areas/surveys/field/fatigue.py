"""Which hamlets were asked by other surveys in the same year, so that the same people are not asked over and over."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.field.models import SampleDraw
from desktop_app.areas.surveys.models import Survey, SurveyBatch
from desktop_app.office.hamlets import hamlet_names


@dataclass(frozen=True)
class Asked:
    """A hamlet, and the other surveys that ask it in the same year."""

    hamlet: str
    surveys: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What to think of."""
        return f"{self.hamlet} trong năm đã được hỏi ở {', '.join(self.surveys)}."


def asked_before(session: Session, survey: Survey) -> tuple[Asked, ...]:
    """The hamlets of the survey that others of its year ask too, in the order they were entered."""
    mine, others = set[int](), dict[int, list[str]]()
    for hamlet_id, found in _asked(session, survey.year):
        if found.id == survey.id:
            mine.add(hamlet_id)
        elif found.label not in others.setdefault(hamlet_id, []):
            others[hamlet_id].append(found.label)
    names = hamlet_names(session, mine & others.keys())
    return tuple(Asked(names[each], tuple(others[each])) for each in sorted(names))


def _asked(session: Session, year: int) -> list[tuple[int, Survey]]:
    """Hamlet and survey for every batch and draw of the year that counts."""
    of_year = (Survey.year == year, Survey.voided_on.is_(None))
    found = list[tuple[int, Survey]]()
    for table in (SurveyBatch, SampleDraw):
        query = select(table.hamlet_id, Survey).join(Survey, Survey.id == table.survey_id)
        query = query.where(*of_year, table.voided_on.is_(None), table.hamlet_id.is_not(None)).order_by(Survey.id)
        found += [(hamlet_id, survey) for hamlet_id, survey in session.execute(query) if hamlet_id]
    return found
