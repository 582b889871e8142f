"""Keeps Python's collector off what is large and stays: each of its walks stops every thread, also the window's."""

import gc
import weakref
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def built_apart(make: Callable[[], T]) -> T:
    """What `make` gives, built without any walk of the collector and walked through by none as long as it lives."""
    gc.disable()
    try:
        made = make()
        gc.freeze()
    finally:
        gc.enable()
    weakref.finalize(made, gc.unfreeze).atexit = False
    return made
