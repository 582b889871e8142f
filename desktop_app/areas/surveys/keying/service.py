"""Forms keyed into their batch, corrected and rejected; one method is one transaction."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.forms import answering
from desktop_app.areas.surveys.forms.form import Answers, Form
from desktop_app.areas.surveys.kept import open_batch
from desktop_app.areas.surveys.keying import serial_check
from desktop_app.areas.surveys.keying.comparing import differing, fields
from desktop_app.areas.surveys.keying.entry import BatchProgress, KeyedForm, KeyingBatch, KeyingDesk, Tally
from desktop_app.areas.surveys.keying.kept import Work, progress
from desktop_app.areas.surveys.keying.pile import FirstEntry, Pair
from desktop_app.areas.surveys.keying.pile_sealed import drop_leftovers
from desktop_app.areas.surveys.models import Survey, SurveyBatch
from desktop_app.areas.surveys.states import BatchState, Pass, SurveyState
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.office.desk import Service
from desktop_app.office.rights import Right, needs


class KeyingService(Service):
    """What whoever keys forms does. Nothing here shows the first entry to the account of the second."""

    @needs(Right.KEY_FORMS)
    def batches(self) -> tuple[KeyingBatch, ...]:
        """The batches that take forms, those of the latest survey first."""
        with self.desk.db.reading() as session:
            query = (
                select(SurveyBatch)
                .join(SurveyBatch.survey)
                .where(SurveyBatch.state == BatchState.OPEN, SurveyBatch.voided_on.is_(None))
                .where(Survey.state == SurveyState.OPEN, Survey.voided_on.is_(None))
                .order_by(Survey.id.desc(), SurveyBatch.number)
            )
            drop_leftovers(session, self.desk)
            return tuple(self._told(Work(session, self.desk, batch)) for batch in session.scalars(query))

    @needs(Right.KEY_FORMS)
    def begin(self, batch_uid: str, turn: Pass) -> KeyingDesk:
        """All that the page needs to key this batch in this turn."""
        with self.desk.db.reading() as session:
            work = self._work(session, batch_uid)
            batch = work.batch
            return KeyingDesk(
                batch=self._told(work),
                turn=turn,
                form=work.form,
                title=batch.survey.title,
                series=work.series,
                serial_from=batch.serial_from,
                serial_to=batch.serial_to,
                done=work.done(turn),
                drawn=work.drawn,
                progress=progress(work),
                figures=work.pile.tallies().get((self.holder.uid, turn), Tally()),
            )

    @needs(Right.KEY_FORMS)
    def check_serial(self, batch_uid: str, turn: Pass, typed: str) -> str:
        """The whole serial of a form that this account may key now in this turn; UserError says why it may not."""
        with self.desk.db.reading() as session:
            return serial_check.to_key(self._work(session, batch_uid), self.holder.uid, turn, typed)

    @needs(Right.KEY_FORMS)
    def save(self, batch_uid: str, turn: Pass, form: KeyedForm) -> BatchProgress:
        """Keep a form; what was left open counts as not answered. Of two entries the second is compared at once."""
        with self.desk.db.writing(self.holder.uid) as session:
            work = self._work(session, batch_uid)
            serial = serial_check.to_key(work, self.holder.uid, turn, form.serial)
            form = replace(form, serial=serial, answers=self._checked(work, form))
            work.pile.add(self.holder.uid, turn, Tally(1, form.keystrokes, form.seconds, form.corrections))
            if turn is Pass.FIRST:
                work.pile.put_first(form)
            else:
                self._pair_up(work, serial, form.answers)
            return self._kept(work)

    @needs(Right.KEY_FORMS)
    def load(self, batch_uid: str, turn: Pass, serial: str) -> KeyedForm:
        """A form as it was keyed in this turn, to be corrected; only what this account may see of it."""
        with self.desk.db.reading() as session:
            work = self._work(session, batch_uid)
            serial = serial_check.to_correct(work, self.holder, turn, serial)
            if turn is Pass.SECOND:
                return KeyedForm(serial=serial, answers=work.pairs[serial].answers)
            first = work.pile.first(serial)
            assert first is not None
            return KeyedForm(serial=serial, answers=first.answers, remarks=first.remarks)

    @needs(Right.KEY_FORMS)
    def correct(self, batch_uid: str, turn: Pass, form: KeyedForm, reason: str) -> BatchProgress:
        """Put a form right, with a reason that stays; a rejected form counts again with these answers."""
        _refuse_without(reason)
        with self.desk.db.writing(self.holder.uid, reason.strip()) as session:
            work = self._work(session, batch_uid)
            serial = serial_check.to_correct(work, self.holder, turn, form.serial)
            answers = self._checked(work, form)
            pair = work.pairs.get(serial)
            if turn is Pass.FIRST:
                work.pile.change_first(serial, FirstEntry(answers, form.remarks))
                if pair is not None and not pair.is_done:
                    self._pair_up(work, serial, pair.answers)
            else:
                self._pair_up(work, serial, answers)
            work.pile.add(self.holder.uid, turn, Tally(0, form.keystrokes, form.seconds, 1))
            return self._kept(work)

    @needs(Right.KEY_FORMS)
    def reject(self, batch_uid: str, serial: str, reason: str) -> BatchProgress:
        """Let a form not count, keyed or not; it keeps its serial, with the reason."""
        _refuse_without(reason)
        with self.desk.db.writing(self.holder.uid, reason.strip()) as session:
            work = self._work(session, batch_uid)
            serial = serial_check.in_batch(work, serial)
            first = work.pile.first(serial)
            if first is not None and first.rejected:
                raise UserError(f"Phiếu {serial} đã loại trước đó. Không cần loại lại.")
            if first is not None and not self._may_touch(work, serial):
                raise NotAllowed("Phiếu này do người khác nhập. Nhờ người đó hoặc cán bộ phụ trách khảo sát loại.")
            entry = first or FirstEntry({})
            work.pile.change_first(serial, replace(entry, rejected=reason.strip()))
            return self._kept(work)

    def _kept(self, work: Work) -> BatchProgress:
        """Keep the pile, and tell how far the batch is now."""
        work.pile.keep()
        return progress(Work(work.session, self.desk, work.batch))

    def _may_touch(self, work: Work, serial: str) -> bool:
        return self.holder.may(Right.RECORD) or self.holder.uid in work.pile.keyers(serial, Pass.FIRST)

    def _work(self, session: Session, batch_uid: str) -> Work:
        return Work(session, self.desk, open_batch(session, batch_uid))

    def _told(self, work: Work) -> KeyingBatch:
        batch = work.batch
        return KeyingBatch(
            uid=batch.uid,
            survey_uid=batch.survey.uid,
            label=batch.label,
            survey_label=batch.survey.label,
            place=batch.place or (batch.hamlet.full_name if batch.hamlet else ""),
            returned=batch.returned,
            keyed=len(work.keyed),
            rekey=batch.rekey,
            rekey_left=len(work.to_rekey),
            waiting=len(work.to_settle),
            is_anonymous=batch.survey.is_anonymous,
            turn=serial_check.turn_for(work, self.holder.uid),
        )

    def _checked(self, work: Work, form: KeyedForm) -> Answers:
        """The answers that are kept; InvalidInput where one cannot be."""
        today, asked = self.desk.clock.today(), work.form
        told = answering.problems(asked, form.answers, today)
        wrong = {name: said for name, said in told.items() if not _is_explained(asked, form, name, today)}
        if wrong:
            raise InvalidInput(wrong)
        return answering.kept(asked, form.answers, today)

    def _pair_up(self, work: Work, serial: str, second: Answers) -> None:
        """Compare the two entries; the same answers are done, others wait for somebody with the paper."""
        first = work.pile.first(serial)
        assert first is not None
        compared, wrong = fields(first.answers, second), len(differing(first.answers, second))
        work.pile.put_pair(serial, Pair(second, compared, wrong, is_done=not wrong))
        if not wrong:
            for turn in Pass:
                work.pile.add(work.sole_keyer(serial, turn), turn, Tally(fields=compared))


def _is_explained(form: Form, keyed: KeyedForm, name: str, today: date) -> bool:
    """Whether the answer only lies out of bounds and a remark says why."""
    if not keyed.remarks.get(name, "").strip() or not any(question.id == name for question in form.asked):
        return False
    free = replace(form[name], constraint="")
    return not answering.problem(free, keyed.answers[name], keyed.answers, today)


def _refuse_without(reason: str) -> None:
    if not reason.strip():
        raise InvalidInput({"reason": "Chưa ghi lý do. Gõ lý do, lý do được giữ trong nhật ký."})
