"""The account of one work: what was planned, what came and went, what is left; printed, put up, entered by keys."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.areas.decisions.kept import decision_of
from desktop_app.areas.decisions.states import Money
from desktop_app.areas.decisions.works.entry import MoneyEntry, plan_of
from desktop_app.areas.decisions.works.fields import MONEY, PLAN, STRIKE
from desktop_app.areas.decisions.works.paper import AccountPaperService
from desktop_app.areas.decisions.works.queries import AccountView, EntryView, account_of
from desktop_app.areas.decisions.works.service import WorkService
from desktop_app.areas.decisions.works.told import money, sums_sentence
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.papers import PaperViews
from desktop_app.core import words
from desktop_app.core.fields import Form
from desktop_app.kit.buttons import Kind
from desktop_app.kit.controls import Badge, Button, Card, Label
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.page import Page, one_above_the_other
from desktop_app.kit.row_button import RowButton
from desktop_app.kit.theme import State, Type
from desktop_app.kit.verb_sheet import Does, VerbSheet
from desktop_app.office.desk import Desk
from desktop_app.office.postings.places import PlaceService
from desktop_app.office.rights import Right

TABLES = frozenset({"decision_work_plan", "decision_work_entry", "decision"})


@dataclass(frozen=True)
class WorkRecord:
    """A decision and the account of its work."""

    uid: str
    label: str
    title: str
    hamlet_id: int | None
    account: AccountView


def work_record(desk: Desk, uid: str) -> WorkRecord:
    """Everything that the page shows."""
    with desk.db.reading() as session:
        decision = decision_of(session, uid)
        account = account_of(session, decision.id)
        return WorkRecord(decision.uid, decision.label, decision.title, decision.hamlet_id, account)


class WorkPage(Page):
    """F7 enters money, F2 changes the plan, Ctrl+P prints; Enter on an entry strikes it with a reason."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("Thu, chi khoản đóng góp", back=workplace.back)
        self._workplace, self._desk = workplace, workplace.desk
        self._service, self._papers = WorkService(workplace.desk), PaperViews(workplace)
        self._uid = ""
        self.record: WorkRecord | None = None
        QShortcut(QKeySequence("F5"), self).activated.connect(self._read)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Show the account of the decision that is asked for."""
        self._uid = str(entry.get("uid") or self._uid)
        if self._uid:
            self._read()
        else:
            self.set_body(EmptyState("landmark", "Chưa chọn việc nào", "Mở việc ở Dân bàn, quyết định trước."))

    def notice(self, tables: frozenset[str]) -> None:
        """A transaction changed what is shown: read it again."""
        if self._uid and tables & TABLES:
            self._read()

    def _read(self) -> None:
        desk, uid = self._desk, self._uid
        self._workplace.jobs.read(
            lambda _progress: work_record(desk, uid), self._show, self._workplace.explain, owner=self
        )

    def _show(self, record: WorkRecord) -> None:
        self.record, sums = record, record.account.sums
        self.rename(f"Thu, chi việc {record.label}")
        self.say(f"{record.title}. {sums_sentence(sums)}")
        self.set_buttons(*self._buttons())
        change = _button("Sửa dự toán", "F2", self._plan) if self._desk.account.may(Right.RECORD) else None
        self.set_body(one_above_the_other(_planned(record.account, change), self._entries(record.account)))

    def _buttons(self) -> list[Button]:
        found = []
        if self._desk.account.may(Right.PRINT):
            found.append(_button("In", "Ctrl+P", self._print))
        if self._desk.account.may(Right.RECORD):
            found += [
                _button("Niêm yết", "F8", self._post),
                _button("Ghi thu, chi", "F7", self._add, Kind.MAIN),
            ]
        return found

    def _entries(self, account: AccountView) -> QWidget:
        card = Card(padding=4, spacing=0)
        if not account.entries:
            return EmptyState("landmark", "Chưa ghi khoản thu, chi nào", "Bấm F7 để ghi khoản đầu tiên.")
        for entry in account.entries:
            struck = entry.struck_on is not None
            detail = f"{words.day(entry.on)} · {entry.kind.value}" + (f" · {entry.document}" if entry.document else "")
            row = RowButton(entry.what, f"{detail} · Bỏ: {entry.struck_reason}" if struck else detail)
            if struck:
                row.add_badge(Badge(State.VOID, "Đã bỏ"))
            else:
                unit = "công" if entry.kind is Money.LABOUR else "đồng"
                row.add_right(f"{words.number(entry.amount)} {unit}", "")
                row.clicked.connect(partial(self._strike, entry))
            card.body.addWidget(row)
        return card

    def _plan(self) -> None:
        if self.record is None:
            return
        uid, account, service = self.record.uid, self.record.account, self._service
        sheet = self._sheet(
            "Dự toán", PLAN, lambda values: service.plan(uid, account.plan_rev, plan_of(values)), "Lưu dự toán"
        )
        sheet.form.load({name: value for name, value in vars(account.plan).items() if value})
        sheet.rise()

    def _add(self) -> None:
        if self.record is None:
            return
        uid, service = self.record.uid, self._service
        sheet = self._sheet(
            "Ghi thu, chi", MONEY, lambda values: service.add(uid, MoneyEntry(**values)), "Lưu khoản này"
        )
        sheet.form.load({"on": self._desk.clock.today()})
        sheet.rise()

    def _strike(self, entry: EntryView, _checked: bool = False) -> None:
        service = self._service
        self._sheet(
            "Bỏ khoản thu, chi",
            STRIKE,
            lambda values: service.strike(entry.uid, entry.rev, str(values["reason"])),
            "Bỏ khoản này",
        ).rise()

    def _sheet(self, title: str, form: Form, does: Does, verb: str) -> VerbSheet:
        assert self.record is not None
        sheet = VerbSheet(
            self.window(),
            title,
            self.record.title,
            form,
            does,
            verb=Button(verb, Kind.MAIN, key="Ctrl+S"),
            jobs=self._workplace.jobs,
            today=self._desk.clock.today(),
        )
        sheet.made.connect(lambda _made: self._done(f"Đã {words.inside(verb)}."))
        return sheet

    def _print(self) -> None:
        if self.record is not None:
            uid, service = self.record.uid, AccountPaperService(self._desk)
            name = f"thu-chi-{self.record.label.replace('/', '-')}"
            self._papers.show("Công khai thu, chi", name, lambda: service.paper(uid))

    def _post(self) -> None:
        """Hang the account at the boards of the hamlet; at all of the commune where it has none, or all pay."""
        if self.record is None:
            return
        uid, today, desk, service = self.record.uid, self._desk.clock.today(), self._desk, self._service
        hamlet = self.record.hamlet_id

        def work(_progress: object) -> object:
            boards = PlaceService(desk).all(today)
            own = [place for place in boards if place.hamlet_id is not None and place.hamlet_id == hamlet]
            return service.post(uid, today, [place.uid for place in own or boards])

        self._workplace.jobs.write(
            work, lambda _made: self._done("Đã lập thông báo niêm yết CK05."), self._workplace.explain, owner=self
        )

    def _done(self, said: str) -> None:
        self._workplace.say(said)
        self._read()


def _planned(account: AccountView, change: Button | None) -> Card:
    plan, sums, card = account.plan, account.sums, Card()
    head = QHBoxLayout()
    head.addWidget(Label("Dự toán và thực hiện", Type.BLOCK_TITLE), 1)
    if change is not None:
        head.addWidget(change)
    card.body.addLayout(head)
    for label, planned, done in (
        (Money.STATE.value, plan.state_money, sums.state),
        (Money.PEOPLE.value, plan.people_money, sums.people),
        (Money.OTHER.value, plan.other_money, sums.other),
    ):
        card.body.addWidget(Label(f"{label}: {money(done)}, dự toán {money(planned)}"))
    card.body.addWidget(
        Label(f"Ngày công: {words.number(sums.labour_days)} công, dự toán {words.number(plan.labour_days)} công")
    )
    for label, said in (("Mức đóng góp", plan.share), ("Miễn, giảm", plan.exempt)):
        if said:
            card.body.addWidget(Label(f"{label}: {said}", wrap=True))
    return card


def _button(says: str, key: str, does: Callable[[], None], kind: Kind = Kind.ORDINARY) -> Button:
    button = Button(says, kind, key=key)
    button.clicked.connect(does)
    return button
