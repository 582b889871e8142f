"""Finds a declared exchange by its key, where only the key was kept."""

from desktop_app.core.errors import UserError
from desktop_app.office.exchange.declaration import Exchange
from desktop_app.office.finding import declared

AREAS = "desktop_app.areas:load_areas"
"""Named as text, as areas name what they hand over: the office stands below them."""


def exchanges() -> tuple[Exchange, ...]:
    """Every register that has one, in the order of the areas."""
    return tuple(exchange for area in declared(AREAS)() for exchange in area.exchanges)


def exchange_of(key: str) -> Exchange:
    """The exchange of a register; UserError when the program has none any more."""
    for exchange in exchanges():
        if exchange.key == key:
            return exchange
    raise UserError("Chương trình không còn sổ của lần nhập này. Hãy cài bản mới hơn rồi thử lại.")
