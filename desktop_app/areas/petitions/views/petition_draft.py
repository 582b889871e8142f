"""The half-filled entry of a petition: kept every two seconds, without what belongs into the vault."""

from collections.abc import Mapping

from desktop_app.areas.petitions.fields import HIDDEN_FROM_DRAFTS
from desktop_app.areas.petitions.secrecy import PROSE
from desktop_app.areas.views import sealed_draft
from desktop_app.areas.views.who import PERSON
from desktop_app.office.handed_in import FIELD as PAPERS

VISIT = "visit_uid"
SAME_CASE = "same_case_uid"
REPETITION = "is_repetition"
NOT_SAME = "not_same"
"""What a draft keeps beside the form: the visit it began from, the record joined to, those found to be others."""

OF_MATTER = (SAME_CASE, REPETITION, NOT_SAME)


def keepable(raw: Mapping[str, str]) -> dict[str, str]:
    """What a draft may keep: of a denunciation neither who wrote nor their name, number or telephone in the text."""
    return sealed_draft.keepable(raw, (*PROSE, PAPERS), (*HIDDEN_FROM_DRAFTS, PERSON, *OF_MATTER))
