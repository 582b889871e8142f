"""What the area declares of the wording of conventions."""

from desktop_app.office.area import Argument, ArgumentKind, Command, PageEntry

HERE = "desktop_app.areas.conventions.text"

TEXT_PAGES = (
    PageEntry(
        key="conventions.text",
        title="Văn bản hương ước, quy ước",
        view=f"{HERE}.views.text_page:TextPage",
        help="van-ban-huong-uoc",
        in_side_bar=False,
    ),
    PageEntry(
        key="conventions.opinions",
        title="Ý kiến về dự thảo",
        view=f"{HERE}.views.opinions_page:OpinionsPage",
        help="y-kien-du-thao",
        in_side_bar=False,
    ),
)

TEXT_COMMANDS = (
    Command(
        verb="convention-diff",
        noun="",
        help="Ghi bản so sánh hai bản của một hương ước, quy ước ra tệp PDF hoặc Word.",
        arguments=(
            Argument("--id", "số và năm của hương ước, quy ước trong sổ, ví dụ 3/2026"),
            Argument("--from", "số của bản trước, đếm theo cả các lần sửa đổi", kind=ArgumentKind.NUMBER),
            Argument("--to", "số của bản sau", kind=ArgumentKind.NUMBER),
            Argument("--out", "tệp PDF hoặc Word", kind=ArgumentKind.FILE),
        ),
        run=f"{HERE}.printing:print_difference",
        right="PRINT",
    ),
)
