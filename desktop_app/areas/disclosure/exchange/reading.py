"""From a row of a workbook to a record of disclosure: which item, which forms, where and how long; pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop_app.areas.disclosure import fields
from desktop_app.areas.disclosure.catalogue import Catalogue, Item
from desktop_app.areas.disclosure.entry import MASK, DisclosureEntry, item_meant, words_of
from desktop_app.areas.disclosure.models import Form
from desktop_app.areas.disclosure.papers.mask import full_numbers
from desktop_app.areas.disclosure.rules import joined, period_problem
from desktop_app.core import words
from desktop_app.core.law.calendar import ONE_DAY
from desktop_app.core.law.rulebook import Rule
from desktop_app.core.text.fold import fold
from desktop_app.office.exchange.telling import Hint
from desktop_app.office.postings.entry import BoardNamed
from desktop_app.office.postings.making import MOST_PLACES
from desktop_app.office.postings.models import PlaceKind
from desktop_app.office.postings.queries import PlaceView

NOT_WRITTEN = "Bảng nhập không ghi hình thức này."
"""Why a mandatory form was not carried out, as far as a workbook tells."""

_SEPARATOR = re.compile(r"[;\n]")
_FORM_WORDS = (
    (Form.POSTED, ("niem yet",)),
    (Form.PORTAL, ("cong thong tin", "cong ttdt", "cong dien tu", "trang thong tin", "trang tin", "website")),
    (Form.RADIO, ("truyen thanh", "phat thanh", "loa")),
    (Form.HAMLET_HEAD, ("truong thon", "to truong", "truong ban", "truong khu")),
    (Form.SOCIAL, ("mang xa hoi", "zalo", "facebook", "mang vien thong", "tin nhan")),
    (Form.DIALOGUE, ("doi thoai", "hoi nghi")),
    (Form.RECEPTION, ("tiep cong dan", "tiep xuc cu tri", "hop bao")),
    (Form.UNIONS, ("doan the", "to chuc")),
    (Form.WRITTEN, ("gui van ban", "bang van ban")),
)
_KIND_WORDS = (
    (PlaceKind.HEADQUARTERS, ("tru so", "ubnd", "uy ban nhan dan")),
    (PlaceKind.CULTURE_HOUSE, ("nha van hoa",)),
    (PlaceKind.COMMUNITY_POINT, ("diem sinh hoat", "bang tin", "hoi truong", "nha hop")),
)
_COLUMN_OF = {"who": "responsible"}
"""Columns of a workbook whose values a field of another name checks."""

_CHECKED = {field.name: field for field in fields.DISCLOSURE_FORM}


@dataclass(frozen=True, kw_only=True)
class DisclosureRow:
    """A record as a workbook tells it: its entry, and on which boards it hung from when to when."""

    entry: DisclosureEntry
    from_on: date | None
    to_on: date | None
    places: tuple[str, ...] = ()
    boards: tuple[BoardNamed, ...] = ()
    required_days: int = 0
    rule_key: str = ""

    @property
    def hangs(self) -> bool:
        """Whether it names boards."""
        return bool(self.places or self.boards)


def split(text: str) -> list[str]:
    """The values of a cell that holds several."""
    return [part.strip() for part in _SEPARATOR.split(text) if part.strip()]


def form_meant(text: str) -> Form | None:
    """The form that is written, accents aside; None for none of the law's."""
    said = fold(text)
    exact = next((form for form in Form if fold(form.value) == said), None)
    if exact is not None or not said:
        return exact
    if "khac" in said.split() or said == "cong":
        return Form.OTHER if said != "cong" else Form.PORTAL
    return next((form for form, phrases in _FORM_WORDS if any(f" {p} " in f" {said} " for p in phrases)), None)


def kind_meant(name: str) -> PlaceKind:
    """What kind of place a board is whose name alone is known."""
    said = fold(name)
    return next((kind for kind, phrases in _KIND_WORDS if any(p in said for p in phrases)), PlaceKind.OTHER)


class RowReader:
    """Reads rows against the catalogue and the boards of one office."""

    def __init__(
        self, catalogue: Catalogue, places: Sequence[PlaceView], today: date, *, old: bool, rule_on: Any
    ) -> None:
        """`rule_on` gives the dated rule of the days of posting for a day, None where none is known."""
        self._catalogue, self._today, self._old, self._rule_on = catalogue, today, old, rule_on
        self._places = {fold(place.name): place for place in places}

    def read(self, values: Mapping[str, Any]) -> tuple[DisclosureRow | None, list[Hint]]:
        """The record of a row, or why it is none."""
        kept, hints = self._texts(values)
        on = values.get("document_on") or values.get("from_on")
        hints += self._days(values, on)
        item, problem = self._item(values.get("item"), on)
        hints += [problem] if problem else []
        forms, wrong = self._forms(values.get("forms"), values.get("places"))
        hints += wrong
        if item is None or on is None or any(hint.refused for hint in hints):
            return None, hints
        hints += self._left_out(item, forms)
        entry = DisclosureEntry(
            item_code=item.code,
            trigger_on=on,
            document_on=values.get("document_on"),
            has_names=item.has_names,
            forms=forms,
            left_out_reason=NOT_WRITTEN,
            is_backfilled=self._old,
            **kept,
        )
        row = DisclosureRow(entry=entry, from_on=values.get("from_on"), to_on=values.get("to_on"))
        hints += _on_a_board(entry)
        row, more = self._posted(row, item, split(values.get("places") or ""))
        return row, [*hints, *more]

    def _texts(self, values: Mapping[str, Any]) -> tuple[dict[str, Any], list[Hint]]:
        kept, hints = dict[str, Any](), list[Hint]()
        if not values.get("title"):
            return kept, [Hint("title", "Chưa có Tên văn bản. Ghi tên văn bản, thông tin được công khai.")]
        for key in ("title", "document_number", "issuer", "who", "note"):
            name = _COLUMN_OF.get(key, key)
            try:
                kept[name] = _CHECKED[name].read(values.get(key), self._today)
            except ValueError as error:
                hints.append(Hint(key, str(error)))
        return kept, hints

    def _item(self, typed: str | None, on: date | None) -> tuple[Item | None, Hint | None]:
        if not typed:
            return None, Hint("item", "Chưa có Mã nội dung. Ghi mã của danh mục, ví dụ CK02.3.")
        if on is None:
            return None, None
        if why := self._catalogue.why_nothing(on):
            return None, Hint("document_on", why)
        try:
            return item_meant(self._catalogue.on(on), typed), None
        except ValueError as error:
            return None, Hint("item", str(error))

    def _days(self, values: Mapping[str, Any], on: date | None) -> Iterator[Hint]:
        document_on, from_on, to_on = (values.get(key) for key in ("document_on", "from_on", "to_on"))
        if on is None:
            yield Hint("document_on", "Chưa có Ngày văn bản và Từ ngày. Ghi ít nhất một ngày.")
        if document_on and document_on > self._today:
            yield Hint("document_on", "Ngày văn bản sau hôm nay. Kiểm tra lại ngày.")
        elif from_on and not document_on and from_on > self._today:
            yield Hint("from_on", "Từ ngày sau hôm nay mà chưa có Ngày văn bản. Ghi Ngày văn bản.")
        if from_on and to_on and to_on < from_on:
            yield Hint("to_on", f"Đến ngày trước Từ ngày {words.day(from_on)}. Kiểm tra lại hai ngày.")
        if to_on and not from_on:
            yield Hint("from_on", "Có Đến ngày mà chưa có Từ ngày. Ghi ngày bắt đầu công khai.")
        elif self._old and not from_on and document_on:
            yield Hint("from_on", "Chưa có Từ ngày. Sổ cũ phải ghi ngày đã công khai.")
        if document_on and from_on and from_on < document_on:
            yield Hint("from_on", "Từ ngày trước Ngày văn bản. Vẫn nhận, hãy xem lại hai ngày.", refused=False)

    def _forms(self, typed: str | None, places: str | None) -> tuple[tuple[Form, ...], list[Hint]]:
        if not split(typed or ""):
            if split(places or ""):
                return (Form.POSTED,), [Hint("forms", "Ô trống, sẽ ghi hình thức Niêm yết.", refused=False)]
            return (), [Hint("forms", "Chưa có Hình thức. Ghi ít nhất một hình thức, ví dụ Niêm yết; Truyền thanh.")]
        found = {part: form_meant(part) for part in split(typed or "")}
        unknown = [part for part, form in found.items() if form is None]
        if unknown:
            said = "Không có hình thức “{}”. Ghi như ở trang giải thích của tệp mẫu, cách nhau dấu chấm phẩy."
            return (), [Hint("forms", said.format(unknown[0]))]
        return tuple(form for form in Form if form in found.values()), []

    def _left_out(self, item: Item, forms: Sequence[Form]) -> list[Hint]:
        left = [words_of(form) for form in item.forms if form not in forms]
        if not left:
            return []
        return [Hint("forms", f"Luật buộc {joined(left)}; sẽ ghi là không thực hiện.", refused=False)]

    def _posted(self, row: DisclosureRow, item: Item, named: list[str]) -> tuple[DisclosureRow, list[Hint]]:
        """The row with its boards and days, and what is wrong with them."""
        if not named:
            return row, self._without_boards(row)
        if Form.POSTED not in row.entry.forms:
            return row, [Hint("places", "Có Nơi niêm yết mà Hình thức không có Niêm yết. Thêm Niêm yết hoặc bỏ nơi.")]
        if row.from_on is None:
            return row, [Hint("from_on", "Có Nơi niêm yết mà chưa có Từ ngày. Ghi ngày bắt đầu niêm yết.")]
        rule = None if item.is_permanent else self._rule_on(row.entry.trigger_on)
        days, hint = self._required(row.from_on, row.to_on, item, rule)
        places, boards, wrong = self._boards(named, row.from_on)
        hints = [*([hint] if hint else []), *wrong]
        key = rule.key if rule and days else ""
        return replace(row, places=places, boards=boards, required_days=days, rule_key=key), hints

    def _without_boards(self, row: DisclosureRow) -> list[Hint]:
        if Form.POSTED not in row.entry.forms or row.from_on is None or self._old:
            return []
        return [Hint("places", "Chưa có Nơi niêm yết. Ghi các nơi, cách nhau dấu chấm phẩy.")]

    def _required(self, from_on: date, to_on: date | None, item: Item, rule: Rule | None) -> tuple[int, Hint | None]:
        if item.is_permanent:
            return 0, None
        if to_on is None:
            if rule is None:
                return 0, Hint("to_on", "Chưa có quy định của ngày này. Ghi Đến ngày.")
            if self._old:
                return rule.value, Hint("to_on", "Chưa có Đến ngày. Sổ cũ phải ghi ngày cuối niêm yết.")
            return rule.value, None
        short = period_problem(from_on, to_on, rule)
        if not short or rule is None:
            return max(1, (to_on - from_on).days), None
        if self._old and to_on + ONE_DAY < self._today:
            said = f"Niêm yết {(to_on - from_on).days}/{rule.value} ngày; sẽ ghi là gỡ khi chưa đủ ngày."
            return rule.value, Hint("to_on", said, refused=False)
        return rule.value, Hint("to_on", short.partition(" Đổi ngày cuối")[0] + " Sửa Đến ngày, hoặc nhập sổ cũ.")

    def _boards(self, named: list[str], on: date) -> tuple[tuple[str, ...], tuple[BoardNamed, ...], list[Hint]]:
        uids, boards, seen = list[str](), list[BoardNamed](), set[str]()
        for name in named:
            place = self._places.get(fold(name))
            if fold(name) in seen:
                return (), (), [Hint("places", f"{name} ghi hai lần. Bỏ bớt một lần.")]
            seen.add(fold(name))
            if place is not None and place.is_there(on):
                uids.append(place.uid)
            elif self._old:
                boards.append(BoardNamed(name, place.kind if place else kind_meant(name)))
            elif place is not None:
                return (), (), [Hint("places", f"{place.name} không dùng vào ngày {words.day(on)}. Ghi nơi khác.")]
            else:
                said = f"Không có nơi niêm yết “{name}”. Thêm nơi ở trang Nơi niêm yết, hoặc nhập sổ cũ để giữ tên này."
                return (), (), [Hint("places", said)]
        if len(named) > MOST_PLACES:
            return (), (), [Hint("places", f"Có {len(named)} nơi, tối đa {MOST_PLACES} nơi. Bỏ bớt nơi.")]
        return tuple(uids), tuple(boards), []


def _on_a_board(entry: DisclosureEntry) -> list[Hint]:
    """Everybody reads a board: where the whole number of a citizen stands, told by its last three digits."""
    found = (("title", entry.title), ("note", entry.note))
    numbers = ((key, number) for key, text in found for number in full_numbers(text)[:1])
    return [Hint(key, MASK.format(number=f"…{number[-3:]}"), refused=False) for key, number in numbers]
