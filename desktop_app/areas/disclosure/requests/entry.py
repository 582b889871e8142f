"""What an official hands over of a request for information and of its answer."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from desktop_app.areas.disclosure.requests.models import RequestEnd, RequestKind


@dataclass(frozen=True, kw_only=True)
class RequestEntry:
    """One request; `record` is the number of the record that it is about, "12/2026", "" for none.

    `due_on` is a day of the office's own, for where the program knows no rule of the day.
    """

    kind: RequestKind
    received_on: date
    requester: str
    content: str
    address: str = ""
    phone: str = ""
    way: str = ""
    record: str = ""
    due_on: date | None = None

    def columns(self) -> dict[str, Any]:
        """What the row keeps as it was handed over."""
        return {name: value for name, value in asdict(self).items() if name not in ("record", "due_on")}


@dataclass(frozen=True, kw_only=True)
class AnswerEntry:
    """How a request ended; of a refusal `answer` is the reason."""

    end: RequestEnd
    on: date
    answer_number: str = ""
    answer: str = ""


def entry_of(values: Mapping[str, Any]) -> RequestEntry:
    """The request of checked values."""
    return RequestEntry(**{name: values[name] for name in RequestEntry.__dataclass_fields__})


def answer_of(values: Mapping[str, Any]) -> AnswerEntry:
    """The answer of checked values."""
    return AnswerEntry(**{**values, "end": RequestEnd[values["end"]]})
