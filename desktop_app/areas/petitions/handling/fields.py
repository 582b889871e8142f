"""The words and limits of what a step asks for."""

from collections.abc import Mapping

from desktop_app.areas.petitions.states import RecipientClass, Result
from desktop_app.core.fields import Choice, Day, Field, Listed, LongText, Text

STEP_FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Text(name="document_number", label="Số văn bản", max_length=60, span=6),
        Day(name="document_on", label="Ngày văn bản", future=False, span=6),
        Text(name="to_agency", label="Cơ quan nhận", max_length=300),
        Choice(name="recipient_class", label="Nhóm cơ quan nhận", options=RecipientClass),
        Text(name="assigned_to", label="Người hoặc đơn vị được giao", max_length=120),
        Day(name="until_on", label="Đến ngày", span=6),
        Listed(name="ground", label="Căn cứ"),
        Choice(name="result", label="Kết quả", options=Result),
        LongText(name="said", label="Nội dung", max_length=4000),
        LongText(name="reason", label="Lý do", max_length=2000),
        Listed(name="joined_uid", label="Đơn đang giải quyết"),
        LongText(name="force_reason", label="Lý do cho làm", max_length=500),
    )
}
"""The fields of a step by name; a step may call one otherwise (`Step.labels`)."""

TESTS = "tests"
TESTS_LABEL = "Tiêu chí phức tạp"


def label_of(name: str, labels: Mapping[str, str]) -> str:
    """What a field is called in a step with these labels."""
    return labels.get(name) or (TESTS_LABEL if name == TESTS else STEP_FIELDS[name].label)
