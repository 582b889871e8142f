"""The first thing after an update: how it ended, said once."""

from desktop_app.core.errors import UserError
from desktop_app.core.manual.news import SLUG, TITLE
from desktop_app.shell.context import Shell
from desktop_app.shell.navigation import HELP
from desktop_app.shell.updates.words import returned_words


def tell_ending(place: Shell) -> None:
    """Say what became of the last errand, if there was one; what failed stays above the page until it was read."""
    updater = place.updater
    returned = updater.returned() if updater else None
    if updater is None or returned is None:
        return
    updater.errands.forget()
    told = returned_words(returned, updater.present.version)
    if isinstance(told, UserError):
        place.explain(told)
        return
    place.say(told)
    if not returned.errand.goes_back:
        place.offer(TITLE, lambda: place.open(HELP.key, SLUG))
