"""The limits that begin to run when a petition comes in, while it is still being entered."""

from collections.abc import Mapping
from typing import Any

from desktop_app.areas.petitions import life
from desktop_app.areas.petitions.models import Petition
from desktop_app.areas.petitions.states import Competent, Eligible
from desktop_app.core.law.deadline import Deadline, Law
from desktop_app.core.procedure.running import counted
from desktop_app.office.desk import Desk

ASKED = ("received_on", "kind", "source", "forwarder_kind", "instance", "is_anonymous", "is_remote", "knew_on")
"""What these limits depend on."""


def first_limits(desk: Desk, said: Mapping[str, Any]) -> list[tuple[str, Deadline]]:
    """What we shall owe for a petition of which this is `said`, the first last day first, each with its arithmetic."""
    petition = Petition(
        **{name: said[name] for name in ASKED},
        eligible=Eligible.UNKNOWN,
        competent=Competent.UNKNOWN,
        is_backfilled=False,
    )
    with desk.db.reading() as session:
        limits = life.limits_of(session, desk, petition)
    law = Law(desk.law.rulebook, desk.law.calendar)
    found = [
        (each.limit.title, counted(law, each.rule_keys, each.start_on, ()))
        for each in limits
        if each.rule_keys and each.is_open and each.limit.group == "ours"
    ]
    return sorted(found, key=lambda pair: pair[1].due_on)
