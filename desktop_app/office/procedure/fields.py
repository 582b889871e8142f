"""The words and limits of what a step asks for, in the order in which a form shows them."""

from collections.abc import Mapping

from desktop_app.core.fields import Day, Field, Listed, LongText, Text

FORCE = "force_reason"

STEP_FIELDS: Mapping[str, Field] = {
    field.name: field
    for field in (
        Listed(name="ground", label="Căn cứ"),
        Day(name="until_on", label="Đến ngày", span=6),
        Text(name="document_number", label="Số văn bản", max_length=60, span=6),
        Day(name="document_on", label="Ngày văn bản", future=False, span=6),
        LongText(name="said", label="Nội dung", max_length=4000),
        LongText(name="reason", label="Lý do", max_length=2000),
        LongText(name=FORCE, label="Lý do cho làm", max_length=500),
    )
}
"""The fields of a step by name; a step may call one otherwise (`Step.labels`), an area may add its own."""


def label_of(name: str, labels: Mapping[str, str], fields: Mapping[str, Field] = STEP_FIELDS) -> str:
    """What a field is called in a step with these labels."""
    return labels.get(name) or fields[name].label
