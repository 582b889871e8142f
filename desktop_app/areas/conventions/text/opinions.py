"""Opinions received on a draft: who said what, how it came, and how it was answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.conventions.kept import open_convention
from desktop_app.areas.conventions.models import Convention, ConventionOpinion
from desktop_app.areas.conventions.states import Answer, Channel
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.desk import Desk, Service
from desktop_app.office.kept import refuse_changed, row_of
from desktop_app.office.rights import Right, needs

THIS, ONE = "ý kiến này", "Ý kiến"
LONGEST_WHO, LONGEST_REASON, LONGEST_ARTICLE, MOST_PEOPLE = 200, 500, 20, 100_000
EXPLAINED = frozenset({Answer.PARTLY, Answer.EXPLAINED})
"""Answers that are none without the reasons."""


@dataclass(frozen=True, kw_only=True)
class OpinionEntry:
    """One opinion as it came; `people` is for how many it speaks, `article` the number of what it is about."""

    received_on: date
    channel: Channel
    content: str
    who: str = ""
    people: int = 1
    article: str = ""
    answer: Answer = Answer.OPEN
    explanation: str = ""


@dataclass(frozen=True)
class OpinionRow:
    """One opinion as it is listed."""

    uid: str
    rev: int
    received_on: date
    channel: Channel
    who: str
    people: int
    article: str
    content: str
    answer: Answer
    explanation: str
    answered_on: date | None
    voided_on: date | None
    void_reason: str


@dataclass(frozen=True)
class OpinionCounts:
    """How the opinions on a draft were answered; void ones count nowhere."""

    by_answer: Mapping[Answer, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.by_answer.values())

    @property
    def open(self) -> int:
        """Those that wait for an answer."""
        return self.by_answer[Answer.OPEN]

    @property
    def told(self) -> str:
        """In words: "63 ý kiến, tiếp thu 41, tiếp thu một phần 2, giải trình 20"."""
        parts = [
            f"{words.inside(answer.value)} {words.number(many)}"
            for answer, many in self.by_answer.items()
            if many and answer is not Answer.OPEN
        ]
        waiting = [f"{words.number(self.open)} chưa trả lời"] if self.open else []
        return ", ".join([f"{words.number(self.total)} ý kiến", *parts, *waiting])


class OpinionService(Service):
    """Opinions on drafts; one method is one transaction."""

    @needs(Right.RECORD)
    def add(self, convention_uid: str, rev: int, entry: OpinionEntry) -> str:
        """Enter an opinion, answered or not yet; its uid."""
        self._check(entry)
        with self.desk.db.writing(self.holder.uid) as session:
            convention = open_convention(session, convention_uid, rev)
            row = ConventionOpinion(convention_id=convention.id)
            self._put(row, entry)
            session.add(row)
            session.flush()
            return row.uid

    @needs(Right.RECORD)
    def correct(self, uid: str, rev: int, entry: OpinionEntry) -> None:
        """Change an opinion or its answer; refused when somebody changed it since it was seen."""
        self._check(entry)
        with self.desk.db.writing(self.holder.uid) as session:
            self._put(_open(session, uid, rev), entry)

    @needs(Right.RECORD)
    def answer(self, uid: str, rev: int, answer: Answer, explanation: str = "") -> None:
        """Say what became of an opinion; what is not taken whole is explained."""
        with self.desk.db.writing(self.holder.uid) as session:
            row = _open(session, uid, rev)
            _refuse(_answer_problems(answer, explanation))
            self._answer(row, answer, explanation)

    @needs(Right.RECORD)
    def void(self, uid: str, rev: int, reason: str) -> None:
        """Strike an opinion out that was entered by mistake; it stays with its reason."""
        if not reason.strip() or len(reason) > LONGEST_REASON:
            raise InvalidInput({"reason": f"Ghi lý do bỏ ý kiến, không quá {LONGEST_REASON} chữ cái."})
        with self.desk.db.writing(self.holder.uid, reason) as session:
            row = _open(session, uid, rev)
            row.voided_on, row.void_reason = self.desk.clock.today(), reason

    def _check(self, entry: OpinionEntry) -> None:
        problems = _answer_problems(entry.answer, entry.explanation)
        if entry.received_on > self.desk.clock.today():
            problems["received_on"] = f"Ngày nhận {words.day(entry.received_on)} sau hôm nay. Kiểm tra lại ngày."
        if not entry.content.strip():
            problems["content"] = "Chưa ghi nội dung ý kiến. Ghi ý kiến như người góp ý nói."
        if not 1 <= entry.people <= MOST_PEOPLE:
            problems["people"] = f"Số người góp ý từ 1 đến {words.number(MOST_PEOPLE)}."
        if len(entry.who) > LONGEST_WHO:
            problems["who"] = f"Tên người góp ý dài quá {LONGEST_WHO} chữ cái. Viết ngắn lại."
        if len(entry.article) > LONGEST_ARTICLE:
            problems["article"] = "Ghi số điều, ví dụ 5 hoặc 5a."
        _refuse(problems)

    def _put(self, row: ConventionOpinion, entry: OpinionEntry) -> None:
        row.received_on, row.channel, row.content = entry.received_on, entry.channel, entry.content.strip()
        row.who, row.people, row.article = entry.who.strip(), entry.people, entry.article.strip()
        self._answer(row, entry.answer, entry.explanation)

    def _answer(self, row: ConventionOpinion, answer: Answer, explanation: str) -> None:
        if answer is Answer.OPEN:
            row.answered_on = None
        elif row.answer is not answer or row.answered_on is None:
            row.answered_on = self.desk.clock.today()
        row.answer, row.explanation = answer, explanation.strip()


def opinions_of(desk: Desk, convention_uid: str) -> tuple[OpinionRow, ...]:
    """All opinions on a draft in the order in which they came, the void ones too."""
    query = (
        select(ConventionOpinion)
        .join(Convention, Convention.id == ConventionOpinion.convention_id)
        .where(Convention.uid == convention_uid)
        .order_by(ConventionOpinion.received_on, ConventionOpinion.id)
    )
    with desk.db.reading() as session:
        return tuple(_row(row) for row in session.scalars(query))


def counts_of(rows: Sequence[OpinionRow]) -> OpinionCounts:
    """How they were answered."""
    answers = [row.answer for row in rows if row.voided_on is None]
    return OpinionCounts({answer: answers.count(answer) for answer in Answer})


def _open(session: Session, uid: str, rev: int) -> ConventionOpinion:
    row = row_of(session, ConventionOpinion, uid, THIS)
    if row.voided_on:
        raise UserError(f"{ONE} này đã bỏ ngày {words.day(row.voided_on)}. Ghi ý kiến mới nếu bỏ nhầm.")
    refuse_changed(row.rev, rev, f"{ONE} này")
    return row


def _answer_problems(answer: Answer, explanation: str) -> dict[str, str]:
    if answer in EXPLAINED and not explanation.strip():
        return {"explanation": "Chưa ghi lý do. Ý kiến không được tiếp thu toàn bộ phải được giải trình."}
    return {}


def _refuse(problems: Mapping[str, str]) -> None:
    if problems:
        raise InvalidInput(problems)


def _row(row: ConventionOpinion) -> OpinionRow:
    return OpinionRow(
        *(row.uid, row.rev, row.received_on, row.channel, row.who, row.people, row.article, row.content),
        *(row.answer, row.explanation, row.answered_on, row.voided_on, row.void_reason),
    )
