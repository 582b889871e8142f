"""What an official hands over when something is disclosed."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Any

from desktop_app.areas.disclosure import fields
from desktop_app.areas.disclosure.catalogue import Catalogue, Item, Limit
from desktop_app.areas.disclosure.models import ChangeKind, Form
from desktop_app.areas.disclosure.papers.mask import full_numbers
from desktop_app.areas.disclosure.rules import CORRECTION, FOUND_WRONG
from desktop_app.core.errors import InvalidInput
from desktop_app.core.text.fold import fold, matches
from desktop_app.office.postings.queries import PlaceView

MOST_OFFERED = 40
MARK = " · "
"""What parts an item's code from its words where one is chosen."""

MASK = "Có số định danh đầy đủ của công dân ({number}). Bảng tin ai cũng đọc được: bỏ số, hoặc che bớt bằng dấu *."
"""Said before a whole number goes where everybody reads it."""


@dataclass(frozen=True, kw_only=True)
class PostEntry:
    """How a notice is to hang: from a day to the end of a day, at places (their uids); always, without a last day.

    `short_reason` names the sector law by which it hangs for fewer days than the law asks.
    """

    from_on: date
    to_on: date | None = None
    places: tuple[str, ...] = ()
    short_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class DisclosureEntry:
    """One document or piece of information that is disclosed.

    `rule_key` chooses among the limits of the item, "" its usual one. Of the mandatory forms of the day those that are
    not among `forms` are left out for `left_out_reason`. `posting` is None where the notice is made later. A record
    that follows another one (`replaces_uid`) says why in `change_reason`.
    """

    item_code: str
    title: str
    trigger_on: date
    rule_key: str = ""
    document_number: str = ""
    document_on: date | None = None
    issuer: str = ""
    pages: int = 1
    has_names: bool = False
    forms: tuple[Form, ...] = ()
    left_out_reason: str = ""
    posting: PostEntry | None = None
    responsible: str = ""
    note: str = ""
    change: ChangeKind = ChangeKind.FIRST
    replaces_uid: str = ""
    change_reason: str = ""
    is_backfilled: bool = False

    @property
    def whole_numbers(self) -> tuple[str, ...]:
        """The full citizens' numbers that would go on a board with it."""
        return full_numbers(f"{self.title}\n{self.note}")

    def columns(self) -> dict[str, Any]:
        """What the record's own row keeps as it was handed over."""
        values = asdict(self)
        return {name: value for name, value in values.items() if name not in ("rule_key", *_NOT_COLUMNS)}


_NOT_COLUMNS = ("forms", "left_out_reason", "posting")


@dataclass(frozen=True, kw_only=True)
class SlotEntry:
    """One reading on the radio."""

    read_on: date
    read_at: time | None = None
    reader: str = ""
    note: str = ""


def limits_of(item: Item, change: ChangeKind = ChangeKind.FIRST) -> tuple[Limit, ...]:
    """The limits that may start: of the item, or of wrong information that is put right."""
    return (Limit(CORRECTION, FOUND_WRONG),) if change is ChangeKind.CORRECTED else item.limits


def limit_meant(item: Item, rule_key: str, change: ChangeKind = ChangeKind.FIRST) -> Limit | None:
    """The chosen limit, the usual one where none was chosen; None where the item has no limit at all."""
    known = limits_of(item, change)
    return next((limit for limit in known if limit.rule_key == rule_key), known[0] if known else None)


def item_words(item: Item) -> str:
    """An item as it stands in the field once it is chosen."""
    return f"{item.code}{MARK}{item.short}"


def items_meant(items: Sequence[Item], typed: str) -> list[Item]:
    """The items whose code begins as typed, then those in whose words every typed word begins one."""
    asked = fold(typed.partition(MARK)[0])
    by_code = [item for item in items if fold(item.code).startswith(asked)]
    by_words = [item for item in items if item not in by_code and matches(f"{item.short} {item.title}", typed)]
    return [*by_code, *by_words][:MOST_OFFERED]


def item_meant(items: Sequence[Item], typed: str) -> Item:
    """The one item that was chosen or typed; ValueError holds the sentence when it is none, or more than one."""
    code = fold(typed.partition(MARK)[0])
    for item in items:
        if fold(item.code) == code:
            return item
    found = items_meant(items, typed)
    if len(found) == 1:
        return found[0]
    many = f"Có {len(found)} nội dung khớp" if found else "Không có nội dung nào khớp"
    raise ValueError(f"{many} “{typed.strip()}”. Gõ mã (ví dụ CK02.3) rồi chọn trong danh sách.")


def places_meant(known: Sequence[PlaceView], text: str) -> tuple[str, ...]:
    """The uids of the places named one a line; ValueError holds the sentence for a line that names none."""
    by_name = {fold(place.name): place.uid for place in known}
    found: dict[str, None] = {}
    for line in (line.strip() for line in text.split("\n")):
        if not line:
            continue
        if fold(line) not in by_name:
            raise ValueError(f"Không có nơi niêm yết “{line}”. Chọn nơi có trong trang Niêm yết, mỗi dòng một nơi.")
        found[by_name[fold(line)]] = None
    return tuple(found)


def checked_entry(
    raw: Mapping[str, object], today: date, catalogue: Catalogue, places: Sequence[PlaceView], **chosen: Any
) -> DisclosureEntry:
    """The entry meant by a filled-in form; InvalidInput holds a sentence for each wrong field."""
    problems: dict[str, str] = {}
    values: dict[str, Any] = {}
    for entry in fields.DISCLOSURE_FORM:
        try:
            values[entry.name] = entry.read(raw.get(entry.name), today)
        except ValueError as error:
            problems[entry.name] = str(error)
    item: Item | None = None
    on = values.get("trigger_on")
    if on and values.get("item"):
        try:
            item = item_meant(catalogue.on(on), values["item"])
        except ValueError as error:
            problems["item"] = str(error)
    forms = tuple(form for form in Form if values.pop(fields.flag_of(form), False))
    problems |= _contradictions(values, item, forms)
    posting = None
    if Form.POSTED in forms and values.get("posted_from"):
        posting, wrong = _posting(values, places)
        problems |= wrong
    if problems or item is None:
        raise InvalidInput(problems)
    kept = {name: values[name] for name in fields.COLUMNS_OF_FORM}
    return DisclosureEntry(
        item_code=item.code, forms=forms, posting=posting, left_out_reason=values["left_out_reason"], **kept, **chosen
    )


def _contradictions(values: Mapping[str, Any], item: Item | None, forms: Sequence[Form]) -> dict[str, str]:
    found: dict[str, str] = {}
    if values.get("document_on") and values.get("trigger_on") and values["document_on"] > values["trigger_on"]:
        found["document_on"] = "Ngày văn bản sau ngày bắt đầu tính hạn. Kiểm tra lại hai ngày."
    if item and (left := [form for form in item.forms if form not in forms]) and not values.get("left_out_reason"):
        named = ", ".join(words_of(form) for form in left)
        found["left_out_reason"] = f"Luật buộc {named}. Chọn lại, hoặc ghi lý do không thực hiện."
    return found


def _posting(values: Mapping[str, Any], places: Sequence[PlaceView]) -> tuple[PostEntry | None, dict[str, str]]:
    try:
        uids = places_meant(places, values["places"])
    except ValueError as error:
        return None, {"places": str(error)}
    if not uids:
        return None, {"places": "Chưa chọn nơi niêm yết. Ghi mỗi dòng một nơi, hoặc bỏ trống ngày để niêm yết sau."}
    reason = values["short_reason"]
    return PostEntry(from_on=values["posted_from"], to_on=values["posted_to"], places=uids, short_reason=reason), {}


def words_of(form: Form) -> str:
    """A form inside a sentence."""
    return f"{form.value[0].lower()}{form.value[1:]}"
