"""What can be printed of the manual by itself: the book, a quick start of two pages, the poster of the keys."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from desktop_app.core.manual.book import loose_pages, shipped_book
from desktop_app.core.manual.paper import manual_pdf, quick_pdf
from desktop_app.core.manual.poster import poster_pdf
from desktop_app.core.resources import manual_file

QUICK = "huong-dan-nhanh"


@dataclass(frozen=True)
class PrintedSheet:
    """One of them: its name on screen and that of its file, and its making for a version at a time."""

    title: str
    file_name: str
    make: Callable[[str, datetime], bytes]


def _book(version: str, at: datetime) -> bytes:
    return manual_pdf(shipped_book(), manual_file("hinh"), version=version, made_at=at)


def _quick(version: str, at: datetime) -> bytes:
    [page] = [each for each in loose_pages() if each.slug == QUICK]
    return quick_pdf(page, manual_file("hinh"), version=version, made_at=at)


SHEETS = {
    "book": PrintedSheet("Cả cuốn hướng dẫn", "huong-dan-su-dung", _book),
    "quick": PrintedSheet("Hướng dẫn nhanh, hai trang", QUICK, _quick),
    "poster": PrintedSheet("Áp phích phím tắt, khổ A4", "phim-tat-a4", lambda _v, at: poster_pdf("A4", made_at=at)),
    "poster-a3": PrintedSheet("Áp phích phím tắt, khổ A3", "phim-tat-a3", lambda _v, at: poster_pdf("A3", made_at=at)),
}
