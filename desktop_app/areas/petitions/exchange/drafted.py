"""What may be kept of rows that are typed and not entered yet."""

from collections.abc import Mapping

from desktop_app.areas.petitions.exchange.reading import NAMES_WHO, may_be_secret
from desktop_app.core.text.occurrences import without
from desktop_app.office.matter_kinds import Kind

_KINDS = frozenset(kind.value for kind in Kind)


def keepable(row: Mapping[str, str]) -> dict[str, str]:
    """The row; of one that is or may become a denunciation neither who wrote it nor their name or number."""
    kind = row.get("kind", "")
    is_open = kind in _KINDS or (not kind and not may_be_secret({}, " ".join(row.values())))
    if is_open and not may_be_secret(row, kind):
        return dict(row)
    who = (row.get("full_name", ""), row.get("paper_number", ""), "")
    return {key: without(text, [who]) for key, text in row.items() if key not in NAMES_WHO}
