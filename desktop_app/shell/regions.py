"""F6 goes from region to region: side bar, top line, then the parts of the page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def next_region(regions: Sequence[QWidget]) -> None:
    """Put the keyboard into the region after the one that has it."""
    shown = [region for region in regions if region.isVisible()]
    here = next((index for index, region in enumerate(shown) if _holds_keyboard(region)), -1)
    for step in range(1, len(shown) + 1):
        if _enter(shown[(here + step) % len(shown)]):
            return


def _holds_keyboard(region: QWidget) -> bool:
    focused = region.window().focusWidget()
    return focused is not None and (focused is region or region.isAncestorOf(focused))


def _enter(region: QWidget) -> bool:
    """The first control of the region takes the keyboard; False where it has none."""
    step = region
    while True:
        takes = step.focusPolicy() & Qt.FocusPolicy.TabFocus and step.isEnabled() and step.isVisible()
        if takes and (step is region or region.isAncestorOf(step)):
            step.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        following = step.nextInFocusChain()
        if following is None or following is region:
            return False
        step = following
