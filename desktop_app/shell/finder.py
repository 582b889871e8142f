"""Find-anything, asked off the window's thread: records, then pages of the manual."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.core.manual.finding import Where
from desktop_app.core.manual.news import screen_finder
from desktop_app.kit.find_list import FindList, Group
from desktop_app.kit.find_rows import Found
from desktop_app.kit.jobs import Job, Jobs
from desktop_app.office.area import Area, Hit
from desktop_app.office.desk import Desk
from desktop_app.office.finding import find_anything
from desktop_app.shell.navigation import HELP

SHOWN_OF_A_KIND = 5
_APART = "\n"


class Finder(QObject):
    """Opens the list over the top line and answers it while typing."""

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        jobs: Jobs,
        areas: Sequence[Area],
        open_record: Callable[[str, str], None],
        without: frozenset[str] = frozenset(),
    ) -> None:
        """`open_record` is given the area (or the page itself) and the uid of what was chosen.

        Pages of the manual named in `without` are not found.
        """
        super().__init__(window)
        self._without = without
        self._desk, self._jobs, self._areas = desk, jobs, areas
        self._open_record = open_record
        self._asking: Job | None = None
        self._list = FindList(window)
        self._list.asked.connect(self._ask)
        self._list.opened.connect(self._open)
        self._list.read.connect(self._open)

    def rise(self, left: int, top: int) -> None:
        """Show the list with its corner there, in pixels at 100 %."""
        self._list.move_to(left, top)
        self._list.rise()

    def _ask(self, typed: str) -> None:
        if self._asking is not None:
            self._asking.cancel()
        if len(typed) < 2:
            self._list.show_results(typed, [])
            return
        self._asking = self._jobs.read(
            lambda _progress: [*find_anything(self._desk, self._areas, typed), *told_of(self._without, typed)],
            lambda hits: self._list.show_results(typed, grouped(hits)),
            owner=self,
        )

    def _open(self, key: str) -> None:
        area, _, uid = key.partition(_APART)
        self._open_record(area, uid)


def told_of(without: frozenset[str], typed: str) -> list[Hit]:
    """The pages of the manual whose title, or a heading in them, says this."""
    return [
        Hit(
            "Hướng dẫn",
            "circle-question-mark",
            each.page.title,
            each.heading,
            each.page.chapter,
            each.page.slug,
            HELP.key,
        )
        for each in screen_finder(without).find(typed)
        if each.where <= Where.HEADING
    ]


def grouped(hits: Sequence[Hit]) -> list[Group]:
    """The hits by their kind, in the order the kinds came, at most five of each."""
    kinds: dict[str, list[Hit]] = {}
    for hit in hits:
        kinds.setdefault(hit.kind, []).append(hit)
    return [
        Group(kind, len(found), tuple(_row(hit) for hit in found[:SHOWN_OF_A_KIND])) for kind, found in kinds.items()
    ]


def _row(hit: Hit) -> Found:
    return Found(f"{hit.page or hit.area}{_APART}{hit.uid}", hit.icon, hit.title, hit.detail, hit.trailing)
