"""What may be kept of rows that are typed and not entered yet."""

from collections.abc import Mapping

from desktop_app.areas.reception.exchange.declared import KINDS
from desktop_app.areas.reception.exchange.reading import NAMES_WHO, may_be_secret
from desktop_app.core.text.occurrences import without


def keepable(row: Mapping[str, str]) -> dict[str, str]:
    """The row; of one that is or may become a denunciation neither who came nor their name, number or telephone."""
    kind = row.get("kind", "")
    is_open = kind in KINDS or (not kind and not may_be_secret({}, " ".join(row.values())))
    if is_open and not may_be_secret(row, kind):
        return dict(row)
    who = (row.get("full_name", ""), row.get("paper_number", ""), row.get("phone", ""))
    return {key: without(text, [who]) for key, text in row.items() if key not in NAMES_WHO}
