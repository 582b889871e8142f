"""Postings without a window."""

from collections.abc import Mapping
from typing import Any

from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk
from desktop_app.office.postings.check import check


def check_notice(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """Hold the text of a copy's QR code against the register."""
    found = check(desk, str(values["text"]))
    data = {"matches": found.matches, "sentence": found.sentence, "posting": found.posting_uid}
    return Outcome(found.sentence, data) if found.matches else Outcome("", data, failure=found.sentence)
