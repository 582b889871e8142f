"""Two offices with their real windows that have enrolled each other."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from db.keys import Created, KeyFile
from desktop_app.areas import load_areas
from desktop_app.core.clock import FixedClock
from desktop_app.core.package.keys import read_card
from desktop_app.kit.page import Page
from desktop_app.office.door import Door
from desktop_app.office.models import OfficeKind
from desktop_app.office.opening import Opener, OpenOffice, open_unlocked
from desktop_app.office.profile import OfficeService
from desktop_app.shell.memory import Memory
from desktop_app.shell.program import Program
from desktop_app.shell.window import Window
from desktop_app.sync.enrolling.service import EnrolService
from desktop_app.sync.states import PartnerKind
from tests.conftest import TEST_COST
from tests.journeys.handler import Handler, TypeText


class Site(Handler):
    """An office PC; whoever works there sits down with `come`."""

    def come(self, key: str, uid: str = "") -> Page:
        """Turn to this PC and show a page of it."""
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        self.work.open(key, uid)
        self.settle()
        assert self.work.pages.page is not None
        return self.work.pages.page

    def settle(self) -> None:
        """Until everything that was begun, and what it began, is done."""
        for _round in range(3):
            self.qtbot.waitUntil(lambda: not self.work.jobs.is_busy)
            self.qtbot.wait(2)


@dataclass
class Building:
    """Where the two offices are put up."""

    template: tuple[Path, Created]
    opener: Opener
    clock: FixedClock
    folder: Path
    qtbot: QtBot
    type_text: TypeText

    @contextmanager
    def two(self) -> Iterator[tuple[Site, Site]]:
        """A commune and the office above it."""
        commune, above = self._site("xa"), self._site("tinh", is_upper=True)
        cards = [EnrolService(each.work.desk).own_card() for each in (commune, above)]
        for site, other, kind in ((commune, cards[1], PartnerKind.UPPER), (above, cards[0], PartnerKind.COMMUNE)):
            EnrolService(site.work.desk).enrol(other, read_card(other).fingerprint, kind)
        yield commune, above
        for site in (commune, above):
            site.window._close_for_good()
            site.window.deleteLater()

    def _site(self, name: str, *, is_upper: bool = False) -> Site:
        template, created = self.template
        folder = self.folder / name
        shutil.copytree(template, folder)
        office = open_unlocked(folder, KeyFile.read(folder, TEST_COST), created.unlocked, self.opener)
        _settle(office, is_upper=is_upper)
        memory = Memory(self.folder / f"{name}.json")
        window = Window(Program(self.clock, Door(folder, self.opener), load_areas(), memory, lambda _: "x"))
        window.resize(1366, 697)
        window.enter(office)
        window.show()
        return Site(self.qtbot, window, self.clock, self.type_text)


def _settle(office: OpenOffice, *, is_upper: bool) -> None:
    service = OfficeService(office.desk)
    if is_upper:
        upper = replace(service.profile(), name="tỉnh Minh Họa", code="27", kind=OfficeKind.UPPER.name)
        service.settle(upper)
        office.desk = replace(office.desk, account=replace(office.desk.account, office=OfficeKind.UPPER.name))
    else:
        service.settle(replace(service.profile(), code="27061"))
