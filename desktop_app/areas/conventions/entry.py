"""What an official hands over when a convention is entered or corrected, and when a step is taken."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.areas.conventions.fields import CONVENTION_FORM
from desktop_app.areas.conventions.states import Kind, Name, Proposer
from desktop_app.core.errors import InvalidInput
from desktop_app.office.procedure import entry as procedure

OF_CONVENTION = (
    *("proposed_on", "name", "kind", "title", "why", "proposer", "proposer_name", "front_agreed_on"),
    *("households", "consents", "consents_since", "is_ethnic", "note"),
)
"""What an entry and the row of a convention have in common."""


@dataclass(frozen=True, kw_only=True)
class ConventionEntry:
    """One text that is to be made; `amends_uid` is the one that it changes or replaces, chosen, never typed."""

    hamlet: str
    proposed_on: date
    name: Name = Name.HUONG_UOC
    kind: Kind = Kind.NEW
    title: str = ""
    why: str = ""
    proposer: Proposer = Proposer.HEAD
    proposer_name: str = ""
    households: int | None = None
    consents: int = 0
    consents_since: date | None = None
    front_agreed_on: date | None = None
    is_ethnic: bool = False
    note: str = ""
    amends_uid: str = ""


@dataclass(frozen=True, kw_only=True)
class StepEntry(procedure.StepEntry):
    """One step; `articles` are the numbers of those that a partial suspension or abolition is about."""

    articles: str = ""


def checked_entry(raw: Mapping[str, object], today: date, amends_uid: str = "") -> ConventionEntry:
    """The entry meant by a filled-in form; InvalidInput holds a sentence for each wrong field."""
    values: dict[str, Any] = CONVENTION_FORM.checked(raw, today)
    problems = dict[str, str]()
    values["consents"] = values["consents"] or 0
    if values["proposer"] is Proposer.CITIZENS and not values["proposer_name"]:
        problems["proposer_name"] = "Chưa ghi người khởi xướng. Ghi họ tên công dân đề xuất."
    if values["households"] is not None and values["consents"] > values["households"]:
        problems["consents"] = "Số hộ đồng thuận nhiều hơn tổng số hộ của thôn. Kiểm tra lại hai số."
    if values["consents_since"] and values["consents_since"] > values["proposed_on"]:
        problems["consents_since"] = "Ngày hộ đầu tiên đồng thuận sau ngày đề xuất. Kiểm tra lại hai ngày."
    if values["kind"] is not Kind.NEW and not amends_uid:
        problems["kind"] = "Bản sửa đổi, thay thế bắt đầu từ bản đang thực hiện. Mở hồ sơ bản đó rồi chọn Sửa đổi."
    if problems:
        raise InvalidInput(problems)
    return ConventionEntry(**values, amends_uid=amends_uid)
