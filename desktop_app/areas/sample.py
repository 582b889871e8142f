"""Fills the practice office: every area lives through the same year, the same for the same seed."""

import random
from importlib import import_module

from desktop_app.areas import load_areas
from desktop_app.core.clock import FixedClock
from desktop_app.core.progress import Progress
from desktop_app.office.desk import Desk

ROWS = 420
SEED = 2026


def fill_practice(desk: Desk, clock: FixedClock, progress: Progress, seed: int = SEED, rows: int = ROWS) -> int:
    """Enter the sample data of all areas; how many records. `clock` is the desk's own and is put back at the end."""
    made = 0
    for area in load_areas():
        if area.demo:
            module, _, name = area.demo.partition(":")
            made += getattr(import_module(module), name)(desk, clock, random.Random(seed), rows, progress)
    return made
