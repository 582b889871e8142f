"""Which pages of the manual an account is not told of."""

from desktop_app.shell.context import Shell
from desktop_app.shell.navigation import CALENDAR, TODAY
from desktop_app.shell.system import PAGES as OFFICE_PAGES


def not_for(shell: Shell) -> frozenset[str]:
    """The pages of screens that the account cannot open, and of no screen that it can."""
    screens = [*(page for area in shell.areas for page in area.pages), *OFFICE_PAGES, CALENDAR, TODAY]
    account = shell.desk.account
    mine = {screen.help for screen in screens if screen.is_for(account)}
    return frozenset(screen.help for screen in screens) - mine
