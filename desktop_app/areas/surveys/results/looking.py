"""Surveys of one questionnaire looked at together: counted, put into parts, and given their points."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from desktop_app.areas.surveys.forms.form import Form
from desktop_app.areas.surveys.kept import form_of_survey
from desktop_app.areas.surveys.models import Survey
from desktop_app.areas.surveys.results.alerts import seen_by
from desktop_app.areas.surveys.results.counting import batches_of, tallies
from desktop_app.areas.surveys.results.dividing import NOWHERE, labels_of, refuse_unknown
from desktop_app.areas.surveys.results.figures import Breakdown, Part, Points, Where
from desktop_app.areas.surveys.results.hiding import hidden_part, hidden_parts, hidden_points
from desktop_app.areas.surveys.results.rules import points
from desktop_app.areas.surveys.results.scoring import scoring_of
from desktop_app.areas.surveys.results.tally import Tally, comparable, part_of
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Desk


class Looked:
    """The surveys that are looked at together, by the form and the rule of the newest."""

    def __init__(self, session: Session, desk: Desk, surveys: Sequence[Survey], where: Where) -> None:
        self.session, self.desk, self.surveys, self.where = session, desk, surveys, where
        self.newest = surveys[0]
        whole_form = form_of_survey(self.newest)
        self.form = seen_by(whole_form, desk.account)
        self.hides_alerts = self.form != whole_form
        self.scoring = scoring_of(desk.law.rulebook, self.newest.code, self.newest.to_on)
        self.batches = [batch for survey in surveys for batch in batches_of(survey)]
        if self.form.is_anonymous and len(surveys) > 1:
            raise UserError("Phiếu khuyết danh chỉ xem từng đợt, để không suy ra ai trả lời gì. Chọn một đợt.")

    def counted(self, breakdown: Breakdown) -> dict[str, Tally]:
        """The counts of each group over all surveys; of an older form only questions that mean the same."""
        refuse_unknown(self.form, breakdown, self.where)
        found = dict[str, Tally]()
        for survey in self.surveys:
            form = seen_by(form_of_survey(survey), self.desk.account)
            alike = _alike(self.form, form)
            for key, tally in tallies(self.session, survey, form, breakdown, self.where).items():
                found.setdefault(key, Tally()).add(tally, alike)
        return found

    def part(self, tally: Tally) -> Part:
        """All forms that are looked at."""
        if self.form.is_anonymous:
            return hidden_part(self.form, tally, self.scoring)
        return part_of(self.form, "", "", tally, self.scoring)

    def parts(self, groups: Mapping[str, Tally], breakdown: Breakdown) -> tuple[Part, ...]:
        """The groups in their order, those of nobody's left out."""
        labels = labels_of(self.form, self.batches, breakdown)
        if self.form.is_anonymous:
            return hidden_parts(self.form, self.form[breakdown.question], groups, labels, self.scoring)
        named = {**{key: label for key, label in labels.items() if key in groups}, "": NOWHERE[breakdown.by]}
        return tuple(
            part_of(self.form, key, label, groups[key], self.scoring) for key, label in named.items() if key in groups
        )

    def points(self, tally: Tally, part: Part) -> Points | None:
        """The points of one survey, all its forms being looked at."""
        if not self.where.is_all or len(self.surveys) > 1 or part.index is None:
            return None
        base = max((part[name].valid for name in part.index.questions), default=0)
        population = self.newest.population
        if self.form.is_anonymous:
            return hidden_points(self.form, tally, part, base, population, self.scoring)
        return points(part.index.index, base, population, self.scoring)


def _alike(form: Form, other: Form) -> set[str]:
    """The questions of the other form that mean the same as those of this one."""
    own = {question.id: question for question in form.asked}
    return {each.id for each in other.asked if each.id in own and comparable(own[each.id], each)}
