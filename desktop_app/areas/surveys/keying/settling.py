"""Two entries that differ are settled by a third account with the paper in its hand."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select

from desktop_app.areas.surveys.forms import answering
from desktop_app.areas.surveys.forms.form import Answer, Answers, Form
from desktop_app.areas.surveys.kept import open_batch
from desktop_app.areas.surveys.keying.comparing import differing, next_to_decide, settled
from desktop_app.areas.surveys.keying.entry import BatchProgress, Tally
from desktop_app.areas.surveys.keying.kept import Work, progress
from desktop_app.areas.surveys.keying.pile import FirstEntry, Pair
from desktop_app.areas.surveys.keying.serial_check import in_batch
from desktop_app.areas.surveys.models import Survey, SurveyBatch
from desktop_app.areas.surveys.states import BatchState, Pass, SurveyState
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.office.desk import Service
from desktop_app.office.rights import Right, needs

REASON = "Đối chiếu hai lượt nhập với phiếu giấy"


@dataclass(frozen=True)
class Unsettled:
    """A form whose entries differ: `one` and `other` are the two in an order that tells nothing of who keyed which."""

    serial: str
    one: Answers
    other: Answers


@dataclass(frozen=True)
class Settling:
    """What waits in a batch; `own` more forms were keyed by this account, so that others must settle them."""

    batch_uid: str
    label: str
    survey_label: str
    form: Form
    forms: tuple[Unsettled, ...]
    own: int


class SettlingService(Service):
    """Settles what two keyers read differently; neither of the two may."""

    @needs(Right.KEY_FORMS)
    def batches(self) -> tuple[str, ...]:
        """The uids of open batches where forms wait to be settled."""
        with self.desk.db.reading() as session:
            query = (
                select(SurveyBatch)
                .join(SurveyBatch.survey)
                .where(SurveyBatch.state == BatchState.OPEN, SurveyBatch.voided_on.is_(None), SurveyBatch.drawn != "")
                .where(Survey.state == SurveyState.OPEN, Survey.voided_on.is_(None))
                .order_by(SurveyBatch.id)
            )
            found = session.scalars(query).all()
            return tuple(batch.uid for batch in found if Work(session, self.desk, batch).to_settle)

    @needs(Right.KEY_FORMS)
    def differences(self, batch_uid: str) -> Settling:
        """The forms that wait and that this account may settle, in the order of their serials."""
        with self.desk.db.reading() as session:
            work = Work(session, self.desk, open_batch(session, batch_uid))
            waiting = work.to_settle
            mine = [serial for serial in waiting if not self._keyed(work, serial)]
            forms = tuple(_unsettled(work, serial) for serial in mine)
            batch = work.batch
            return Settling(batch.uid, batch.label, batch.survey.label, work.form, forms, len(waiting) - len(mine))

    @needs(Right.KEY_FORMS)
    def settle(self, batch_uid: str, serial: str, decided: Mapping[str, Answer]) -> BatchProgress:
        """Let the form have what the paper says; both entries stay as they were keyed, and errors are counted."""
        with self.desk.db.writing(self.holder.uid, REASON) as session:
            work = Work(session, self.desk, open_batch(session, batch_uid))
            serial = in_batch(work, serial)
            if serial not in work.to_settle:
                raise UserError(f"Phiếu {serial} đã đối chiếu xong hoặc không phải đối chiếu. Sang phiếu tiếp theo.")
            if self._keyed(work, serial):
                raise NotAllowed(
                    f"Tài khoản này đã nhập một lượt của phiếu {serial}. Người thứ ba cầm phiếu giấy đối chiếu."
                )
            first, pair = work.pile.first(serial), work.pairs[serial]
            assert first is not None
            answers = self._whole(work.form, first.answers, pair.answers, decided)
            self._decide(work, serial, first, pair, answers)
            work.pile.keep()
            return progress(Work(session, self.desk, work.batch))

    def _keyed(self, work: Work, serial: str) -> bool:
        return any(self.holder.uid in work.pile.keyers(serial, turn) for turn in Pass)

    def _whole(self, form: Form, first: Answers, second: Answers, decided: Mapping[str, Answer]) -> Answers:
        """The whole form as the paper has it; InvalidInput while something is undecided or cannot be kept."""
        today = self.desk.clock.today()
        left = next_to_decide(form, first, second, decided, today)
        if left is not None:
            raise InvalidInput({left.id: f"Câu “{left.called}” chưa đối chiếu. Xem phiếu rồi chọn câu trả lời."})
        answers = settled(form, first, second, decided, today)
        told = answering.problems(form, answers, today)
        # What a keyer kept against the bounds, with a remark, stays possible.
        new = {name: said for name, said in told.items() if answers[name] not in (first.get(name), second.get(name))}
        if new:
            raise InvalidInput(new)
        return answers

    def _decide(self, work: Work, serial: str, first: FirstEntry, pair: Pair, answers: Answers) -> None:
        names = differing(first.answers, pair.answers)
        # A question that only the paper opened counts, so that no more can be wrong than there were.
        fields = len({*first.answers, *pair.answers, *answers})
        wrong = {Pass.FIRST: len(differing(first.answers, answers)), Pass.SECOND: len(differing(pair.answers, answers))}
        for turn in Pass:
            tally = Tally(fields=fields, differences=len(names), wrong=wrong[turn])
            work.pile.add(work.sole_keyer(serial, turn), turn, tally)
        work.pile.change_first(serial, replace(first, answers=answers))
        kept = {name: answers[name] for name in names if name in answers}
        work.pile.put_pair(
            serial, replace(pair, fields=fields, wrong_first=wrong[Pass.FIRST], settled=kept, is_done=True)
        )


def _unsettled(work: Work, serial: str) -> Unsettled:
    first = work.pile.first(serial)
    assert first is not None
    one, other = first.answers, work.pairs[serial].answers
    if hashlib.sha256(serial.encode()).digest()[0] % 2:
        one, other = other, one
    return Unsettled(serial, one, other)
