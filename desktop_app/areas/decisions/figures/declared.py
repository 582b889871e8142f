"""What decisions let reports count, by the keys of their sources."""

_HERE = "desktop_app.areas.decisions.figures"

SOURCES = {
    "decisions.matters": f"{_HERE}.matters:MATTERS",
    "decisions.votes": f"{_HERE}.votes:VOTES",
    "decisions.works": f"{_HERE}.works:WORKS",
    "decisions.hamlets_met": f"{_HERE}.hamlets:HAMLETS_MET",
}
