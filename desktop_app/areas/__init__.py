"""The areas of work, in the order of the side bar; a new one is one folder and one line here."""

from importlib import import_module

from desktop_app.office.area import Area

AREAS = ("reception", "petitions", "disclosure", "conventions", "decisions", "surveys")


def load_areas() -> tuple[Area, ...]:
    """The declarations; nothing else of an area is imported before it is needed."""
    modules = (import_module(f"{__name__}.{name}") for name in AREAS)
    return tuple(module.AREA for module in modules)
