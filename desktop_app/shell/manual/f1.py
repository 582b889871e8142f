"""What F1 does: the manual at the page of the screen, or where the sheet or the error in sight is explained."""

from collections.abc import Iterable

from desktop_app.kit.overlay import Overlay
from desktop_app.kit.preview import PaperPreview
from desktop_app.kit.sheet import SideSheet
from desktop_app.shell.context import Shell
from desktop_app.shell.manual.help_over import help_over
from desktop_app.shell.manual.not_for import not_for
from desktop_app.shell.navigation import HELP, TODAY


def show_help(shell: Shell, error: str) -> None:
    """Open the manual; over a sheet or a preview it takes their place for a while. `error` is what is told above."""
    screen = shell.present_page or TODAY
    overlays: Iterable[Overlay] = shell.surface.findChildren(Overlay)
    over = next((each for each in overlays if each.isVisible()), None)
    if isinstance(over, SideSheet | PaperPreview):
        help_over(over, not_for(shell), screen.help)
    elif over is None and screen is not HELP:
        shell.open(HELP.key, screen.help, said=error)
