"""An old paper book of the practice office, brought in as an official does it, so that an import can be looked at."""

import random
from collections.abc import Sequence
from datetime import date
from typing import Any

from desktop_app.areas.reception.demo_plan import everyday
from desktop_app.areas.reception.exchange.declared import EXCHANGE, TEMPLATE
from desktop_app.core import words
from desktop_app.core.sheets.typed import TypedBook, typed_mapping
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.applying import Answers
from desktop_app.office.exchange.declaration import Terms
from desktop_app.office.exchange.people import Same
from desktop_app.office.exchange.service import ExchangeService
from desktop_app.office.practice import PracticeOffice

ROWS = 14
TORN_OUT = 9
"""The paper does not have this number any more."""
_TAKEN = ("full_name", "paper_number", "phone", "hamlet", "address", "content", "request", "result", "to_agency")
_LISTED = ("sex", "kind", "subject", "handling")


def bring_old_book(desk: Desk, days: Sequence[date]) -> None:
    """Enter a book with visits on some of these days; the same days give the same book."""
    office = PracticeOffice(random.Random(days[0].year))
    visits = sorted((everyday(office, place, days) for place in range(ROWS)), key=lambda visit: visit.on)
    numbers = (number for number in range(1, ROWS + 2) if number != TORN_OUT)
    rows = [_row(number, visit.on, visit.raw()) for number, visit in zip(numbers, visits, strict=True)]
    service = ExchangeService(desk)
    plan = service.plan(EXCHANGE, TypedBook(TEMPLATE, rows), typed_mapping(TEMPLATE), Terms(old=True))
    service.apply(plan, Answers(people={question.key: Same.OTHER for question in plan.questions}))


def _row(number: int, on: date, raw: dict[str, Any]) -> dict[str, str]:
    texts = {key: str(raw[key]) for key in _TAKEN}
    chosen = {key: str(raw[key].value) for key in _LISTED}
    return {"number": str(number), "received_on": words.day(on), "born_on": words.day(raw["born_on"])} | texts | chosen
