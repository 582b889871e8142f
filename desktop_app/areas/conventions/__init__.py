"""Hương ước, quy ước."""

from db.verify import Book
from desktop_app.areas.conventions.exchange.declared import EXCHANGE
from desktop_app.office.area import Area
from desktop_app.office.exchange.command_forms import commands_of

HERE = "desktop_app.areas.conventions"

AREA = Area(
    key="conventions",
    name="Cộng đồng",
    icon="landmark",
    models=f"{HERE}.models",
    commands=(*commands_of("conventions", "sổ hương ước, quy ước", f"{HERE}.exchange.commands"),),
    exchanges=(EXCHANGE,),
    books=(Book("convention", "convention", "Sổ hương ước, quy ước"),),
)
