"""The words and limits of what a step asks for, in the order in which its form shows them."""

from collections.abc import Mapping

from desktop_app.areas.petitions.states import RecipientClass, Result
from desktop_app.core.fields import Choice, Field, Listed, Text
from desktop_app.office.procedure import fields

STEP_FIELDS: Mapping[str, Field] = {
    "joined_uid": Listed(name="joined_uid", label="Đơn đang giải quyết"),
    "ground": fields.STEP_FIELDS["ground"],
    "result": Choice(name="result", label="Kết quả", options=Result),
    "to_agency": Text(name="to_agency", label="Cơ quan nhận", max_length=300),
    "recipient_class": Choice(name="recipient_class", label="Nhóm cơ quan nhận", options=RecipientClass),
    "assigned_to": Text(name="assigned_to", label="Người hoặc đơn vị được giao", max_length=120),
    **fields.STEP_FIELDS,
}
"""Those of a petition, and the usual ones; a step may call one otherwise (`Step.labels`)."""

TESTS = "tests"
TESTS_LABEL = "Tiêu chí phức tạp"
