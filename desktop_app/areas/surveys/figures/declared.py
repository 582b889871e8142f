"""What surveys let reports count and read, by the keys of sources and readings."""

_HERE = "desktop_app.areas.surveys.figures"

CODES = tuple(f"PKS0{number}" for number in range(1, 8))
"""The questionnaires that are shipped; any other is one of the office's own."""

SOURCES = {
    "surveys.rounds": f"{_HERE}.rounds:ROUNDS",
    "surveys.batches": f"{_HERE}.batches:BATCHES",
}
READINGS = {
    "surveys.index": f"{_HERE}.indices:WHOLE",
    **{f"surveys.index.{code}": f"{_HERE}.indices:{code}" for code in CODES},
}
