"""Where printing of a book stopped, and how it goes on: worked out from the pages as they were drawn; pure."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from desktop_app.core.paper.register import PrintedPage, Sums

SMALLEST_ROW = 16.0
"""Points that the lowest row takes: a page with less left is full."""


class StartedPage(Enum):
    """What becomes of a last page that was not full."""

    AGAIN = "In lại cả trang dở, thay tờ cũ"
    LEAVE = "Giữ trang dở, in tiếp từ trang mới"


@dataclass(frozen=True)
class Stop:
    """What stays as it was printed: so many `pages` with their `sums`; lines up to the number `after` are on them.

    `beyond` are the keys of other lines that are on them too, `form` is the form that the next page goes on with (none
    when that page begins a form with its title).
    """

    pages: int
    after: int
    sums: Sums
    beyond: frozenset[str]
    form: str


NOTHING = Stop(0, 0, (), frozenset(), "")
"""Nothing was printed: everything is still to come."""


@dataclass(frozen=True)
class Resume:
    """How printing may go on after one printing: from the page it left unfinished, or behind it."""

    again: Stop
    leave: Stop
    is_full: bool

    def stop(self, started: StartedPage) -> Stop:
        """Where to go on."""
        return self.leave if self.is_full or started is StartedPage.LEAVE else self.again

    def text(self) -> str:
        """To be kept with the printing."""
        return json.dumps({"again": _told(self.again), "leave": _told(self.leave), "is_full": self.is_full})


def read_resume(text: str) -> Resume:
    """What was kept with a printing."""
    told = json.loads(text)
    return Resume(_read(told["again"]), _read(told["leave"]), told["is_full"])


def resume_after(pages: Sequence[PrintedPage], forms: Sequence[str], before: Stop) -> Resume:
    """How to go on after these pages, which followed `before`; `forms` are the keys of the paper's forms in order."""
    at = max(place for place, page in enumerate(pages) if page.begins_whole)
    restart, last = pages[at], pages[-1]
    kept = [key for page in pages[:at] for key in page.begun if key]
    new = [key for page in pages[at:] for key in page.begun if key]
    form = "" if restart.titled else forms[restart.form]
    again = _stop(before, kept, new, restart.number - 1, restart.before, form)
    leave = _stop(before, [*kept, *new], [], last.number, last.after, forms[last.form])
    return Resume(again, leave, last.left < SMALLEST_ROW)


def numbers_on(pages: Sequence[PrintedPage]) -> list[int]:
    """The numbers that begin on these pages, in their order."""
    return [int(key) for page in pages for key in page.begun if key.isdecimal()]


def _stop(before: Stop, kept: Sequence[str], new: Sequence[str], pages: int, sums: Sums, form: str) -> Stop:
    """Numbers do not always stand in their order: one entered late for an early day is printed in the form of its day.

    So the border is the last number before all that is still to come; what was printed beyond it is named.
    """
    coming = [int(key) for key in new if key.isdecimal()]
    printed = [int(key) for key in kept if key.isdecimal()]
    after = min(coming) - 1 if coming else max([before.after, *printed])
    named = {*before.beyond, *kept}
    beyond = frozenset(key for key in named if not key.isdecimal() or int(key) > after)
    return Stop(pages, after, sums, beyond, form)


def _told(stop: Stop) -> dict[str, object]:
    return {
        "pages": stop.pages,
        "after": stop.after,
        "sums": list(stop.sums),
        "beyond": sorted(stop.beyond),
        "form": stop.form,
    }


def _read(told: dict[str, Any]) -> Stop:
    return Stop(told["pages"], told["after"], tuple(told["sums"]), frozenset(told["beyond"]), told["form"])
