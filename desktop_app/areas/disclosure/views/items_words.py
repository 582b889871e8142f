"""How the items of the catalogue are written in their list and pane."""

from collections.abc import Sequence
from datetime import date

from desktop_app.areas.disclosure.catalogue import Item, Limit
from desktop_app.areas.disclosure.catalogue_service import ItemRow
from desktop_app.areas.disclosure.catalogue_words import example_day, form_names, limit_words, rule_on, way_words
from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.core.law.deadline import Law, deadline
from desktop_app.kit.cells import Cell
from desktop_app.kit.reading_pane import Reading, Words
from desktop_app.kit.theme import State
from desktop_app.kit.timeline import Step
from desktop_app.office.law_history import Happening

CHECKED, UNCHECKED, OWN = "Đã đối chiếu", "Chưa đối chiếu", "Cơ quan nhập"
_STATES = {OWN: State.INFO, CHECKED: State.DONE, UNCHECKED: State.UNCHECKED}
_NO_LIMIT = "Không đặt thời hạn"


def known_words(item: Item) -> str:
    """How sure an item is, in two words."""
    if item.is_own:
        return OWN
    return CHECKED if item.confidence.checked else UNCHECKED


def item_cell(row: ItemRow, column: Column, law: Law, today: date) -> Cell:
    """One cell of the list; a version that no longer holds is grey."""
    item = row.item
    if column.name == "title":
        return Cell(text=item.short, second=f"{item.code}. {item.citation}", strong=not row.is_past, quiet=row.is_past)
    if column.name == "forms":
        return Cell(text=form_names(item.forms), quiet=row.is_past)
    if column.name == "limit":
        return Cell(text=_amounts(item, law, today), quiet=row.is_past)
    if column.name == "span":
        return Cell(text=f"từ {words.day(item.from_on)}", second=_until(item), quiet=row.is_past)
    return Cell(text=known_words(item), state=_STATES[known_words(item)])


def item_text(row: ItemRow) -> str:
    """What an item is filtered by."""
    item = row.item
    return f"{item.code} {item.short} {item.title} {item.citation} {item.note} {form_names(item.forms)}"


def item_reading(
    row: ItemRow, versions: Sequence[Item], law: Law, today: date, happened: Sequence[Happening]
) -> Reading:
    """An item with its ways, its limits and an example of their arithmetic, its versions, what the office did."""
    item = row.item
    on = example_day(item, today)
    pairs: list[tuple[str, list[Words]]] = [
        ("Nội dung", [Words(item.title, strong=True)]),
        ("Hình thức", [Words(way) for way in way_words(item, law.rulebook, on)]),
        ("Thời hạn", [Words(limit_words(limit, law.rulebook, on)) for limit in item.limits] or [Words(_NO_LIMIT)]),
    ]
    pairs += [("Ví dụ", [Words(line) for line in example(limit, law, on)]) for limit in item.limits[:1]]
    pairs += [
        ("Áp dụng", [Words(f"từ {words.day(item.from_on)} {_until(item)}")]),
        ("Căn cứ", [Words(citation) for citation in dict.fromkeys([item.citation, *_citations(item, law, on)])]),
        ("Đối chiếu", [Words(item.confidence.value, state=None if item.confidence.checked else State.UNCHECKED)]),
    ]
    names = "Thường có danh sách người: che bớt khi niêm yết." if item.has_names else ""
    more = (("Danh sách", names), ("Ghi chú", item.note), ("Văn bản", item.document), ("Lý do", item.reason))
    pairs += [(label, [Words(text)]) for label, text in more if text]
    if others := [Words(_version_words(other)) for other in versions if other is not item]:
        pairs.append(("Bản khác", others))
    return Reading(
        title=f"{item.code}. {item.short}",
        when=f"Nội dung của {item.main_code}" if item.is_part else item.citation,
        pairs=pairs,
        badge=(_STATES[known_words(item)], known_words(item)),
        steps=steps(happened),
    )


def example(limit: Limit, law: Law, on: date) -> list[str]:
    """The arithmetic of a limit that begins on the day; nothing where the law of the day sets none."""
    rule = rule_on(law.rulebook, limit.rule_key, on)
    if rule is None:
        return []
    counted = deadline(on, rule, law.calendar).lines()
    return [f"{limit.trigger} là {words.long_day(on)}.", *(line for line in counted[2:] if line[:5] != "Theo ")]


def steps(happened: Sequence[Happening]) -> list[Step]:
    """What was done, for the timeline."""
    return [
        Step(entry.what, " ".join(part for part in (_why(entry), entry.by) if part), words.day(entry.at.date()))
        for entry in happened
    ]


def withdrawal_word(row: ItemRow) -> str:
    """What taking the office's version back is called."""
    return "Bỏ sửa" if row.covers else "Bỏ nội dung"


def items_sentence(rows: Sequence[ItemRow]) -> str:
    """The state of the catalogue today."""
    now = [row.item for row in rows if row.is_now]
    unchecked = sum(not item.confidence.checked for item in now)
    own = sum(item.is_own for item in now)
    entered = f", {words.number(own)} do cơ quan nhập" if own else ""
    return f"{words.number(len(now))} nội dung đang áp dụng, {words.number(unchecked)} chưa đối chiếu{entered}."


def _amounts(item: Item, law: Law, today: date) -> str:
    rules = [rule_on(law.rulebook, limit.rule_key, example_day(item, today)) for limit in item.limits]
    return "; ".join(dict.fromkeys(rule.amount if rule else "chưa có số ngày" for rule in rules)) or _NO_LIMIT


def _citations(item: Item, law: Law, on: date) -> list[str]:
    rules = (rule_on(law.rulebook, limit.rule_key, on) for limit in item.limits)
    return [f"Thời hạn: {rule.citation}" for rule in rules if rule]


def _until(item: Item) -> str:
    return f"đến {words.day(item.to_on)}" if item.to_on else "đến nay"


def _version_words(item: Item) -> str:
    whose = "Cơ quan nhập" if item.is_own else "Bản của chương trình"
    return f"{whose}, từ {words.day(item.from_on)} {_until(item)}: {words.inside(form_names(item.forms))}"


def _why(entry: Happening) -> str:
    return f"Lý do: {entry.reason}." if entry.reason else ""
