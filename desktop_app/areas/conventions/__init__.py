"""Hương ước, quy ước."""

from db.verify import Book
from desktop_app.areas.conventions.papers.declared import PAPER_COMMANDS, PAPER_SAMPLES
from desktop_app.office.area import Area

HERE = "desktop_app.areas.conventions"

AREA = Area(
    key="conventions",
    name="Cộng đồng",
    icon="landmark",
    models=f"{HERE}.models",
    commands=PAPER_COMMANDS,
    papers=PAPER_SAMPLES,
    books=(Book("convention", "convention", "Sổ hương ước, quy ước"),),
)
