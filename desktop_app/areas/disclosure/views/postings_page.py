"""Niêm yết: every copy on every board, with a reading pane; a scanned code opens its notice."""

from collections.abc import Mapping, Sequence

from desktop_app.areas.disclosure.views.boards_fields import PLACES
from desktop_app.areas.disclosure.views.postings_page_cells import copy_cells, copy_reading
from desktop_app.areas.disclosure.views.postings_page_scan import scan_sheet
from desktop_app.areas.disclosure.views.postings_page_verbs import CopyVerbs
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.list_page import ListPage
from desktop_app.areas.views.listing import Counted, Listing, Only
from desktop_app.core import words
from desktop_app.kit.controls import Button
from desktop_app.kit.controls import Kind as Look
from desktop_app.kit.empty import EmptyState
from desktop_app.kit.filter_bar import Choice, Filters, choice_of
from desktop_app.kit.reading_pane import Reading
from desktop_app.kit.reading_sheet import read_in_sheet
from desktop_app.kit.table_head import Sort
from desktop_app.office.desk import Desk
from desktop_app.office.postings.check import Checked
from desktop_app.office.postings.due import UNSEEN
from desktop_app.office.postings.fields import COLUMNS
from desktop_app.office.postings.lists import CopyCounts, CopyFilter, CopyPages, copy_counts
from desktop_app.office.postings.places import PlaceService
from desktop_app.office.postings.record import CopyRecord, copy_record
from desktop_app.office.postings.rules import Standing

KEY = "disclosure.postings"
RECORDS = "disclosure.register"
AREA = "disclosure"
TABLES = frozenset({"posting", "posting_copy", "posting_gap", "posting_minutes", "posting_place", "proof"})
PLACE = "place"
LISTING = Listing(
    key=KEY,
    title="Niêm yết",
    file="niem-yet",
    noun="bản",
    columns=COLUMNS,
    narrow=("number", "title", "place_name", "standing"),
    gives_way=("hung_on",),
    sort=Sort("number", descending=True),
    tables=TABLES,
    look_for="Lọc theo nội dung, phiếu",
    choose="Chọn một bản niêm yết để đọc.",
    alone="Đang xem riêng một thông báo.",
    nothing=(
        "search",
        "Không có bản niêm yết nào trong bộ lọc này",
        "Gõ ít chữ hơn, hoặc xóa lọc để xem tất cả các bản.",
    ),
    beginning=(
        "megaphone",
        "Chưa có bản niêm yết nào",
        "Lập thông báo niêm yết từ một hồ sơ công khai: mỗi nơi một bản, có số phiếu và mã kiểm tra riêng.",
    ),
    enter="việc tiếp theo",
    toggles=((UNSEEN, "Cần kiểm tra"),),
)


class CopySource:
    """Copies on boards, read from the register."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def wanted(self, chosen: Filters) -> CopyFilter:
        """The filter of the bar as the queries take it."""
        standing = chosen.choices.get("standing")
        return CopyFilter(
            text=chosen.text,
            standing=Standing[standing] if standing else None,
            place_uid=chosen.choices.get(PLACE, ""),
            unseen_only=UNSEEN in chosen.toggles,
        )

    def alone(self, uid: str) -> CopyFilter:
        """A notice with all its copies, or one copy."""
        return CopyFilter(only_uid=uid)

    def pages(self, wanted: CopyFilter, sort: Sort) -> CopyPages:
        """The copies in an order."""
        return CopyPages(self._desk.db, wanted, self._desk.clock.today(), sort.key, descending=sort.descending)

    def count(self, wanted: CopyFilter, chosen: Filters) -> Counted:
        """The copies under the filter, and how all copies stand."""
        found = copy_counts(self._desk.db, self._desk.clock.today())
        return Counted(self.pages(wanted, LISTING.sort).count(), state_sentence(found), is_new=not found.all)

    def read(self, uid: str) -> CopyRecord:
        """A copy with its notice."""
        return copy_record(self._desk.db, uid, self._desk.clock.today())


class PostingsPage(ListPage[CopyFilter, CopyRecord]):
    """Reads with the arrow keys, acts with Enter, filters while typing, scans with F2."""

    def __init__(self, workplace: Workplace) -> None:
        desk = workplace.desk
        choices = (
            choice_of("standing", "Tình trạng", Standing),
            Choice(PLACE, "Nơi", place_options(desk)),
        )
        export = Button("Xuất Excel", icon="file-down")
        source, cells = CopySource(desk), copy_cells(desk.clock.today)
        super().__init__(workplace, LISTING, source, cells, choices=choices, export=export)
        self._verbs = CopyVerbs(workplace, self)
        self._boards = Button("Nơi niêm yết", icon="map-pin")
        self._scan = Button("Quét mã", icon="shield-check", key="F2")
        self._boards.clicked.connect(lambda: workplace.open(PLACES))
        self._scan.clicked.connect(lambda: scan_sheet(workplace, self.window(), self._found).rise())
        self.set_buttons(self._boards, self._scan)
        self.offer(self._verbs)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the list; with a notice or a copy show it alone, with a reminder the copies it is about."""
        uid = str(entry.get("uid") or "")
        self._bar.offer(PLACE, place_options(self._desk))
        if uid == UNSEEN:
            self._bar.show_filters(Filters(toggles=frozenset({UNSEEN})))
        if uid in ("", UNSEEN):
            super().arrive({})
        else:
            self.show_only(Only(CopyFilter(only_uid=uid), LISTING.alone))

    def notice(self, tables: frozenset[str]) -> None:
        """A transaction changed what is shown: read it again, with the places to filter by."""
        if tables & TABLES:
            self._bar.offer(PLACE, place_options(self._desk))
        super().notice(tables)

    def reading(self, record: CopyRecord) -> Reading:
        """The copy with what happened to it."""
        owner, notice = record.posting.owner_uid if record.posting.area == AREA else "", record.posting.uid
        open_owner = (lambda: self._workplace.open(RECORDS, owner)) if owner else None
        proofs, today = self._verbs.sheets.show_proofs, self._desk.clock.today()
        return copy_reading(record, today, lambda: self.arrive({"uid": notice}), open_owner, proofs)

    def read_in_sheet(self, record: CopyRecord) -> None:
        """Each verb has a button of its own."""
        verbs = [(name, does) for name, does in self._verbs.choices(record) if callable(does)]
        read_in_sheet(self.window(), self.reading(record), verbs)

    def about(self) -> str:
        """Of which day the list is."""
        return f"Các bản niêm yết ngày {words.day(self._desk.clock.today())}"

    def empty(self, *, is_new: bool) -> EmptyState:
        """Before the first notice the way leads to the records."""
        if not is_new:
            return super().empty(is_new=is_new)
        begin = Button("Đến hồ sơ công khai", Look.MAIN, icon="megaphone")
        begin.clicked.connect(lambda: self._workplace.open(RECORDS))
        return EmptyState(*LISTING.beginning, (begin,))

    def _found(self, checked: Checked) -> None:
        """A code was read that is in the register: stand on its copy, alone where the filter leaves it out."""
        self._workplace.say(checked.sentence)
        if not self._table.choose(checked.copy_uid):
            self.arrive({"uid": checked.copy_uid})


def place_options(desk: Desk) -> tuple[tuple[str, str], ...]:
    """The places to filter by, closed ones too."""
    return tuple((place.uid, place.name) for place in PlaceService(desk).all())


def state_sentence(counts: CopyCounts) -> str:
    """The state of the boards in one sentence; what is well is not told."""
    if not counts.all:
        return "Chưa có bản niêm yết nào."
    parts: Sequence[tuple[int, str]] = (
        (counts.waiting, "chờ niêm yết"),
        (counts.ripe, "đủ ngày chờ gỡ"),
        (counts.broken, "gián đoạn"),
        (counts.unseen, "cần kiểm tra"),
    )
    said = [f"{words.number(count)} bản {what}" for count, what in parts if count]
    hanging = f"{words.number(counts.hanging)} bản đang trên bảng tin"
    return f"{', '.join([hanging, *said])}."
