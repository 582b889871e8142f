"""Whether this program runs on this PC: its parts load, it makes and opens an office, its window can be drawn."""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication

from desktop_app.core.errors import UserError
from desktop_app.kit import theme
from desktop_app.office.area import Area
from desktop_app.office.door import Door, FirstAnswers
from desktop_app.office.finding import declared
from desktop_app.office.opening import Opener
from desktop_app.office.profile import Profile
from desktop_app.shell.memory import Memory
from desktop_app.shell.program import Program
from desktop_app.shell.system import PAGES
from desktop_app.shell.window import Window

_PASSWORD = "tự kiểm tra chương trình"
_EMPTY = "Cửa sổ chương trình không vẽ được trên máy này. Hãy báo người phụ trách máy tính."


def self_check(opener: Opener, areas: Sequence[Area]) -> int:
    """Do what a first day does, in a folder that is thrown away; how many pages were loaded, else what failed."""
    views = [page.view for area in areas for page in area.pages] + [page.view for page in PAGES]
    for view in views:
        declared(view)
    app = cast(QApplication, QApplication.instance()) or QApplication(sys.argv[:1])
    theme.load_fonts()
    theme.apply(app, 100)
    with tempfile.TemporaryDirectory(prefix="sodanchu-", ignore_cleanup_errors=True) as scratch:
        door = Door(Path(scratch) / "thu", opener)
        answers = FirstAnswers(
            profile=Profile(name="xã Tự Kiểm Tra", province="tỉnh Tự Kiểm Tra"), account_name="Tự kiểm tra",
            account_post="", password=_PASSWORD,
        )  # fmt: skip
        door.set_up(answers).office.close()
        office = door.open(door.plate().people[0].uid, _PASSWORD)
        program = Program(opener.clock, door, areas, Memory(Path(scratch) / "cua-so.json"), details=lambda _: "")
        window = Window(program)
        try:
            window.enter(office)
            if window.grab().toImage().allGray():
                raise UserError(_EMPTY)
        finally:
            window.end()
    return len(views)
