"""The areas of work, in the order of the side bar; a new one is one folder and one line here.

Reports and packages lie above the areas and are declared like one of them.
"""

from importlib import import_module

from desktop_app.office.area import Area

AREAS = ("reception", "petitions", "disclosure", "conventions", "decisions", "surveys")
ABOVE = ("desktop_app.reports", "desktop_app.sync")


def load_areas() -> tuple[Area, ...]:
    """The declarations; nothing else of an area is imported before it is needed."""
    modules = (import_module(name) for name in (*(f"{__name__}.{area}" for area in AREAS), *ABOVE))
    return tuple(module.AREA for module in modules)
