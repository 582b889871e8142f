"""The half-filled entry of a visit: kept every two seconds, without what belongs into the vault."""

from collections.abc import Mapping

from desktop_app.areas.reception.fields import HIDDEN_FROM_DRAFTS, PROSE_FIELDS
from desktop_app.areas.views.who import PERSON
from desktop_app.core.text.occurrences import without
from desktop_app.office.companions import FIELD as COMPANIONS
from desktop_app.office.handed_in import FIELD as PAPERS
from desktop_app.office.matter_kinds import Kind, hides_identity

EARLIER = "earlier_uid"
NOT_SAME = "not_same"
"""What a draft keeps beside the form: the earlier visit that was chosen, those found to be others."""


def is_denunciation(raw: Mapping[str, str]) -> bool:
    """Whether the kind typed so far hides who came."""
    kind = raw.get("kind", "")
    return kind in Kind.__members__ and hides_identity(Kind[kind])


def keepable(raw: Mapping[str, str]) -> dict[str, str]:
    """What a draft may keep: of a denunciation neither who came nor their name, number or telephone in the text."""
    kept = dict(raw)
    if not is_denunciation(raw):
        return kept
    for name in (*PROSE_FIELDS, PAPERS):
        kept[name] = without(kept.get(name, ""), named(raw))
    return {name: text for name, text in kept.items() if name not in (*HIDDEN_FROM_DRAFTS, PERSON, EARLIER, NOT_SAME)}


def named(raw: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Name, number and telephone of everybody named on a form that may be half filled."""
    first = (raw.get("full_name", ""), raw.get("paper_number", ""), raw.get("phone", ""))
    lines = (line.split(";") for line in raw.get(COMPANIONS, "").split("\n") if line.strip())
    others = [(line[0].strip(), line[1].strip() if len(line) > 1 else "", "") for line in lines]
    return [first, *others, (raw.get("on_behalf_of", ""), "", "")]
