"""Makers for the books."""

from collections.abc import Callable
from datetime import date

import pytest

from desktop_app.areas.reception.books.printing import BookPrinting
from desktop_app.areas.reception.books.service import BookService
from desktop_app.areas.reception.service import ReceptionService, Registered
from desktop_app.office.desk import Desk
from tests.areas.reception.makers import MakeEntry

Enter = Callable[..., list[Registered]]


@pytest.fixture
def keeping(desk: Desk) -> BookService:
    return BookService(desk)


@pytest.fixture
def printing(desk: Desk) -> BookPrinting:
    return BookPrinting(desk)


@pytest.fixture
def enter(reception: ReceptionService, an_entry: MakeEntry) -> Enter:
    """Enter so many visits of somebody else each, of different lengths."""

    def visits(count: int, on: date = date(2026, 11, 23), book: str = "A") -> list[Registered]:
        return [
            reception.register(
                an_entry(
                    received_on=on,
                    book=book,
                    full_name=f"Trần Văn Thứ {n}",
                    paper_number="",
                    people_present=1 + n % 7,
                    content="Đề nghị xác nhận tình trạng đất. " * (1 + n % 4),
                )
            )
            for n in range(count)
        ]

    return visits
