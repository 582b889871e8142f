"""The list of whatever page is on screen, saved as a workbook with one key."""

from desktop_app.areas.views.list_files import ListOnScreen, save_list
from desktop_app.core.text.file_names import file_name
from desktop_app.core.text.fold import fold
from desktop_app.kit.file_choice import FileChoice, SystemFileChoice
from desktop_app.kit.page import Page
from desktop_app.kit.table import PagedTable
from desktop_app.office.area import PageEntry
from desktop_app.office.rights import Right
from desktop_app.shell.context import Shell


class ListOut:
    """Asks for a place and writes the list there."""

    def __init__(self, place: Shell, files: FileChoice | None = None) -> None:
        """`files` is the machine's own, unless another is handed in."""
        self._place, self.files = place, files or SystemFileChoice()

    def save(self, page: Page | None, entry: PageEntry | None) -> None:
        """Save the list of this page; a sentence where it has none, or where the account may not."""
        tables = list[PagedTable](page.findChildren(PagedTable) if page is not None else ())
        shown = [table for table in tables if table.isVisible()]
        if not self._place.desk.account.may(Right.PRINT):
            self._place.say(f"Tài khoản này không có quyền {Right.PRINT.value}. Hãy nhờ người quản trị cấp quyền.")
        elif entry is None or not shown or not shown[0].model.rowCount():
            self._place.say("Trang này không có danh sách nào để lưu ra Excel.")
        else:
            columns, pages, cell_of = shown[0].list_shown()
            name = file_name(fold(entry.title).replace(",", "")).replace(" ", "-")
            save_list(self._place, self.files, ListOnScreen(entry.title, name, "", columns, pages, cell_of))
