"""What stands in the side bar: one group for each area that the account may use, drawn from the declarations."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.office.area import Area, PageEntry
from desktop_app.office.desk import SignedIn
from desktop_app.office.models import OfficeKind
from desktop_app.office.practice_round import NAME
from desktop_app.shell import system

TODAY = PageEntry("today", "Hôm nay", "desktop_app.shell.today_page:TodayPage", "hom-nay", "SIGN_IN")
CALENDAR = PageEntry("today.calendar", "Lịch hạn", "desktop_app.shell.calendar_page:CalendarPage", "lich-han")
ROUND = PageEntry("today.round", NAME, "desktop_app.shell.round_page:RoundPage", "muoi-viec-tap", "SIGN_IN")
"""Of a practice office only."""

HELP = PageEntry(
    "help", "Trợ giúp", "desktop_app.shell.manual.help_page:HelpPage", "tro-giup", "SIGN_IN", in_side_bar=False
)


@dataclass(frozen=True)
class Group:
    """One item of the side bar and the pages below it."""

    key: str
    name: str
    icon: str
    pages: tuple[PageEntry, ...]

    @property
    def short(self) -> str:
        """The name on the rail, where there is room for two short words."""
        return (self.is_page and self.first.short) or self.name.split(",")[0]

    @property
    def is_page(self) -> bool:
        """Whether the group's item is itself its first page, which is then not listed below it."""
        return self.first.title == self.name

    @property
    def all_pages(self) -> tuple[PageEntry, ...]:
        """The pages to choose from; a group of one page offers none."""
        listed = tuple(page for page in self.pages if page.in_side_bar)
        return listed if len(listed) > 1 else ()

    @property
    def shown_pages(self) -> tuple[PageEntry, ...]:
        """The pages listed below the group."""
        return self.all_pages[1:] if self.is_page else self.all_pages

    def listed(self, page: str) -> PageEntry | None:
        """The listed page that stands for `page`: itself, or the one declared before it, where one comes from."""
        found = None
        for entry in self.pages:
            found = entry if entry.in_side_bar else found
            if entry.key == page:
                return found
        return None

    @property
    def first(self) -> PageEntry:
        """The page the group itself leads to."""
        return next(page for page in self.pages if page.in_side_bar)


class Navigation:
    """The groups of the signed-in account; a group it may not use is absent, not grey."""

    def __init__(self, areas: Sequence[Area], account: SignedIn, *, is_practice: bool = False) -> None:
        """Drawn from what the areas declare."""
        declared = (
            Group(TODAY.key, TODAY.title, "sun", (TODAY, CALENDAR, *((ROUND,) if is_practice else ()))),
            *_groups(areas, account.office),
            Group("system", "Hệ thống", "settings", system.PAGES),
        )
        allowed = [_allowed(group, account) for group in declared]
        self.groups = tuple(group for group in allowed if any(page.in_side_bar for page in group.pages))
        self._pages = {page.key: page for group in allowed for page in group.pages} | {HELP.key: HELP}
        self._opens = {area.key: area.opens for area in areas}

    def page(self, key: str) -> PageEntry | None:
        """A page by its key; None for one that the account may not use."""
        return self._pages.get(key)

    def group_of(self, page: str) -> Group | None:
        """The group a page belongs to."""
        return next((group for group in self.groups if any(entry.key == page for entry in group.pages)), None)

    def record_page(self, area: str) -> str:
        """The key of the page that shows one record of an area."""
        return self._opens.get(area, "")


def _groups(areas: Sequence[Area], office: str) -> Iterator[Group]:
    """A group for each name: areas of the same name stand in one, under the key and the icon of the first.

    What an upper office is there for comes first in it, and a page with an icon of its own follows its group.
    """
    is_upper = office == OfficeKind.UPPER.name
    if is_upper:
        areas = sorted(areas, key=lambda area: not area.upper_name)
    by_name = dict[str, list[Area]]()
    for area in areas:
        by_name.setdefault((is_upper and area.upper_name) or area.name, []).append(area)
    for name, named in by_name.items():
        icon = (is_upper and named[0].upper_icon) or named[0].icon
        pages = [page for area in named for page in area.pages]
        yield Group(named[0].key, name, icon, tuple(page for page in pages if not page.icon))
        yield from (Group(page.key, page.title, page.icon, (page,)) for page in pages if page.icon)


def _allowed(group: Group, account: SignedIn) -> Group:
    pages = tuple(page for page in group.pages if page.is_for(account))
    return Group(group.key, group.name, group.icon, pages)
