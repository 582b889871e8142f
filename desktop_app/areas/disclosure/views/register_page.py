"""Hồ sơ công khai: the list of what was and must be disclosed, with a reading pane."""

from collections.abc import Mapping

from desktop_app.areas.disclosure.catalogue import read_catalogue
from desktop_app.areas.disclosure.evidence import proved_by_record
from desktop_app.areas.disclosure.fields import COLUMNS
from desktop_app.areas.disclosure.history import history_of
from desktop_app.areas.disclosure.kept import record_of
from desktop_app.areas.disclosure.models import Form
from desktop_app.areas.disclosure.queries import Counts, DisclosureFilter, DisclosurePages, counts, view_of
from desktop_app.areas.disclosure.rules import State
from desktop_app.areas.disclosure.views.boards_fields import PLACES
from desktop_app.areas.disclosure.views.register_cells import record_cells, state_badge
from desktop_app.areas.disclosure.views.register_reading import Doors, record_reading
from desktop_app.areas.disclosure.views.register_verbs import ENTRY, Record, RecordVerbs
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.list_page import ListPage
from desktop_app.areas.views.listing import Counted, Listing
from desktop_app.core import words
from desktop_app.core.periods import Span
from desktop_app.kit.controls import Button
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.filter_bar import Choice, Filters, choice_of
from desktop_app.kit.reading_pane import Reading
from desktop_app.kit.table_head import Sort
from desktop_app.office.desk import Desk
from desktop_app.office.postings.proofs_shown import proofs_of

NEW = "Đăng một nội dung"
ITEM = "item"
KEY = "disclosure.register"
LISTING = Listing(
    key=KEY,
    title="Hồ sơ công khai",
    file="ho-so-cong-khai",
    noun="hồ sơ",
    columns=COLUMNS,
    narrow=("number", "item_code", "title", "state"),
    gives_way=("item", "trigger_on", "forms"),
    sort=Sort("number", descending=True),
    tables=frozenset({"disclosure", "disclosure_form", "radio_slot", "hamlet_notice", "catalogue_item"})
    | {
        *("posting", "posting_copy", "posting_gap", "posting_minutes", "calendar_day", "law_version", "hamlet", "proof")
    },
    look_for="Lọc theo số, tên văn bản",
    choose="Chọn một hồ sơ để đọc.",
    alone="Đang xem riêng một hồ sơ nằm ngoài bộ lọc.",
    whole="Mọi hồ sơ",
    nothing=(
        "search",
        "Không có hồ sơ nào trong bộ lọc này",
        f"Chọn kỳ dài hơn hoặc xóa lọc. Có văn bản phải công khai thì bấm {NEW}.",
    ),
    beginning=(
        "megaphone",
        "Chưa có hồ sơ công khai nào",
        f"Ghi các nơi niêm yết một lần trước. Có văn bản phải công khai thì bấm {NEW}.",
    ),
    enter="việc tiếp theo",
    span=Span.YEAR,
)


class RecordSource:
    """Records of disclosure, read from the register."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def items(self) -> tuple[tuple[str, str], ...]:
        """What the catalogue asks for today, to filter by."""
        with self._desk.db.reading() as session:
            found = read_catalogue(session).on(self._desk.clock.today())
        return tuple((item.code, f"{item.code} {item.short}") for item in found)

    def wanted(self, chosen: Filters) -> DisclosureFilter:
        """The filter of the bar as the queries take it."""
        from_on, to_on = chosen.days
        state, form = chosen.choices.get("state"), chosen.choices.get("form")
        return DisclosureFilter(
            text=chosen.text,
            from_on=from_on,
            to_on=to_on,
            item_code=chosen.choices.get(ITEM, ""),
            form=Form[form] if form else None,
            state=State[state] if state else None,
        )

    def alone(self, uid: str) -> DisclosureFilter:
        """This record only."""
        return DisclosureFilter(uids=(uid,))

    def pages(self, wanted: DisclosureFilter, sort: Sort) -> DisclosurePages:
        """The records in an order."""
        return DisclosurePages(self._desk, wanted, sort.key, sort.descending)

    def count(self, wanted: DisclosureFilter, chosen: Filters) -> Counted:
        """How many stand how, and whether nothing was ever disclosed."""
        rows = DisclosurePages(self._desk, wanted).count()
        is_new = not rows and not DisclosurePages(self._desk, DisclosureFilter()).count()
        return Counted(rows, state_sentence(counts(self._desk, wanted)), is_new=is_new)

    def read(self, uid: str) -> Record:
        """A record with what happened to it and its proofs."""
        with self._desk.db.reading() as session:
            view = view_of(session, self._desk, uid)
            found = proofs_of(session, [each.uid for each in proved_by_record(view)])
            proofs = tuple(proof for some in found.values() for proof in some)
            return view, history_of(session, record_of(session, uid)), proofs


class RegisterPage(ListPage[DisclosureFilter, Record]):
    """Reads with the arrow keys, goes on with Enter, filters while typing."""

    def __init__(self, workplace: Workplace) -> None:
        desk, records = workplace.desk, RecordSource(workplace.desk)
        super().__init__(
            workplace,
            LISTING,
            records,
            record_cells(desk.clock.today, lambda: desk.law.calendar),
            choices=(
                choice_of("state", "Tình trạng", State),
                Choice(ITEM, "Nội dung", records.items()),
                choice_of("form", "Hình thức", Form),
            ),
        )
        self._records = records
        self._verbs = verbs = RecordVerbs(workplace, self)
        keys = {"F3": verbs.explain, "F2": verbs.edit}
        self.offer(verbs, new=(NEW, lambda: workplace.open(ENTRY)), keys=keys)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the list, with the catalogue of today to filter by; with a record, go to it."""
        self._bar.offer(ITEM, self._records.items())
        super().arrive(entry)

    def reading(self, record: Record) -> Reading:
        """The record with its forms and proofs."""
        view, happened, proofs = record
        today, verbs = self._desk.clock.today(), self._verbs
        badge = state_badge(view, today, self._desk.law.calendar)
        doors = Doors(verbs.explain, lambda uid: self.arrive({"uid": uid}), verbs.open_posting, verbs.show_proofs)
        return record_reading(view, happened, today, badge, doors, proofs)

    def empty(self, *, is_new: bool) -> EmptyState:
        """Before the first record the places are to be entered."""
        if not is_new:
            return super().empty(is_new=is_new)
        boards = Button("Nơi niêm yết", icon="map-pin")
        boards.clicked.connect(lambda: self._workplace.open(PLACES))
        return EmptyState(*LISTING.beginning, (boards,))


def state_sentence(found: Counts) -> str:
    """The state of the records in one sentence."""
    if not found.total:
        return "Chưa có hồ sơ công khai nào trong bộ lọc này."
    done = found.of(State.DONE) + found.of(State.PERMANENT)
    told = f"{words.number(found.total)} hồ sơ: {words.number(done)} đã đủ hoặc thường xuyên"
    parts = ((State.RUNNING, "đang công khai"), (State.LACKING, "còn thiếu"), (State.WAITING, "chưa công khai"))
    told += "".join(f", {words.number(found.of(state))} {said}" for state, said in parts if found.of(state))
    late, soon = found.of(State.LATE), found.of(State.SOON)
    pressing = f"{words.number(late)} hồ sơ quá hạn" if late else "Không có hồ sơ quá hạn"
    return f"{told}. {pressing}{f', {words.number(soon)} hồ sơ sắp đến hạn' if soon else ''}."
