"""The half-filled entry of a visit: kept every two seconds, without what belongs into the vault."""

from collections.abc import Mapping

from desktop_app.areas.reception.fields import HIDDEN_FROM_DRAFTS, PROSE_FIELDS
from desktop_app.areas.views import sealed_draft
from desktop_app.areas.views.who import PERSON
from desktop_app.office.handed_in import FIELD as PAPERS

EARLIER = "earlier_uid"
NOT_SAME = "not_same"
"""What a draft keeps beside the form: the earlier visit that was chosen, those found to be others."""


def keepable(raw: Mapping[str, str]) -> dict[str, str]:
    """What a draft may keep: of a denunciation neither who came nor their name, number or telephone in the text."""
    return sealed_draft.keepable(raw, (*PROSE_FIELDS, PAPERS), (*HIDDEN_FROM_DRAFTS, PERSON, EARLIER, NOT_SAME))
