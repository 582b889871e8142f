"""Hương ước, quy ước: at which step every hamlet's text is, and what it lacks."""

from collections.abc import Mapping
from typing import Any

from desktop_app.areas.conventions.brief import ConventionBrief, convention_brief, hamlet_without
from desktop_app.areas.conventions.list_fields import COLUMNS
from desktop_app.areas.conventions.queries import (
    ConventionFilter,
    ConventionPages,
    Counts,
    counts,
    hamlets_without,
    known_hamlets,
)
from desktop_app.areas.conventions.row import ARRANGED
from desktop_app.areas.conventions.states import Kind, State
from desktop_app.areas.conventions.today import LABELS, PAGE
from desktop_app.areas.conventions.views.register_cells import convention_badge, convention_cells
from desktop_app.areas.conventions.views.register_papers import RegisterPapers
from desktop_app.areas.conventions.views.register_reading import convention_reading, hamlet_reading
from desktop_app.areas.conventions.views.register_verbs import ENTRY, Chosen, ConventionVerbs
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.due_badge import in_full
from desktop_app.areas.views.list_page import ListPage
from desktop_app.areas.views.listing import Counted, Listing, Only
from desktop_app.core import words
from desktop_app.core.pages import Listed, Pages
from desktop_app.core.paper.saving import Format
from desktop_app.core.text.fold import fold
from desktop_app.kit.act_menu import Act
from desktop_app.kit.controls import Button
from desktop_app.kit.filter_bar import Choice, Filters, choice_of
from desktop_app.kit.reading_pane import Reading
from desktop_app.kit.table_head import Sort
from desktop_app.office.area import Standing
from desktop_app.office.desk import Desk

NEW, HAMLET = "Đề xuất hương ước", "hamlet"
LATE, SOON, MISSING, MERGED, WITHOUT = "late", "soon", "missing", "arranged", "without"
LISTING = Listing(
    key=PAGE,
    title="Hương ước, quy ước",
    file="huong-uoc",
    noun="hồ sơ",
    columns=COLUMNS,
    narrow=("number", "title", "stands", "due"),
    gives_way=("next_step", "number"),
    sort=Sort("number", descending=True),
    tables=frozenset({"convention", "convention_step", "convention_limit", "convention_paper", "convention_review"})
    | {*("posting", "posting_copy", "calendar_day", "law_version", "hamlet", "hamlet_successor")},
    look_for="Lọc theo thôn, số hồ sơ, nội dung",
    choose="Chọn một hồ sơ để đọc.",
    alone="Đang xem riêng một hồ sơ nằm ngoài bộ lọc.",
    go_on="Mở",
    every="Xem mọi hồ sơ",
    whole="Mọi hương ước, quy ước",
    nothing=("landmark", "Không có hồ sơ nào trong bộ lọc này", "Gõ ít chữ hơn hoặc xóa lọc."),
    beginning=(
        "landmark",
        "Chưa có hồ sơ hương ước nào",
        f"Bấm {NEW} khi một thôn bắt đầu xây dựng, hoặc xem Thôn chưa có ở trên.",
    ),
    toggles=(
        (LATE, "Quá hạn"),
        (SOON, "Sắp đến hạn"),
        (MISSING, "Thiếu giấy"),
        (MERGED, "Thôn sắp xếp"),
        (WITHOUT, "Thôn chưa có"),
    ),
)


class ConventionSource:
    """Conventions, read from the register; or the hamlets that have none."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def hamlets(self) -> tuple[tuple[str, str], ...]:
        """The hamlets to filter by."""
        return known_hamlets(self._desk)

    def wanted(self, chosen: Filters) -> ConventionFilter:
        """The filter of the bar as the queries take it."""
        kind, state = (chosen.choices.get(name) for name in ("kind", "state"))
        return ConventionFilter(
            text=chosen.text,
            hamlet_uid=chosen.choices.get(HAMLET, ""),
            kind=Kind[kind] if kind else None,
            state=State[state] if state else None,
            late_only=LATE in chosen.toggles,
            due_soon=SOON in chosen.toggles,
            missing_papers=MISSING in chosen.toggles,
            arranged=MERGED in chosen.toggles,
            without=WITHOUT in chosen.toggles,
        )

    def alone(self, uid: str) -> ConventionFilter:
        """This convention only."""
        return ConventionFilter(uids=(uid,))

    def pages(self, wanted: ConventionFilter, sort: Sort) -> Pages[Any]:
        """The conventions in an order, or the hamlets without one in that of their list."""
        if not wanted.without:
            return ConventionPages(self._desk, wanted, sort.key, sort.descending)
        asked = fold(wanted.text).split()
        rows = hamlets_without(self._desk)
        return Listed([row for row in rows if all(word in fold(row.hamlet) for word in asked)])

    def count(self, wanted: ConventionFilter, chosen: Filters) -> Counted:
        """The conventions under the filter beside it, the state of the whole register in the sentence."""
        whole, rows = counts(self._desk, ConventionFilter()), self.pages(wanted, LISTING.sort).count()
        without = len(hamlets_without(self._desk))
        is_new = not wanted.without and not rows and not ConventionPages(self._desk, ConventionFilter()).count()
        beside = f"{words.number(rows)} {'thôn' if wanted.without else 'hồ sơ'}"
        return Counted(rows, state_sentence(whole, without), beside, is_new)

    def read(self, uid: str) -> Chosen:
        """A convention, or a hamlet without one."""
        without = hamlets_without(self._desk)
        if any(row.uid == uid for row in without):
            return hamlet_without(without, uid)
        return convention_brief(self._desk, uid)


class RegisterPage(ListPage[ConventionFilter, Chosen]):
    """Reads with the arrow keys, opens with Enter, filters while typing."""

    def __init__(self, workplace: Workplace) -> None:
        desk, conventions = workplace.desk, ConventionSource(workplace.desk)
        super().__init__(
            workplace,
            LISTING,
            conventions,
            convention_cells(desk.clock.today, lambda: desk.law.calendar),
            choices=(
                Choice(HAMLET, "Thôn", conventions.hamlets()),
                choice_of("state", "Bước", State),
                choice_of("kind", "Việc", Kind),
            ),
            export=Button("", icon="ellipsis"),
        )
        self._conventions = conventions
        self.papers = RegisterPapers(workplace)
        self._verbs = verbs = ConventionVerbs(workplace, self)
        self._print = Button("In sổ", icon="printer")
        self._print.setToolTip("In sổ hương ước, quy ước (Ctrl+P)")
        self._print.clicked.connect(self.papers.show)
        self._export.setAccessibleName("Xuất sổ ra Word, Excel")
        self._export.setToolTip("Xuất sổ ra Word, Excel")
        keys = {"F2": verbs.edit, "Ctrl+P": self._print.click}
        self.offer(verbs, new=(NEW, lambda: workplace.open(ENTRY)), bar=(self._print,), keys=keys)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the list; with a convention, go to it; with how conventions stand, show those that do."""
        self._bar.offer(HAMLET, self._conventions.hamlets())
        asked = str(entry.get("uid") or "")
        standing = next((each for each in Standing if each.value == asked), None)
        if standing is None:
            super().arrive(entry)
        else:
            sentence = f"Đang xem các hồ sơ {words.inside(LABELS[standing])}."
            self.show_only(Only(ConventionFilter(standing=standing), sentence))

    def act(self, row: Any) -> None:
        """Open the convention's page, or begin one for the hamlet."""
        self._verbs.go_on()

    def reading(self, record: Chosen) -> Reading:
        """The convention with its dossier, limits and steps."""
        if not isinstance(record, ConventionBrief):
            return hamlet_reading(record)
        today = self._desk.clock.today()
        badge = convention_badge(record.row, today, self._desk.law.calendar)
        return convention_reading(record, in_full(badge, record.row.next_due_on), today)

    def exports(self) -> list[Act]:
        """The register as it is printed, then the list on screen."""
        return [
            ("Sổ hương ước ra Word", lambda: self.papers.save(Format.WORD)),
            ("Sổ hương ước ra Excel", lambda: self.papers.save(Format.EXCEL)),
            *super().exports(),
        ]


def state_sentence(whole: Counts, without: int) -> str:
    """The state of the register in one sentence."""
    figures = f"{words.number(whole.in_force)} bản đang thực hiện, {words.number(whole.under_way)} bản đang xây dựng"
    late = f"{words.number(whole.late)} hồ sơ quá hạn" if whole.late else "Không có hồ sơ quá hạn"
    parts = [late]
    parts += [f"{words.number(whole.lacking)} hồ sơ thiếu giấy"] if whole.lacking else []
    parts += [f"{words.number(whole.arranged)} bản {words.inside(ARRANGED)}"] if whole.arranged else []
    parts += [f"{words.number(without)} thôn chưa có hương ước"] if without else []
    return f"{figures}. {', '.join(parts)}."
