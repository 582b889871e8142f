"""Dân bàn, quyết định: every matter that the people decide, and what each vote came to."""

from collections.abc import Mapping
from typing import Any

from desktop_app.areas.decisions.list_fields import COLUMNS
from desktop_app.areas.decisions.listed import Counts, DecisionFilter, DecisionPages, counts, known_hamlets
from desktop_app.areas.decisions.record import DecisionRecord, decision_record
from desktop_app.areas.decisions.states import Kind, Scope, State
from desktop_app.areas.decisions.today import LABELS, PAGE
from desktop_app.areas.decisions.views.register_cells import decision_badge, decision_cells
from desktop_app.areas.decisions.views.register_reading import decision_reading
from desktop_app.areas.decisions.views.register_verbs import ENTRY, RECORD, DecisionVerbs
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.due_badge import in_full
from desktop_app.areas.views.list_page import ListPage
from desktop_app.areas.views.listing import Counted, Listing, Only
from desktop_app.core import words
from desktop_app.core.periods import Span
from desktop_app.kit.filter_bar import Choice, Filters, choice_of
from desktop_app.kit.reading_pane import Reading
from desktop_app.kit.table_head import Sort
from desktop_app.office.area import Standing
from desktop_app.office.desk import Desk

NEW, HAMLET = "Ghi việc dân bàn", "hamlet"
LATE, SOON = "late", "soon"
LISTING = Listing(
    key=PAGE,
    title="Dân bàn, quyết định",
    file="dan-ban",
    noun="việc",
    columns=COLUMNS,
    narrow=("number", "title", "stands", "due"),
    gives_way=("result", "number"),
    sort=Sort("number", descending=True),
    tables=frozenset({"decision", "decision_step", "decision_limit", "vote", "vote_unit", "decision_consent"})
    | {*("decision_person", "vote_choice", "calendar_day", "law_version", "hamlet")},
    look_for="Lọc theo thôn, số, tên việc",
    choose="Chọn một việc để đọc.",
    alone="Đang xem riêng một việc nằm ngoài bộ lọc.",
    go_on="Mở",
    every="Xem mọi việc",
    whole="Mọi việc dân bàn, quyết định",
    nothing=("users", "Không có việc nào trong bộ lọc này", "Gõ ít chữ hơn, chọn kỳ dài hơn, hoặc xóa lọc."),
    beginning=(
        "users",
        "Chưa có việc nào",
        f"Việc thôn hoặc toàn xã đưa ra dân bàn thì vào sổ ở đây. Bấm {NEW}.",
    ),
    span=Span.YEAR,
    toggles=((LATE, "Quá hạn"), (SOON, "Sắp đến hạn")),
)


class DecisionSource:
    """Decisions, read from the register."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def hamlets(self) -> tuple[tuple[str, str], ...]:
        """The hamlets to filter by."""
        return known_hamlets(self._desk)

    def wanted(self, chosen: Filters) -> DecisionFilter:
        """The filter of the bar as the queries take it; what presses is shown however long ago it began."""
        from_on, to_on = chosen.days
        if chosen.toggles:
            from_on = None
        kind, state, scope = (chosen.choices.get(name) for name in ("kind", "state", "scope"))
        return DecisionFilter(
            text=chosen.text,
            from_on=from_on,
            to_on=to_on,
            hamlet_uid=chosen.choices.get(HAMLET, ""),
            scope=Scope[scope] if scope else None,
            kind=Kind[kind] if kind else None,
            state=State[state] if state else None,
            late_only=LATE in chosen.toggles,
            due_soon=SOON in chosen.toggles,
        )

    def alone(self, uid: str) -> DecisionFilter:
        """This decision only."""
        return DecisionFilter(uids=(uid,))

    def pages(self, wanted: DecisionFilter, sort: Sort) -> DecisionPages:
        """The decisions in an order."""
        return DecisionPages(self._desk, wanted, sort.key, sort.descending)

    def count(self, wanted: DecisionFilter, chosen: Filters) -> Counted:
        """The decisions under the filter beside it, the state of the whole period in the sentence."""
        from_on, to_on = chosen.days
        whole = counts(self._desk, DecisionFilter(from_on=from_on, to_on=to_on))
        rows = self.pages(wanted, LISTING.sort).count()
        is_new = not rows and not DecisionPages(self._desk, DecisionFilter()).count()
        period = chosen.period.in_words() if chosen.period else ""
        return Counted(rows, state_sentence(period, whole), f"{words.number(rows)} việc", is_new)

    def read(self, uid: str) -> DecisionRecord:
        """A decision, whole."""
        return decision_record(self._desk, uid)


class RegisterPage(ListPage[DecisionFilter, DecisionRecord]):
    """Reads with the arrow keys, opens with Enter, filters while typing."""

    def __init__(self, workplace: Workplace) -> None:
        desk, decisions = workplace.desk, DecisionSource(workplace.desk)
        super().__init__(
            workplace,
            LISTING,
            decisions,
            decision_cells(desk.clock.today, lambda: desk.law.calendar),
            choices=(
                Choice(HAMLET, "Thôn", decisions.hamlets()),
                choice_of("kind", "Loại việc", Kind),
                choice_of("state", "Bước", State),
                choice_of("scope", "Phạm vi", Scope),
            ),
        )
        self._decisions = decisions
        self._verbs = verbs = DecisionVerbs(workplace, self)
        keys = {"F2": verbs.edit}
        self.offer(verbs, new=(NEW, lambda: workplace.open(ENTRY)), keys=keys)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the list; with a decision, go to it; with how decisions stand, show those that do."""
        self._bar.offer(HAMLET, self._decisions.hamlets())
        asked = str(entry.get("uid") or "")
        standing = next((each for each in Standing if each.value == asked), None)
        if standing is None:
            super().arrive(entry)
        else:
            sentence = f"Đang xem các việc {words.inside(LABELS[standing])}."
            self.show_only(Only(DecisionFilter(standing=standing), sentence))

    def act(self, row: Any) -> None:
        """Open the decision's page, be it read already or not."""
        self._workplace.open(RECORD, row.uid)

    def reading(self, record: DecisionRecord) -> Reading:
        """The decision with its result, limits and steps."""
        badge = decision_badge(record.row, self._desk.clock.today(), self._desk.law.calendar)
        return decision_reading(record, in_full(badge, record.row.next_due_on))


def state_sentence(period: str, whole: Counts) -> str:
    """The state of the register in one sentence."""
    figures = f"{words.number(whole.decisions)} việc, {words.number(whole.passed)} việc được thông qua"
    rest = f"{words.number(whole.under_way)} việc đang bàn"
    late = f"{words.number(whole.late)} việc quá hạn" if whole.late else "Không có việc quá hạn"
    soon = f", {words.number(whole.soon)} việc sắp đến hạn" if whole.soon else ""
    return f"{f'{period}: ' if period else ''}{figures}, {rest}. {late}{soon}."
