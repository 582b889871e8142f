"""What lies in the file of a decision besides its steps: consents, people, candidates, papers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from desktop_app.areas.decisions import life
from desktop_app.areas.decisions.consents import last_day
from desktop_app.areas.decisions.kept import open_decision, saved
from desktop_app.areas.decisions.models import Consent, Decision, DecisionPaper, DecisionPerson
from desktop_app.areas.decisions.states import Choice, Kind, Proposer, Role
from desktop_app.areas.decisions.votes.models import VoteChoice
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.text.fold import fold
from desktop_app.office.desk import Desk, Service
from desktop_app.office.kept import Saved, row_of
from desktop_app.office.rights import Right, needs


@dataclass(frozen=True, kw_only=True)
class ConsentEntry:
    """A household that supports an initiative, since when and how it said so."""

    household: str
    given_on: date
    address: str = ""
    way: str = ""


@dataclass(frozen=True, kw_only=True)
class PersonEntry:
    """Somebody with a role."""

    role: Role
    full_name: str
    post: str = ""


@dataclass(frozen=True, kw_only=True)
class CandidateEntry:
    """Somebody who stands."""

    label: str
    born_on: date | None = None
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class PaperEntry:
    """A paper of the file; `key` names one that a step asks for."""

    name: str
    key: str = ""
    number: str = ""
    dated_on: date | None = None


class FileService(Service):
    """The file of a decision; what is taken out stays with its reason."""

    @needs(Right.RECORD)
    def add_consent(self, uid: str, rev: int, entry: ConsentEntry) -> Saved:
        """Enter a household's support; a household counts once, and one that expired may give its support anew."""

        def work(session: Session, decision: Decision) -> None:
            _refuse_no_initiative(decision)
            today = self.desk.clock.today()
            if entry.given_on > today:
                raise InvalidInput({"given_on": "Ngày đồng thuận sau hôm nay. Kiểm tra lại ngày."})
            if any(_is_same(each, entry) and _holds(self.desk, each, entry.given_on) for each in decision.consents):
                raise InvalidInput({"household": "Hộ này đã đồng thuận, mỗi hộ chỉ tính một lần. Bỏ dòng này."})
            key = f"{fold(entry.household)} {fold(entry.address)}".strip()[:400]
            values = {"address": entry.address, "given_on": entry.given_on, "way": entry.way}
            decision.consents.append(Consent(household=entry.household, household_key=key, **values))

        return self._write(uid, rev, work)

    @needs(Right.RECORD)
    def strike_consent(self, uid: str, rev: int, consent_uid: str, reason: str) -> Saved:
        """Let a consent count no more, with the reason."""

        def work(session: Session, decision: Decision) -> None:
            consent = row_of(session, Consent, consent_uid, "hộ đồng thuận này")
            consent.struck_on, consent.struck_reason = self.desk.clock.today(), reason

        return self._write(uid, rev, work, reason, "Chưa ghi lý do bỏ hộ này. Hãy ghi lý do.")

    @needs(Right.RECORD)
    def add_person(self, uid: str, rev: int, entry: PersonEntry) -> Saved:
        """Give somebody a role; the same person has a role once."""

        def work(session: Session, decision: Decision) -> None:
            there = [each for each in decision.people if each.struck_on is None]
            if any(each.role is entry.role and fold(each.full_name) == fold(entry.full_name) for each in there):
                raise InvalidInput({"full_name": "Người này đã có vai trò đó. Chọn vai trò khác hoặc đóng lại."})
            place = max((each.position for each in decision.people), default=0) + 1
            values = {"role": entry.role, "full_name": entry.full_name, "post": entry.post}
            decision.people.append(DecisionPerson(position=place, **values))

        return self._write(uid, rev, work)

    @needs(Right.RECORD)
    def strike_person(self, uid: str, rev: int, person_uid: str, reason: str) -> Saved:
        """Take a role away, with the reason."""

        def work(session: Session, decision: Decision) -> None:
            row_of(session, DecisionPerson, person_uid, "người này").struck_on = self.desk.clock.today()

        return self._write(uid, rev, work, reason, "Chưa ghi lý do bỏ người này. Hãy ghi lý do.")

    @needs(Right.RECORD)
    def add_candidate(self, uid: str, rev: int, entry: CandidateEntry) -> Saved:
        """Put somebody on the ballot; not any more once a vote is open."""

        def work(session: Session, decision: Decision) -> None:
            _refuse_no_candidates(decision)
            standing = [each for each in decision.choices if each.struck_on is None]
            if any(fold(each.label) == fold(entry.label) for each in standing):
                raise InvalidInput({"label": "Đã có người ứng cử tên này. Người khác thì ghi thêm năm sinh sau tên."})
            place = max((each.position for each in decision.choices), default=0) + 1
            values = {"label": entry.label, "born_on": entry.born_on, "about": entry.about}
            decision.choices.append(VoteChoice(position=place, kind=Choice.CANDIDATE, **values))

        return self._write(uid, rev, work)

    @needs(Right.RECORD)
    def strike_candidate(self, uid: str, rev: int, choice_uid: str, reason: str) -> Saved:
        """Take somebody off the ballot, with the reason; not any more once a vote is open."""

        def work(session: Session, decision: Decision) -> None:
            _refuse_no_candidates(decision)
            row_of(session, VoteChoice, choice_uid, "người ứng cử này").struck_on = self.desk.clock.today()

        return self._write(uid, rev, work, reason, "Chưa ghi lý do bỏ người ứng cử. Hãy ghi lý do.")

    @needs(Right.RECORD)
    def add_paper(self, uid: str, rev: int, entry: PaperEntry) -> Saved:
        """Enter a paper of the file."""

        def work(session: Session, decision: Decision) -> None:
            values: dict[str, Any] = {"key": entry.key, "number": entry.number, "dated_on": entry.dated_on}
            session.add(DecisionPaper(decision_id=decision.id, name=entry.name, **values))

        return self._write(uid, rev, work)

    @needs(Right.RECORD)
    def void_paper(self, uid: str, rev: int, paper_uid: str, reason: str) -> Saved:
        """Take a paper out of the file, with the reason."""

        def work(session: Session, decision: Decision) -> None:
            paper = row_of(session, DecisionPaper, paper_uid, "giấy này")
            paper.voided_on, paper.void_reason = self.desk.clock.today(), reason

        return self._write(uid, rev, work, reason, "Chưa ghi lý do bỏ giấy. Hãy ghi lý do.")

    def _write(
        self, uid: str, rev: int, work: Callable[[Session, Decision], None], reason: str = "", blank: str = ""
    ) -> Saved:
        if blank and not reason.strip():
            raise InvalidInput({"reason": blank})
        with self.desk.db.writing(self.holder.uid, reason) as session:
            decision = open_decision(session, uid, rev)
            work(session, decision)
            life.bring_up_to_date(session, self.desk, decision)
            session.flush()
            return saved(decision)


def _is_same(consent: Consent, entry: ConsentEntry) -> bool:
    """The name without accents, and not two places: two heads of one name may live in one hamlet."""
    places = {fold(place) for place in (consent.address, entry.address) if place.strip()}
    return consent.struck_on is None and fold(consent.household) == fold(entry.household) and len(places) < 2


def _holds(desk: Desk, consent: Consent, on: date) -> bool:
    """Whether it still counts on the day, or begins to count after it."""
    last = last_day(desk.law.rulebook, consent.given_on)
    return last is None or on <= last


def _refuse_no_initiative(decision: Decision) -> None:
    if decision.proposer is not Proposer.CITIZENS:
        raise UserError("Chỉ sáng kiến của công dân mới lấy hộ đồng thuận. Sửa người đề xuất nếu ghi nhầm.")


def _refuse_no_candidates(decision: Decision) -> None:
    if decision.kind not in (Kind.ELECTION, Kind.BOARDS):
        raise UserError("Việc này không bầu ai nên không có người ứng cử.")
    if any(vote.voided_on is None and vote.closed_on is None for vote in decision.votes):
        raise UserError("Đang kiểm phiếu nên không đổi danh sách ứng cử. Chốt hoặc hủy lần biểu quyết đó trước.")
