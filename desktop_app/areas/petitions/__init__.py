"""Đơn thư: every petition that reaches the commune, by any door, until it is settled."""

from db.verify import Book
from desktop_app.office.area import Area

HERE = "desktop_app.areas.petitions"

AREA = Area(
    key="petitions",
    name="Tiếp dân, đơn thư",
    icon="users",
    models=f"{HERE}.models",
    finds={9: f"{HERE}.hits:petition_hits"},
    due=f"{HERE}.due:due_items",
    waiting=f"{HERE}.due:waiting_items",
    today=f"{HERE}.today:petitions_today",
    demo=f"{HERE}.demo:make",
    books=(Book("petition", "petition", "Sổ đơn thư"),),
)
