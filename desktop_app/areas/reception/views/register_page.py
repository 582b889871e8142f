"""Sổ tiếp công dân: the list of visits with a reading pane."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from desktop_app.areas.reception.books.queries import BookRow, books
from desktop_app.areas.reception.books.views.book_choice import book_options, desk_book
from desktop_app.areas.reception.counting import Counts, counts
from desktop_app.areas.reception.fields import VISIT_COLUMNS
from desktop_app.areas.reception.lookups import reads_denunciations
from desktop_app.areas.reception.models import Handling
from desktop_app.areas.reception.queries import VisitFilter, VisitPages
from desktop_app.areas.reception.record import VisitRecord, visit_record
from desktop_app.areas.reception.views.cells import deadline_badge, visit_cells
from desktop_app.areas.reception.views.only import only_rows
from desktop_app.areas.reception.views.papers import Papers
from desktop_app.areas.reception.views.reading import Asks, visit_reading
from desktop_app.areas.reception.views.verbs import ENTRY, VisitVerbs
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.list_page import ListPage
from desktop_app.areas.views.listing import Counted, Listing
from desktop_app.core import words
from desktop_app.core.periods import Period, Span, period
from desktop_app.kit.act_menu import Act
from desktop_app.kit.controls import Button
from desktop_app.kit.filter_bar import Choice, Filters, choice_of
from desktop_app.kit.reading_pane import Reading
from desktop_app.kit.table_head import Sort
from desktop_app.office.desk import Desk
from desktop_app.office.finding import soon_until
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.rights import Right

OPEN = "open"
BOOK = "book"
LISTING = Listing(
    key="reception.register",
    title="Sổ tiếp công dân",
    file="so-tiep-cong-dan",
    noun="lượt",
    columns=VISIT_COLUMNS,
    narrow=("number", "received_on", "who", "content", "due"),
    gives_way=("kind", "received_on"),
    sort=Sort("number", descending=True),
    tables=frozenset({"visit", "visit_person", "visit_link", "case_file", "calendar_day", "law_version"}),
    look_for="Lọc theo tên, thôn, nội dung",
    choose="Chọn một lượt tiếp để đọc.",
    alone="Đang xem riêng một lượt nằm ngoài bộ lọc.",
    go_on="Mở",
    every="Xem cả sổ",
    whole="Mọi lượt tiếp",
    nothing=(
        "users",
        "Không có lượt tiếp nào trong bộ lọc này",
        "Gõ ít chữ hơn, chọn kỳ dài hơn, hoặc xóa lọc. Có người đến thì bấm Ghi lượt tiếp.",
    ),
    beginning=(
        "users",
        "Chưa có lượt tiếp nào",
        "Có người đến thì bấm Ghi lượt tiếp. Sổ cũ bằng Excel nhập ở Hệ thống, trang Nhập sổ cũ.",
    ),
    span=Span.MONTH,
    toggles=((OPEN, "Chưa xong"),),
)


class VisitSource:
    """Visits, read from the register by an account that may or may not read denunciations."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._sees = desk, reads_denunciations(desk.account)

    def wanted(self, chosen: Filters) -> VisitFilter:
        """The filter of the bar as the queries take it."""
        from_on, to_on = chosen.days
        kind, handling = chosen.choices.get("kind"), chosen.choices.get("handling")
        return VisitFilter(
            text=chosen.text,
            from_on=from_on,
            to_on=to_on,
            kind=Kind[kind] if kind else None,
            handling=Handling[handling] if handling else None,
            open_only=OPEN in chosen.toggles,
            book=chosen.choices.get(BOOK, ""),
        )

    def alone(self, uid: str) -> VisitFilter:
        """This visit only."""
        return VisitFilter(uids=(uid,))

    def pages(self, wanted: VisitFilter, sort: Sort) -> VisitPages:
        """The visits in an order."""
        return VisitPages(self._desk.db, wanted, sort.key, sort.descending, self._sees)

    def count(self, wanted: VisitFilter, chosen: Filters) -> Counted:
        """The visits under the filter beside it, the state of the whole period in the sentence."""
        db, today, soon = self._desk.db, self._desk.clock.today(), soon_until(self._desk)
        from_on, to_on = chosen.days
        whole_period = VisitFilter(from_on=from_on, to_on=to_on)
        shown = counts(db, wanted, today, soon, sees_content=self._sees)
        whole = shown if wanted == whole_period else counts(db, whole_period, today, soon)
        said = state_sentence(chosen.period.in_words() if chosen.period else "", whole)
        beside = f"{words.number(shown.visits)} lượt, {words.number(shown.people)} người"
        rows = self.pages(wanted, LISTING.sort).count()
        is_new = not rows and not VisitPages(db, VisitFilter()).count()
        return Counted(rows, said, beside, is_new)

    def read(self, uid: str) -> VisitRecord:
        """A visit, whole."""
        return visit_record(self._desk.db, uid, self._sees)


class RegisterPage(ListPage[VisitFilter, VisitRecord]):
    """Reads with the arrow keys, opens with Enter, filters while typing."""

    def __init__(self, workplace: Workplace) -> None:
        desk, known = workplace.desk, books(workplace.desk.db)
        super().__init__(
            workplace,
            replace(LISTING, sort=newest_first(known)),
            VisitSource(desk),
            visit_cells(desk.clock.today, lambda: desk.law.calendar),
            choices=(
                choice_of("kind", "Loại", Kind),
                choice_of("handling", "Hướng xử lý", Handling),
                Choice(BOOK, "Sổ", book_options(known)),
            ),
            export=Button("", icon="ellipsis"),
        )
        self.papers = Papers(workplace)
        self._verbs = VisitVerbs(workplace, self, self.papers)
        self._print = Button("In sổ", icon="printer")
        self._print.setToolTip("In sổ của kỳ đang chọn theo mẫu (Ctrl+P)")
        self._print.clicked.connect(lambda: self.papers.show_register(*self._to_print()))
        self._export.setAccessibleName("Xuất sổ ra Word, Excel")
        self._export.setToolTip("Xuất sổ ra Word, Excel")
        new = ("Ghi lượt tiếp", lambda: workplace.open(ENTRY))
        self.offer(
            self._verbs,
            new=new,
            bar=(self._print,),
            keys={"F2": self._verbs.go_on, "Ctrl+P": self._print.click, "Ctrl+D": self._verbs.begin_petition},
        )

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the list; with a visit, go to it, alone when the filter leaves it out; with a figure, show its rows."""
        self._bar.offer(BOOK, book_options(books(self._desk.db)))
        rows = only_rows(str(entry.get("uid") or ""))
        if rows is None:
            super().arrive(entry)
        else:
            self.show_only(rows)

    def act(self, row: Any) -> None:
        """Open the visit's page, be it read already or not."""
        self._workplace.open(ENTRY, row.uid)

    def reading(self, record: VisitRecord) -> Reading:
        """The visit with what happened to it."""
        today, verbs = self._desk.clock.today(), self._verbs
        reveal = verbs.reveal if self._desk.account.may(Right.SEE_DENOUNCER) else None
        badge = deadline_badge(record.row, today, self._desk.law.calendar)
        return visit_reading(
            record, today, badge, Asks(verbs.explain, verbs.open_number, reveal, verbs.further.doors())
        )

    def exports(self) -> list[Act]:
        """The register in its legal form, then the list on screen."""
        days, book = self._to_print()
        return [
            ("Sổ theo mẫu ra Word", lambda: self.papers.save_register(days, ".docx", book)),
            ("Sổ theo mẫu ra Excel", lambda: self.papers.save_register(days, ".xlsx", book)),
            *super().exports(),
        ]

    def _to_print(self) -> tuple[Period, str]:
        """The days and the book to print: as filtered, else this month and the book that this desk writes in."""
        chosen = self._bar.filters()
        days = chosen.period or period(Span.MONTH, self._desk.clock.today())
        return days, chosen.choices.get(BOOK, "") or desk_book(self._workplace)


def newest_first(known: Sequence[BookRow]) -> Sort:
    """The order at first: by number, or by day where numbers of several books stand beside each other."""
    return Sort("received_on" if len(known) > 1 else "number", descending=True)


def state_sentence(period: str, counted: Counts) -> str:
    """The state of the register in one sentence."""
    figures = f"{words.number(counted.visits)} lượt, {words.number(counted.people)} người"
    cases = f"{words.number(counted.cases)} vụ việc"
    cases += f", {words.number(counted.groups)} đoàn đông người" if counted.groups else ""
    late = f"{words.number(counted.overdue)} lượt quá hạn" if counted.overdue else "Không có lượt quá hạn"
    soon = f"{words.number(counted.soon)} lượt sắp đến hạn" if counted.soon else "không có lượt sắp đến hạn"
    return f"{period}: {figures}, {cases}. {late}, {soon}."
