"""The half-filled entry of a visit: kept every two seconds, without what belongs into the vault."""

from collections.abc import Mapping

from desktop_app.areas.reception.fields import HIDDEN_FROM_DRAFTS, PROSE_FIELDS
from desktop_app.areas.reception.models import Kind
from desktop_app.areas.reception.rules import hides_identity
from desktop_app.areas.reception.views.papers_field import NAME as PAPERS
from desktop_app.core.text.occurrences import hide, occurrences

PERSON = "person_id"
EARLIER = "earlier_uid"
"""What a draft keeps beside the form: the person and the earlier visit that were chosen."""


def is_denunciation(raw: Mapping[str, str]) -> bool:
    """Whether the kind typed so far hides who came."""
    kind = raw.get("kind", "")
    return kind in Kind.__members__ and hides_identity(Kind[kind])


def keepable(raw: Mapping[str, str]) -> dict[str, str]:
    """What a draft may keep: of a denunciation neither who came nor their name, number or telephone in the text."""
    kept = dict(raw)
    if not is_denunciation(raw):
        return kept
    who = (raw.get("full_name", ""), raw.get("paper_number", ""), raw.get("phone", ""))
    for name in (*PROSE_FIELDS, PAPERS):
        text = raw.get(name, "")
        kept[name] = hide(text, occurrences(text, *who))
    return {name: text for name, text in kept.items() if name not in (*HIDDEN_FROM_DRAFTS, PERSON)}


def is_worth_keeping(raw: Mapping[str, str], untouched: Mapping[str, str]) -> bool:
    """Whether anything was typed beyond what an empty form holds."""
    return any(text.strip() and text != untouched.get(name, "") for name, text in raw.items())
