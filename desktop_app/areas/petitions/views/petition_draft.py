"""The half-filled entry of a petition: kept every two seconds, without what belongs into the vault."""

from collections.abc import Mapping

from desktop_app.areas.petitions.fields import HIDDEN_FROM_DRAFTS
from desktop_app.areas.petitions.secrecy import PROSE
from desktop_app.areas.views.who import PERSON
from desktop_app.core.text.occurrences import without
from desktop_app.office.companions import FIELD as COMPANIONS
from desktop_app.office.handed_in import FIELD as PAPERS
from desktop_app.office.matter_kinds import Kind, hides_identity

VISIT = "visit_uid"
SAME_CASE = "same_case_uid"
REPETITION = "is_repetition"
NOT_SAME = "not_same"
"""What a draft keeps beside the form: the visit it began from, the record joined to, those found to be others."""

OF_MATTER = (SAME_CASE, REPETITION, NOT_SAME)


def is_denunciation(raw: Mapping[str, str]) -> bool:
    """Whether the kind typed so far hides who wrote."""
    kind = raw.get("kind", "")
    return kind in Kind.__members__ and hides_identity(Kind[kind])


def keepable(raw: Mapping[str, str]) -> dict[str, str]:
    """What a draft may keep: of a denunciation neither who wrote nor their name, number or telephone in the text."""
    kept = dict(raw)
    if not is_denunciation(raw):
        return kept
    for name in (*PROSE, PAPERS):
        kept[name] = without(kept.get(name, ""), named(raw))
    return {name: text for name, text in kept.items() if name not in (*HIDDEN_FROM_DRAFTS, PERSON, *OF_MATTER)}


def named(raw: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Name, number and telephone of everybody named on a form that may be half filled."""
    first = (raw.get("full_name", ""), raw.get("paper_number", ""), raw.get("phone", ""))
    lines = (line.split(";") for line in raw.get(COMPANIONS, "").split("\n") if line.strip())
    return [first, *((line[0].strip(), line[1].strip() if len(line) > 1 else "", "") for line in lines)]
