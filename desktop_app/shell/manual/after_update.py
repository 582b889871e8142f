"""The first start of a newer version shows once what is new in it."""

from collections.abc import MutableMapping
from typing import Any

from desktop_app.core.manual import news
from desktop_app.shell.context import Shell
from desktop_app.shell.navigation import HELP

_SEEN = "version"


def show_news_once(shell: Shell, kept: MutableMapping[str, Any], version: str) -> None:
    """Open what is new where this machine last ran another version; `kept` is what it remembers of the window."""
    before, kept[_SEEN] = kept.get(_SEEN), version
    if before not in (None, version):
        shell.open(HELP.key, news.SLUG)
