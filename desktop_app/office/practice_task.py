"""A task of the guided round in a practice office."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PracticeTask:
    """What a newcomer does once: it is done when one of its `traces` was written since the round began.

    A trace is what the journal shows of the deed: the table and "add" or "change" ("visit add"). `page` is where the
    task begins.
    """

    title: str
    sentence: str
    page: str
    traces: tuple[str, ...]
