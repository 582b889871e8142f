"""What an official does with the plan of a year; one method is one transaction."""

from collections.abc import Callable, Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.disclosure.catalogue import Catalogue, read_catalogue
from desktop_app.areas.disclosure.further_models import DisclosurePlan, PlanLine
from desktop_app.areas.disclosure.plan.entry import LineEntry
from desktop_app.areas.disclosure.plan.queries import LineView, PlanView, line_history, lines_of, plan_of, plan_years
from desktop_app.areas.disclosure.plan.rules import proposed, shifted_line
from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office import undo
from desktop_app.office.desk import Service
from desktop_app.office.law_history import Happening
from desktop_app.office.rights import Right, needs

TABLES = (PlanLine.__tablename__, DisclosurePlan.__tablename__)
_SAME = ("item_code", "content", "forms", "months", "when", "duration", "responsible")


class PlanService(Service):
    """Kế hoạch công khai."""

    @needs(Right.READ)
    def plan(self, year: int) -> PlanView | None:
        """The plan of a year; None when there is none."""
        with self.desk.db.reading() as session:
            return plan_of(session, year)

    @needs(Right.READ)
    def years(self) -> tuple[int, ...]:
        """The years that have a plan, the newest first."""
        with self.desk.db.reading() as session:
            return plan_years(session)

    @needs(Right.READ)
    def history(self, uid: str) -> list[Happening]:
        """What was done with a line, the newest first."""
        with self.desk.db.reading() as session:
            return line_history(session, uid)

    @needs(Right.RECORD)
    def propose(self, year: int, responsible: str = "") -> int:
        """Add a line for everything of the catalogue that the plan has not; how many lines were added."""
        with self.desk.db.writing(self.holder.uid) as session:
            catalogue, rulebook = self._catalogue(session, year), self.desk.law.rulebook
            plan = _the_plan(session, year)
            _refuse_issued(plan, "lấy thêm từ danh mục")
            there = {row.item_code for row in _live(session, plan)}
            items = [item for item in catalogue.single_on(date(year, 12, 31)) if item.code not in there]
            return _append(session, plan, (proposed(item, rulebook, year, responsible) for item in items))

    @needs(Right.RECORD)
    def copy(self, from_year: int, year: int) -> int:
        """Take over the lines of another year, days moved along; dropped lines and items that ended stay behind."""
        with self.desk.db.writing(self.holder.uid) as session:
            catalogue, plan = self._catalogue(session, year), _the_plan(session, year)
            if lines := len(_live(session, plan)):
                raise UserError(
                    f"Kế hoạch năm {year} đã có {words.number(lines)} dòng nên không chép đè được. Sửa từng dòng."
                )
            before = plan_of(session, from_year)
            if before is None or not before.lines:
                raise UserError(f"Năm {from_year} chưa có kế hoạch công khai để chép. Lấy từ danh mục nội dung.")
            kept = [line for line in before.lines if catalogue.of(line.item_code, date(year, 12, 31))]
            return _append(session, plan, (shifted_line(_entry(line), from_year, year) for line in kept))

    @needs(Right.RECORD)
    def add(self, year: int, entry: LineEntry, reason: str = "") -> None:
        """Add a line at the end."""
        with self.desk.db.writing(self.holder.uid, reason) as session:
            self._known(session, year, entry)
            plan = _the_plan(session, year)
            _must_say_why(plan, reason)
            _append(session, plan, [entry])

    @needs(Right.RECORD)
    def change(self, uid: str, rev: int, entry: LineEntry, reason: str = "") -> None:
        """Change a line; of an issued plan with a reason."""

        def work(session: Session, plan: DisclosurePlan, row: PlanLine) -> None:
            if row.item_code != entry.item_code:
                self._known(session, plan.year, entry)
            for name, value in _columns(entry).items():
                if getattr(row, name) != value:
                    setattr(row, name, value)

        self._write(uid, rev, reason, work)

    @needs(Right.RECORD)
    def drop(self, uid: str, rev: int, reason: str = "") -> None:
        """Take a line out of the plan; what it said stays in its history."""

        def work(_session: Session, _plan: DisclosurePlan, row: PlanLine) -> None:
            row.is_dropped = True

        self._write(uid, rev, reason, work)

    @needs(Right.RECORD)
    def bring_back(self, uid: str, rev: int, reason: str = "") -> None:
        """Put a dropped line into the plan again, at its old place."""

        def work(_session: Session, _plan: DisclosurePlan, row: PlanLine) -> None:
            row.is_dropped = False

        self._write(uid, rev, reason, work)

    @needs(Right.RECORD)
    def move(self, uid: str, rev: int, steps: int) -> None:
        """Let a line change places with the one so many further down, or up below zero; none at the ends."""

        def work(session: Session, plan: DisclosurePlan, row: PlanLine) -> None:
            rows = _live(session, plan)
            to = rows.index(row) + steps
            if 0 <= to < len(rows):
                row.position, rows[to].position = rows[to].position, row.position

        self._write(uid, rev, "Đổi thứ tự dòng", work)

    @needs(Right.RECORD)
    def issue(self, year: int, rev: int, number: str, issued_on: date) -> None:
        """Note the number and the day under which the plan was issued, whole as it stands now."""
        with self.desk.db.writing(self.holder.uid) as session:
            view = plan_of(session, year)
            if view is None or not view.lines:
                raise UserError(f"Năm {year} chưa có kế hoạch công khai. Lập các dòng của kế hoạch trước.")
            if view.lacking:
                raise UserError(view.lacking)
            plan = _the_plan(session, year)
            if plan.rev != rev:
                raise UserError("Kế hoạch này vừa được người khác sửa. Mở lại để xem bản mới.")
            if view.is_changed and number == plan.number:
                raise InvalidInput({"number": f"Số {number} là của kế hoạch trước khi sửa. Ghi số của kế hoạch mới."})
            plan.number, plan.issued_on = number, issued_on

    @needs(Right.RECORD)
    def undo(self) -> str:
        """Take back one's own last change of a plan within ten minutes; a sentence that says what was taken back."""
        with self.desk.db.writing(self.holder.uid, undo.REASON) as session:
            last = undo.last_work(session, self.holder.uid, TABLES, self.desk.clock.now())
            added = [change.row_uid for change in last if change.action == "add" and change.table == TABLES[0]]
            if not added:
                undo.restore(session, last)
                return "Đã trả kế hoạch công khai về như trước lần lưu cuối."
            for row in session.scalars(select(PlanLine).where(PlanLine.uid.in_(added))):
                row.is_dropped = True
            return f"Đã bỏ {words.number(len(added))} dòng vừa thêm vào kế hoạch."

    def _catalogue(self, session: Session, year: int) -> Catalogue:
        catalogue = read_catalogue(session)
        if why := catalogue.why_nothing(date(year, 12, 31)):
            raise UserError(why)
        return catalogue

    def _known(self, session: Session, year: int, entry: LineEntry) -> None:
        if self._catalogue(session, year).of(entry.item_code, date(year, 12, 31)) is None:
            raise InvalidInput({"item_code": f"Năm {year} không có nội dung {entry.item_code}. Chọn trong danh sách."})

    def _write(
        self, uid: str, rev: int, reason: str, work: Callable[[Session, DisclosurePlan, PlanLine], None]
    ) -> None:
        with self.desk.db.writing(self.holder.uid, reason) as session:
            row = session.scalars(select(PlanLine).where(PlanLine.uid == uid)).one_or_none()
            if row is None or row.rev != rev:
                raise UserError("Dòng này vừa được người khác sửa. Mở lại kế hoạch để xem bản mới rồi sửa tiếp.")
            plan = session.get_one(DisclosurePlan, row.plan_id)
            _must_say_why(plan, reason)
            work(session, plan, row)


def _the_plan(session: Session, year: int) -> DisclosurePlan:
    """The plan of the year, begun if there was none."""
    plan = session.scalars(select(DisclosurePlan).where(DisclosurePlan.year == year)).one_or_none()
    if plan is None:
        plan = DisclosurePlan(year=year, number="", note="")
        session.add(plan)
        session.flush()
    return plan


def _live(session: Session, plan: DisclosurePlan) -> list[PlanLine]:
    return [row for row in lines_of(session, plan) if not row.is_dropped]


def _append(session: Session, plan: DisclosurePlan, entries: Iterable[LineEntry]) -> int:
    position = max((row.position for row in lines_of(session, plan)), default=0)
    added = 0
    for added, entry in enumerate(entries, start=1):
        session.add(PlanLine(plan_id=plan.id, position=position + added, is_dropped=False, **_columns(entry)))
    return added


def _columns(entry: LineEntry) -> dict[str, str]:
    return {
        "item_code": entry.item_code,
        "content": entry.content,
        "forms": ";".join(form.name for form in entry.forms),
        "months": ";".join(map(str, entry.months)),
        "when": entry.when,
        "duration": entry.duration,
        "responsible": entry.responsible,
    }


def _entry(line: LineView) -> LineEntry:
    return LineEntry(**{name: getattr(line, name) for name in _SAME})


def _refuse_issued(plan: DisclosurePlan, verb: str) -> None:
    if plan.issued_on:
        raise UserError(f"Kế hoạch năm {plan.year} đã ban hành nên không {verb} được. Thêm từng dòng kèm lý do.")


def _must_say_why(plan: DisclosurePlan, reason: str) -> None:
    if plan.issued_on and not reason:
        raise InvalidInput({"reason": "Kế hoạch đã ban hành. Ghi lý do sửa để giữ trong lịch sử."})
