"""What is filled in for an item of the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.areas.disclosure.catalogue_fields import CORRECTION_FORM, ITEM_FORM, ways_of
from desktop_app.areas.disclosure.models import Form as Way
from desktop_app.core.errors import InvalidInput


@dataclass(frozen=True, kw_only=True)
class ItemEntry:
    """An item, or a version of one, as it is to be from a day on; document and reason say what it rests on."""

    title: str
    citation: str
    forms: tuple[Way, ...]
    from_on: date
    document: str
    reason: str
    to_on: date | None = None
    rule_key: str = ""
    is_permanent: bool = False
    has_names: bool = False


def checked_item(raw: Mapping[str, object], today: date) -> tuple[str, ItemEntry]:
    """The code of the item it belongs to and the new one; InvalidInput holds a sentence for each wrong field."""
    values: dict[str, Any] = ITEM_FORM.checked(raw, today)
    return values.pop("parent"), entry_of(values)


def checked_correction(raw: Mapping[str, object], today: date) -> ItemEntry:
    """The version that was meant; InvalidInput holds a sentence for each wrong field."""
    return entry_of(CORRECTION_FORM.checked(raw, today))


def entry_of(values: Mapping[str, Any]) -> ItemEntry:
    """The entry of checked values; InvalidInput where they contradict each other."""
    forms, others = ways_of(values)
    problems: dict[str, str] = {}
    if not forms:
        problems["posted"] = "Chưa chọn hình thức nào. Chọn ít nhất một hình thức bắt buộc."
    elif values["is_permanent"] and Way.POSTED not in forms:
        problems["posted"] = "Niêm yết thường xuyên thì phải chọn cả hình thức Niêm yết."
    if values["to_on"] and values["to_on"] < values["from_on"]:
        problems["to_on"] = "Ngày hết áp dụng trước ngày bắt đầu. Kiểm tra lại hai ngày."
    if problems:
        raise InvalidInput(problems)
    return ItemEntry(forms=forms, **others)
