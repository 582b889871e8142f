"""Đơn thư: every petition that reaches the commune, by any door, until it is settled."""

from db.verify import Book
from desktop_app.areas.petitions.papers.declared import PAPER_COMMANDS, PAPER_SAMPLES
from desktop_app.office.area import Area

HERE = "desktop_app.areas.petitions"

AREA = Area(
    key="petitions",
    name="Tiếp dân, đơn thư",
    icon="users",
    models=f"{HERE}.models",
    commands=PAPER_COMMANDS,
    papers=PAPER_SAMPLES,
    books=(Book("petition", "petition", "Sổ đơn thư"),),
)
