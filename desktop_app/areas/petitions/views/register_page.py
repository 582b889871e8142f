"""Đơn thư: the list of petitions with a reading pane."""

from collections.abc import Mapping
from typing import Any

from desktop_app.areas.petitions.list_fields import COLUMNS
from desktop_app.areas.petitions.queries import Counts, PetitionFilter, PetitionPages, counts, known_handlers
from desktop_app.areas.petitions.record import PetitionRecord, petition_record
from desktop_app.areas.petitions.states import Outcome, Source, State
from desktop_app.areas.petitions.today import LABELS
from desktop_app.areas.petitions.views.register_cells import petition_badge, petition_cells
from desktop_app.areas.petitions.views.register_papers import NO_FORM, RegisterPapers
from desktop_app.areas.petitions.views.register_reading import Doors, petition_reading
from desktop_app.areas.petitions.views.register_verbs import ENTRY, RECORD, PetitionVerbs
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.due_badge import in_full
from desktop_app.areas.views.list_page import ListPage
from desktop_app.areas.views.listing import Counted, Listing, Only
from desktop_app.core import words
from desktop_app.core.law.calendar import ONE_DAY
from desktop_app.core.paper.saving import Format
from desktop_app.core.periods import Span
from desktop_app.kit.act_menu import Act
from desktop_app.kit.controls import Button
from desktop_app.kit.filter_bar import Choice, Filters, choice_of
from desktop_app.kit.reading_pane import Reading
from desktop_app.kit.table_head import Sort
from desktop_app.office.area import Standing
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind

NEW = "Đăng ký đơn"
LATE, SOON, HANDLER = "late", "soon", "handler"
LISTING = Listing(
    key="petitions.register",
    title="Đơn thư",
    file="don-thu",
    noun="đơn",
    columns=COLUMNS,
    narrow=("number", "who", "content", "due"),
    gives_way=("kind", "received_on", "stands"),
    sort=Sort("number", descending=True),
    tables=frozenset({"petition", "petition_person", "petition_step", "petition_limit", "case_file"})
    | {*("visit", "calendar_day", "law_version", "hamlet")},
    look_for="Lọc theo tên, số đơn, nội dung",
    choose="Chọn một đơn để đọc.",
    alone="Đang xem riêng một đơn nằm ngoài bộ lọc.",
    go_on="Mở",
    every="Xem mọi đơn",
    whole="Mọi đơn thư",
    nothing=(
        "file-text",
        "Không có đơn nào trong bộ lọc này",
        f"Gõ ít chữ hơn, chọn kỳ dài hơn, hoặc xóa lọc. Có đơn đến thì bấm {NEW}.",
    ),
    beginning=(
        "file-text",
        "Chưa có đơn thư nào",
        f"Đơn đến bằng đường nào cũng vào sổ ở đây. Bấm {NEW}, hoặc đăng ký từ một lượt tiếp công dân.",
    ),
    span=Span.YEAR,
    toggles=((LATE, "Quá hạn"), (SOON, "Sắp đến hạn")),
)


class PetitionSource:
    """Petitions, read from the register as the account at the desk may see them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def handlers(self) -> tuple[tuple[str, str], ...]:
        """Who settles petitions, to filter by."""
        return tuple((name, name) for name in known_handlers(self._desk))

    def wanted(self, chosen: Filters) -> PetitionFilter:
        """The filter of the bar as the queries take it; what presses is shown however long ago it came."""
        from_on, to_on = chosen.days
        if chosen.toggles:
            from_on = None
        kind, state, source, outcome = (chosen.choices.get(name) for name in ("kind", "state", "source", "outcome"))
        return PetitionFilter(
            text=chosen.text,
            from_on=from_on,
            to_on=to_on,
            kind=Kind[kind] if kind else None,
            state=State[state] if state else None,
            source=Source[source] if source else None,
            outcome=Outcome[outcome] if outcome else None,
            handler=chosen.choices.get(HANDLER, ""),
            late_only=LATE in chosen.toggles,
            due_soon=SOON in chosen.toggles,
        )

    def alone(self, uid: str) -> PetitionFilter:
        """This petition only."""
        return PetitionFilter(uids=(uid,))

    def pages(self, wanted: PetitionFilter, sort: Sort) -> PetitionPages:
        """The petitions in an order."""
        return PetitionPages(self._desk, wanted, sort.key, sort.descending)

    def count(self, wanted: PetitionFilter, chosen: Filters) -> Counted:
        """The petitions under the filter beside it, the state of the whole period in the sentence."""
        from_on, to_on = chosen.days
        whole = counts(self._desk, PetitionFilter(from_on=from_on, to_on=to_on))
        earlier = counts(self._desk, PetitionFilter(to_on=from_on - ONE_DAY)) if from_on else None
        shown, rows = counts(self._desk, wanted), self.pages(wanted, LISTING.sort).count()
        is_new = not rows and not PetitionPages(self._desk, PetitionFilter()).count()
        period = chosen.period.in_words() if chosen.period else ""
        beside = f"{words.number(shown.petitions)} đơn, {words.number(shown.people)} người ký"
        return Counted(rows, state_sentence(period, whole, earlier), beside, is_new)

    def read(self, uid: str) -> PetitionRecord:
        """A petition, whole."""
        return petition_record(self._desk, uid)


class RegisterPage(ListPage[PetitionFilter, PetitionRecord]):
    """Reads with the arrow keys, opens with Enter, filters while typing."""

    def __init__(self, workplace: Workplace) -> None:
        desk, petitions = workplace.desk, PetitionSource(workplace.desk)
        super().__init__(
            workplace,
            LISTING,
            petitions,
            petition_cells(desk.clock.today, lambda: desk.law.calendar),
            choices=(
                choice_of("kind", "Loại", Kind),
                choice_of("state", "Bước", State),
                choice_of("source", "Nguồn", Source),
                choice_of("outcome", "Kết quả", Outcome),
                Choice(HANDLER, "Người giải quyết", petitions.handlers()),
            ),
            export=Button("", icon="ellipsis"),
        )
        self._petitions = petitions
        self.papers = RegisterPapers(workplace)
        self._verbs = verbs = PetitionVerbs(workplace, self)
        self._print = Button("In sổ", icon="printer")
        self._print.setToolTip(f"In sổ đơn thư của kỳ đang chọn, {NO_FORM} (Ctrl+P)")
        self._print.clicked.connect(lambda: self.papers.show(self._bar.filters().period))
        self._export.setAccessibleName("Xuất sổ ra Word, Excel")
        self._export.setToolTip("Xuất sổ ra Word, Excel")
        keys = {"F2": verbs.edit, "F3": verbs.explain, "Ctrl+P": self._print.click}
        self.offer(verbs, new=(NEW, lambda: workplace.open(ENTRY)), bar=(self._print,), keys=keys)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the list; with a petition, go to it; with how petitions stand, show those that do."""
        self._bar.offer(HANDLER, self._petitions.handlers())
        asked = str(entry.get("uid") or "")
        standing = next((each for each in Standing if each.value == asked), None)
        if standing is None:
            super().arrive(entry)
        else:
            sentence = f"Đang xem các đơn {words.inside(LABELS[standing])}."
            self.show_only(Only(PetitionFilter(standing=standing), sentence))

    def act(self, row: Any) -> None:
        """Open the petition's page, be it read already or not."""
        self._workplace.open(RECORD, row.uid)

    def reading(self, record: PetitionRecord) -> Reading:
        """The petition with its steps and limits."""
        row, desk, verbs = self._table.row(), self._desk, self._verbs
        badge = petition_badge(row, desk.clock.today(), desk.law.calendar)
        doors = Doors(verbs.explain, verbs.open_case, self._workplace.open, verbs.open_number)
        return petition_reading(record, in_full(badge, row.next_due_on), doors)

    def exports(self) -> list[Act]:
        """The register as it is printed, then the list on screen."""
        period = self._bar.filters().period
        return [
            ("Sổ đơn thư ra Word", lambda: self.papers.save(period, Format.WORD)),
            ("Sổ đơn thư ra Excel", lambda: self.papers.save(period, Format.EXCEL)),
            *super().exports(),
        ]


def state_sentence(period: str, counted: Counts, earlier: Counts | None = None) -> str:
    """The state of the register in one sentence, and what is still open of the time before the period."""
    figures = f"{words.number(counted.petitions)} đơn, {words.number(counted.people)} người ký"
    cases = f"{words.number(counted.cases)} vụ việc, {words.number(counted.open)} đơn chưa xong"
    late = f"{words.number(counted.late)} đơn quá hạn" if counted.late else "Không có đơn quá hạn"
    soon = f"{words.number(counted.soon)} đơn sắp đến hạn" if counted.soon else "không có đơn sắp đến hạn"
    told = f"{f'{period}: ' if period else ''}{figures}, {cases}. {late}, {soon}."
    if earlier is None or not earlier.open:
        return told
    pressing = f", {words.number(earlier.late)} đơn quá hạn" if earlier.late else ""
    return f"{told} Còn {words.number(earlier.open)} đơn chưa xong của kỳ trước{pressing}."
