"""The items of a package that goes down, in words: kept with it, shown before it is installed and ever after."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import Enum

from desktop_app.office.law_lines import Standing


class Group(Enum):
    """What an item is; the value is shown above such items."""

    QUESTIONNAIRE = "Phiếu khảo sát"
    FORM = "Biểu báo cáo"
    RULE = "Quy định"
    DAY = "Ngày nghỉ, làm bù"

    @property
    def noun(self) -> str:
        """What one of them is called after a number."""
        return _NOUNS[self]


_NOUNS = {Group.QUESTIONNAIRE: "phiếu", Group.FORM: "biểu", Group.RULE: "quy định", Group.DAY: "ngày nghỉ"}


@dataclass(frozen=True)
class DownLine:
    """One item: what it does at this office, the old words beside the new ones, and what it rests on."""

    group: Group
    title: str
    after: str
    before: str = ""
    basis: str = ""
    standing: Standing = Standing.ADDED


def kept_lines(lines: Iterable[DownLine]) -> str:
    """The items as they are kept."""
    facts = [{**asdict(each), "group": each.group.name, "standing": each.standing.name} for each in lines]
    return json.dumps(facts, ensure_ascii=False)


def read_lines(text: str) -> Sequence[DownLine]:
    """The items that were kept."""
    try:
        return [
            DownLine(**{**each, "group": Group[each["group"]], "standing": Standing[each["standing"]]})
            for each in json.loads(text)
        ]
    except (KeyError, TypeError, ValueError):
        return []
