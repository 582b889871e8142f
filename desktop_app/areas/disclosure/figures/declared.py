"""What disclosure lets reports count, by the keys of its sources."""

_HERE = "desktop_app.areas.disclosure.figures"

SOURCES = {
    "disclosure.documents": f"{_HERE}.documents:DOCUMENTS",
    "disclosure.nothing_arose": f"{_HERE}.statements:NOTHING_AROSE",
    "disclosure.requests": f"{_HERE}.requests:REQUESTS",
}
