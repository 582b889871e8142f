"""The pages and commands of questionnaires, as the area declares them."""

from desktop_app.office.area import Argument, ArgumentKind, Command, PageEntry

HERE = "desktop_app.areas.surveys.forms"
LIST, EDITOR = "surveys.forms", "surveys.form"

_FILE = Argument("file", "tệp Excel dạng XLSForm", kind=ArgumentKind.FILE)

FORM_PAGES = (
    PageEntry(key=LIST, title="Bộ phiếu", view=f"{HERE}.views.list_page:FormsPage", help="bo-phieu"),
    PageEntry(
        key=EDITOR,
        title="Soạn phiếu",
        view=f"{HERE}.views.editor_page:EditorPage",
        help="soan-phieu",
        in_side_bar=False,
        draft=EDITOR,
    ),
)

FORM_COMMANDS = (
    Command(
        verb="import",
        noun="questionnaire",
        help="Nhập một bộ phiếu từ Excel thành bản đang soạn.",
        arguments=(_FILE, Argument("--code", "mã phiếu, dạng PKS08, thay mã ghi trong tệp", required=False)),
        run=f"{HERE}.commands:take_in",
        right="RECORD",
    ),
    Command(
        verb="export",
        noun="questionnaire",
        help="Xuất một bộ phiếu ra Excel.",
        arguments=(
            _FILE,
            Argument("--code", "mã phiếu, dạng PKS03"),
            Argument("--version", "số bản; không ghi là bản mới nhất đang dùng", required=False),
        ),
        run=f"{HERE}.commands:give_out",
        right="PRINT",
    ),
)
