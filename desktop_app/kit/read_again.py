"""For pages whose list is read as a whole: on arriving, and whenever a table that it tells of was written to."""

from collections.abc import Mapping

from PySide6.QtCore import Qt

from desktop_app.kit.table import PagedTable


class ReadAgain:
    """Stands before `Page` among the bases of a page that has its list in `table` and knows how to read it."""

    TABLES: frozenset[str]
    """The tables that the list tells of."""

    table: PagedTable

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the list, with the keyboard in it."""
        self._reload()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def notice(self, tables: frozenset[str]) -> None:
        """Follow what was written."""
        if tables & self.TABLES:
            self._reload()

    def _reload(self) -> None:
        raise NotImplementedError
