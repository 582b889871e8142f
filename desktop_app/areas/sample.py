"""Fills the practice office: every area lives through the same year, the same for the same seed."""

import random

from desktop_app.areas import load_areas
from desktop_app.core.clock import FixedClock
from desktop_app.core.progress import Progress
from desktop_app.office.desk import Desk
from desktop_app.office.finding import declared

ROWS = 420
SEED = 2026


def fill_practice(desk: Desk, clock: FixedClock, progress: Progress, seed: int = SEED, rows: int = ROWS) -> int:
    """Enter the sample data of all areas; how many records. `clock` is the desk's own and is put back at the end."""
    made = 0
    for area in load_areas():
        if area.demo:
            made += declared(area.demo)(desk, clock, random.Random(seed), rows, progress)
    return made
