"""What conventions let reports count, by the keys of their sources."""

_HERE = "desktop_app.areas.conventions.figures"

SOURCES = {
    "conventions.texts": f"{_HERE}.texts:TEXTS",
    "conventions.reviews": f"{_HERE}.reviews:REVIEWS",
    "conventions.opinions": f"{_HERE}.opinions:OPINIONS",
}
