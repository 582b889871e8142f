"""Dân bàn, quyết định."""

from db.verify import Book
from desktop_app.office.area import Area

HERE = "desktop_app.areas.decisions"

AREA = Area(
    key="decisions",
    name="Cộng đồng",
    icon="landmark",
    models=f"{HERE}.models",
    books=(Book("decision", "decision", "Sổ việc Nhân dân bàn, quyết định"),),
)
