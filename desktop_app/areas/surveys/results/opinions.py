"""Open answers: the same words written differently stand together, and are put under themes."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.forms.form import Form, Kind, Question
from desktop_app.areas.surveys.kept import form_of_survey, survey_of
from desktop_app.areas.surveys.models import SealedResponse, Survey, SurveyResponse
from desktop_app.areas.surveys.results.alerts import seen_by
from desktop_app.areas.surveys.results.counting import Forms, batches_of, path_of
from desktop_app.areas.surveys.results.models import Coded, Theme
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.text.fold import fold
from desktop_app.office.desk import Desk, Service
from desktop_app.office.kept import row_of
from desktop_app.office.rights import Right, needs

KEY_LENGTH = 400
PIECE = 1_000
_ENDS = " .,;:!?…-–()[]\"'“”"


@dataclass(frozen=True)
class Opinion:
    """Answers that say the same: as they are written best, how many there are, and the themes they lie under."""

    uid: str
    text: str
    count: int
    themes: tuple[str, ...]


@dataclass(frozen=True)
class ThemeView:
    """A theme of the question, and how many answers of this survey lie under it."""

    uid: str
    rev: int
    name: str
    count: int


@dataclass(frozen=True)
class Opinions:
    """The open answers to one question of a survey, the most frequent first."""

    question: Question
    label: str
    answers: tuple[Opinion, ...]
    themes: tuple[ThemeView, ...]

    @property
    def count(self) -> int:
        """How many respondents wrote something."""
        return sum(each.count for each in self.answers)

    @property
    def coded(self) -> int:
        """How many of them lie under a theme."""
        return sum(each.count for each in self.answers if each.themes)


def answer_key(text: str) -> str:
    """What equal answers have in common: no accents, no capitals, no marks at the ends."""
    return fold(text).strip(_ENDS)[:KEY_LENGTH]


def opinions(session: Session, desk: Desk, survey_uid: str, question_id: str) -> Opinions:
    """The open answers to the question; UserError for a question without words or one that the account may not see."""
    survey = survey_of(session, survey_uid)
    question = _question(seen_by(form_of_survey(survey), desk.account), question_id)
    themes = _themes(session, survey, question_id)
    coded = _coded(session, survey, [theme.id for theme in themes])
    groups = defaultdict[str, Counter[str]](Counter)
    for text in _texts(session, survey, question):
        groups[answer_key(text)][" ".join(text.split())] += 1
    names = {theme.id: theme.name for theme in themes}
    answers = [
        Opinion(key, _best(texts), texts.total(), tuple(names[each] for each in coded.get(key, ())))
        for key, texts in groups.items()
    ]
    counts = Counter(name for each in answers for name in each.themes for _ in range(each.count))
    return Opinions(
        question=question,
        label=survey.label,
        # Of anonymous forms too nothing of the order of the forms is left.
        answers=tuple(sorted(answers, key=lambda each: (-each.count, each.uid))),
        themes=tuple(ThemeView(theme.uid, theme.rev, theme.name, counts[theme.name]) for theme in themes),
    )


def open_questions(form: Form) -> tuple[Question, ...]:
    """The questions that are answered in words."""
    return tuple(question for question in form.asked if question.kind is Kind.TEXT)


class OpinionService(Service):
    """Ý kiến ghi thêm."""

    @needs(Right.SEE_SURVEYS)
    def questions(self, survey_uid: str) -> tuple[tuple[str, str], ...]:
        """The open questions of the survey, by their identity with their names."""
        with self.desk.db.reading() as session:
            form = seen_by(form_of_survey(survey_of(session, survey_uid)), self.desk.account)
            return tuple((question.id, question.called) for question in open_questions(form))

    @needs(Right.SEE_SURVEYS)
    def read(self, survey_uid: str, question_id: str) -> Opinions:
        """The answers and the themes of a question."""
        with self.desk.db.reading() as session:
            return opinions(session, self.desk, survey_uid, question_id)

    @needs(Right.RECORD)
    def add_theme(self, survey_uid: str, question_id: str, name: str) -> str:
        """A new theme of the question, for all surveys of its questionnaire; one that was struck out comes back."""
        wanted = " ".join(name.split())
        if not wanted:
            raise InvalidInput({"name": "Chưa nhập tên chủ đề."})
        with self.desk.db.writing(self.holder.uid) as session:
            survey = survey_of(session, survey_uid)
            _question(form_of_survey(survey), question_id)
            same = [each for each in _all_themes(session, survey, question_id) if fold(each.name) == fold(wanted)]
            if any(theme.struck_on is None for theme in same):
                raise InvalidInput({"name": f"Đã có chủ đề “{same[0].name}”. Dùng chủ đề đó hoặc đặt tên khác."})
            theme = same[0] if same else Theme(code=survey.code, question=question_id, name=wanted)
            theme.struck_on = None
            session.add(theme)
            session.flush()
            return theme.uid

    @needs(Right.RECORD)
    def strike_theme(self, theme_uid: str) -> None:
        """The theme is used no more; what lay under it stays as it is, for the case that it comes back."""
        with self.desk.db.writing(self.holder.uid) as session:
            row_of(session, Theme, theme_uid, "chủ đề này").struck_on = self.desk.clock.today()

    @needs(Right.RECORD)
    def turn(self, survey_uid: str, theme_uid: str, key: str) -> bool:
        """Put these answers under the theme, or take them out again; whether they lie under it now."""
        with self.desk.db.writing(self.holder.uid) as session:
            survey, theme = survey_of(session, survey_uid), row_of(session, Theme, theme_uid, "chủ đề này")
            if theme.struck_on or theme.code != survey.code:
                raise UserError("Chủ đề này không còn dùng cho phiếu đang xem. Chọn chủ đề khác.")
            query = select(Coded).where(
                Coded.theme_id == theme.id, Coded.survey_id == survey.id, Coded.answer_key == key
            )
            row = session.scalars(query).one_or_none()
            if row is None:
                session.add(Coded(theme_id=theme.id, survey_id=survey.id, answer_key=key))
                return True
            row.struck_on = None if row.struck_on else self.desk.clock.today()
            return row.struck_on is None


def _best(texts: Counter[str]) -> str:
    """The spelling used most among those with accents, else among all."""
    return max(texts, key=lambda text: (not text.isascii(), texts[text], text))


def _question(form: Form, question_id: str) -> Question:
    for question in open_questions(form):
        if question.id == question_id:
            return question
    raise UserError("Phiếu của đợt này không có câu ghi ý kiến đó. Chọn câu khác.")


def _texts(session: Session, survey: Survey, question: Question) -> Iterator[str]:
    table: Forms = SealedResponse if survey.is_anonymous else SurveyResponse
    path = path_of(question)
    query = select(func.json_extract(table.answers, path)).where(
        table.survey_id == survey.id,
        table.batch_id.in_([batch.id for batch in batches_of(survey)]),
        func.json_type(table.answers, path) == "text",
    )
    if table is SurveyResponse:
        query = query.where(SurveyResponse.voided_on.is_(None))
    return iter(session.scalars(query, execution_options={"yield_per": PIECE}))


def _all_themes(session: Session, survey: Survey, question_id: str) -> Sequence[Theme]:
    query = select(Theme).where(Theme.code == survey.code, Theme.question == question_id)
    return session.scalars(query.order_by(Theme.id)).all()


def _themes(session: Session, survey: Survey, question_id: str) -> list[Theme]:
    return [theme for theme in _all_themes(session, survey, question_id) if theme.struck_on is None]


def _coded(session: Session, survey: Survey, themes: Sequence[int]) -> Mapping[str, list[int]]:
    query = select(Coded).where(Coded.survey_id == survey.id, Coded.struck_on.is_(None), Coded.theme_id.in_(themes))
    found = defaultdict[str, list[int]](list)
    for row in session.scalars(query.order_by(Coded.theme_id)):
        found[row.answer_key].append(row.theme_id)
    return found
