"""What is done with the account of a work; one method is one transaction."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.decisions.kept import decision_of
from desktop_app.areas.decisions.models import Decision
from desktop_app.areas.decisions.states import Money
from desktop_app.areas.decisions.works.entry import PAID_FOR, MoneyEntry, PlanEntry
from desktop_app.areas.decisions.works.fields import LARGEST
from desktop_app.areas.decisions.works.models import WorkEntry, WorkPlan
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.desk import Service
from desktop_app.office.kept import Saved, refuse_changed, row_of
from desktop_app.office.postings.entry import NewPosting
from desktop_app.office.postings.making import put_up
from desktop_app.office.rights import Right, needs

ITEM_CODE, RULE = "CK05", "disclosure.posting"


class WorkService(Service):
    """The accounts of works that the people paid for."""

    @needs(Right.RECORD)
    def plan(self, decision_uid: str, rev: int, entry: PlanEntry) -> None:
        """Keep what is planned, over what was planned before; `rev` is the plan's, 0 when there was none."""
        _refuse_below_zero(entry)
        with self.desk.db.writing(self.holder.uid) as session:
            decision = _decision(session, decision_uid)
            plan = session.scalars(select(WorkPlan).where(WorkPlan.decision_id == decision.id)).one_or_none()
            refuse_changed(plan.rev if plan else 0, rev, "Dự toán này")
            if plan is None:
                plan = WorkPlan(decision_id=decision.id)
                session.add(plan)
            for name, value in vars(entry).items():
                setattr(plan, name, value)
            plan.total = entry.total

    @needs(Right.RECORD)
    def add(self, decision_uid: str, entry: MoneyEntry) -> str:
        """Enter money that came or went, or days of labour; the uid of the entry."""
        _refuse_wrong(entry, self.desk.clock.today())
        with self.desk.db.writing(self.holder.uid) as session:
            decision = _decision(session, decision_uid)
            if entry.on < decision.proposed_on:
                said = f"Ngày {words.day(entry.on)} trước ngày đề xuất {words.day(decision.proposed_on)}."
                raise InvalidInput({"on": f"{said} Kiểm tra lại ngày."})
            row = WorkEntry(decision_id=decision.id, **vars(entry))
            session.add(row)
            session.flush()
            return row.uid

    @needs(Right.RECORD)
    def strike(self, entry_uid: str, rev: int, reason: str) -> None:
        """Strike an entry; it stays with the reason and counts nowhere."""
        if not reason.strip():
            raise InvalidInput({"reason": "Chưa ghi lý do bỏ khoản này. Gõ lý do, lý do được giữ trong sổ thu chi."})
        with self.desk.db.writing(self.holder.uid, reason) as session:
            row = row_of(session, WorkEntry, entry_uid, "khoản thu, chi này")
            refuse_changed(row.rev, rev, "Khoản này")
            if row.struck_on:
                raise UserError(f"Khoản này đã bỏ ngày {words.day(row.struck_on)}. Mở lại trang để xem.")
            row.struck_on, row.struck_reason = self.desk.clock.today(), reason.strip()

    @needs(Right.RECORD)
    def post(self, decision_uid: str, from_on: date, places: Sequence[str]) -> Saved:
        """Put the account up as a notice of what the people gave (CK05), with the days that the law asks for."""
        if not places:
            raise InvalidInput({"places": "Chưa chọn nơi niêm yết. Chọn ít nhất một nơi."})
        rule = self.desk.law.rulebook.at(RULE, from_on)
        with self.desk.db.writing(self.holder.uid) as session:
            decision = _decision(session, decision_uid)
            new = NewPosting(
                area="decisions",
                owner_uid=decision.uid,
                item_code=ITEM_CODE,
                title=f"Thu, chi khoản đóng góp: {decision.title}"[:300],
                from_on=from_on,
                places=tuple(places),
                rule_key=rule.key,
                required_days=rule.value,
            )
            posting = put_up(session, self.desk, new)
            return Saved(posting.uid, posting.rev, posting.number, posting.year)


def _decision(session: Session, uid: str) -> Decision:
    decision = decision_of(session, uid)
    if decision.voided_on:
        raise UserError(f"Việc {decision.label} đã bỏ số nên không ghi thu, chi được. Hãy ghi ở việc khác.")
    if decision.item not in PAID_FOR:
        raise UserError(f"“{decision.item.value}” không có khoản đóng góp. Ghi thu, chi ở việc đóng góp.")
    return decision


def _refuse_below_zero(entry: PlanEntry) -> None:
    labels = {
        "state_money": "Nhà nước hỗ trợ",
        "people_money": "Nhân dân đóng góp",
        "other_money": "Nguồn khác",
        "labour_days": "Ngày công",
    }
    wrong = {
        name: f"{label} phải từ 0 đến {words.number(LARGEST)}. Gõ lại số này."
        for name, label in labels.items()
        if not 0 <= getattr(entry, name) <= LARGEST
    }
    if wrong:
        raise InvalidInput(wrong)


def _refuse_wrong(entry: MoneyEntry, today: date) -> None:
    if entry.on > today:
        raise InvalidInput({"on": f"Ngày {words.day(entry.on)} sau hôm nay. Kiểm tra lại ngày."})
    if not 1 <= entry.amount <= LARGEST:
        unit = "số công" if entry.kind is Money.LABOUR else "số tiền"
        raise InvalidInput({"amount": f"{unit.capitalize()} phải từ 1 đến {words.number(LARGEST)}. Gõ lại số này."})
    if not entry.what.strip():
        raise InvalidInput({"what": "Chưa ghi nội dung thu, chi. Gõ ngắn gọn thu của ai, chi việc gì."})
