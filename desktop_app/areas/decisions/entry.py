"""What an official hands over when a decision is entered or corrected, and when a step is taken."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.areas.decisions.fields import DECISION_FORM
from desktop_app.areas.decisions.states import Item, Proposer, Scope
from desktop_app.core.errors import InvalidInput
from desktop_app.office.procedure import entry as procedure

OF_DECISION = (
    *("proposed_on", "item", "scope", "title", "content", "proposer", "proposer_name", "is_scattered", "note"),
)
"""What an entry and the row of a decision have in common."""

COMMUNE_ITEMS = frozenset({Item.BQ1, Item.BQ2})
"""What may be decided for the whole commune (Luật 10/2022/QH15 Điều 15, 16)."""


@dataclass(frozen=True, kw_only=True)
class DecisionEntry:
    """One matter for the people to decide; `owner_uid` is the record of another area that is voted on."""

    proposed_on: date
    item: Item
    title: str
    content: str = ""
    scope: Scope = Scope.HAMLET
    hamlet: str = ""
    proposer: Proposer = Proposer.HEAD
    proposer_name: str = ""
    is_release: bool = False
    is_scattered: bool = False
    front_agreed_on: date | None = None
    note: str = ""
    owner_uid: str = ""


@dataclass(frozen=True, kw_only=True)
class StepEntry(procedure.StepEntry):
    """One step; `households` is how many chose to vote online."""

    households: int | None = None


def checked_entry(raw: Mapping[str, object], today: date) -> DecisionEntry:
    """The entry meant by a filled-in form; InvalidInput holds a sentence for each wrong field."""
    values: dict[str, Any] = DECISION_FORM.checked(raw, today)
    problems = problems_of(values)
    if problems:
        raise InvalidInput(problems)
    if values["item"] is not Item.BQ4:
        values["is_release"] = False
    return DecisionEntry(**values)


def problems_of(values: Mapping[str, Any]) -> dict[str, str]:
    """What cannot be so together, each wrong field with its sentence."""
    problems = dict[str, str]()
    is_commune = values["scope"] is Scope.COMMUNE
    if values["item"] is Item.BQ3:
        problems["item"] = "Hương ước, quy ước lập ở trang Hương ước, quy ước, cuộc biểu quyết tự vào sổ này."
    if is_commune and values["item"] not in COMMUNE_ITEMS:
        problems["scope"] = "Việc này do từng thôn, tổ dân phố quyết định. Chọn phạm vi thôn."
    if not is_commune and not values["hamlet"]:
        problems["hamlet"] = "Chưa nhập thôn, tổ dân phố. Chọn thôn trong danh sách."
    if is_commune and values["hamlet"]:
        problems["hamlet"] = "Việc của toàn xã không chọn thôn. Để trống, hoặc đổi phạm vi thành thôn."
    if is_commune and values["proposer"] is not Proposer.CHAIR:
        problems["proposer"] = "Việc toàn xã do Chủ tịch UBND cấp xã đưa ra. Chọn lại người đề xuất."
    if not is_commune and values["proposer"] is Proposer.CHAIR and values["item"] is not Item.BQ4:
        problems["proposer"] = "Việc của thôn do Trưởng thôn hoặc công dân cư trú đề xuất. Chọn lại người đề xuất."
    if values["proposer"] is Proposer.CITIZENS and not values["proposer_name"]:
        problems["proposer_name"] = "Chưa ghi người khởi xướng. Người này chịu trách nhiệm về danh sách hộ đồng thuận."
    return problems
