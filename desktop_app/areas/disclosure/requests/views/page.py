"""Yêu cầu thông tin: the list of requests for information, with a reading pane."""

from collections.abc import Mapping

from desktop_app.areas.disclosure.requests.fields import COLUMNS
from desktop_app.areas.disclosure.requests.models import RequestKind
from desktop_app.areas.disclosure.requests.queries import (
    RequestFilter,
    RequestPages,
    RequestRecord,
    counts,
    request_of,
)
from desktop_app.areas.disclosure.requests.rules import Stands
from desktop_app.areas.disclosure.requests.views.verbs import NEW, RequestVerbs
from desktop_app.areas.disclosure.requests.views.words import badge_of, request_cells, request_reading
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.list_page import ListPage
from desktop_app.areas.views.listing import Counted, Listing
from desktop_app.core import words
from desktop_app.core.periods import Span
from desktop_app.kit.filter_bar import Filters, choice_of
from desktop_app.kit.reading_pane import Reading
from desktop_app.kit.table_head import Sort
from desktop_app.office.desk import Desk

KEY = "disclosure.requests"
LISTING = Listing(
    key=KEY,
    title="Yêu cầu thông tin",
    file="yeu-cau-thong-tin",
    noun="yêu cầu",
    columns=COLUMNS,
    narrow=("number", "requester", "content", "state"),
    gives_way=("due_on", "received_on"),
    sort=Sort("number", descending=True),
    tables=frozenset({"information_request", "disclosure", "calendar_day", "law_version"}),
    look_for="Lọc theo số, tên, nội dung",
    choose="Chọn một yêu cầu để đọc.",
    alone="Đang xem riêng một yêu cầu nằm ngoài bộ lọc.",
    go_on="Trả lời",
    whole="Mọi yêu cầu",
    nothing=(
        "circle-question-mark",
        "Không có yêu cầu nào trong bộ lọc này",
        f"Chọn kỳ dài hơn hoặc xóa lọc. Có người yêu cầu thì bấm {NEW}.",
    ),
    beginning=(
        "circle-question-mark",
        "Chưa có yêu cầu thông tin nào",
        f"Có người yêu cầu thì bấm {NEW}.",
    ),
    enter="việc tiếp theo",
    span=Span.YEAR,
)


class RequestSource:
    """Requests for information, read from the register."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def wanted(self, chosen: Filters) -> RequestFilter:
        """The filter of the bar as the queries take it."""
        from_on, to_on = chosen.days
        state, kind = chosen.choices.get("state"), chosen.choices.get("kind")
        return RequestFilter(
            text=chosen.text,
            from_on=from_on,
            to_on=to_on,
            kind=RequestKind[kind] if kind else None,
            state=Stands[state] if state else None,
        )

    def alone(self, uid: str) -> RequestFilter:
        """This request only."""
        return RequestFilter(uids=(uid,))

    def pages(self, wanted: RequestFilter, sort: Sort) -> RequestPages:
        """The requests in an order."""
        return RequestPages(self._desk, wanted, sort.key, sort.descending)

    def count(self, wanted: RequestFilter, chosen: Filters) -> Counted:
        """How many stand how."""
        found = counts(self._desk, wanted)
        rows = sum(found.values())
        is_new = not rows and not sum(counts(self._desk, RequestFilter()).values())
        return Counted(rows, state_sentence(found), is_new=is_new)

    def read(self, uid: str) -> RequestRecord:
        """A request with what happened to it."""
        with self._desk.db.reading() as session:
            return request_of(session, self._desk, uid)


class RequestsPage(ListPage[RequestFilter, RequestRecord]):
    """Reads with the arrow keys, answers with Enter, filters while typing."""

    def __init__(self, workplace: Workplace) -> None:
        desk = workplace.desk
        super().__init__(
            workplace,
            LISTING,
            RequestSource(desk),
            request_cells(desk.clock.today, lambda: desk.law.calendar),
            choices=(choice_of("state", "Tình trạng", Stands), choice_of("kind", "Loại", RequestKind)),
        )
        self.verbs = verbs = RequestVerbs(workplace, self)
        keys = {"F3": verbs.explain, "F2": verbs.edit}
        self.offer(verbs, new=(NEW, verbs.enter_new), keys=keys)

    def reading(self, record: RequestRecord) -> Reading:
        """The request with everything that was done."""
        today = self._desk.clock.today()
        badge = badge_of(record[0], today, self._desk.law.calendar)
        return request_reading(*record, today, badge, self.verbs.explain, self.verbs.open_record)


def state_sentence(found: Mapping[Stands, int]) -> str:
    """The state of the requests in one sentence."""
    total = sum(count for state, count in found.items() if state is not Stands.VOID)
    if not total:
        return "Chưa có yêu cầu thông tin nào trong bộ lọc này."
    parts = (
        (Stands.OPEN, "chưa trả lời"),
        (Stands.AT_SOURCE, "chờ cơ quan tạo ra thông tin"),
        (Stands.ENDED, "đã xong"),
    )
    told = ", ".join(f"{words.number(found[state])} {said}" for state, said in parts if found.get(state))
    late, soon = found.get(Stands.LATE, 0), found.get(Stands.SOON, 0)
    pressing = f"{words.number(late)} yêu cầu quá hạn" if late else "Không có yêu cầu quá hạn"
    all_told = f"{words.number(total)} yêu cầu{f': {told}' if told else ''}"
    return f"{all_told}. {pressing}{f', {words.number(soon)} sắp đến hạn' if soon else ''}."
