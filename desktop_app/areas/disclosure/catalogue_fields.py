"""The words and the order of the form for an item of the catalogue, and the columns of their list."""

from collections.abc import Iterable, Mapping
from typing import Any

from desktop_app.areas.disclosure.models import Form as Way
from desktop_app.core.fields import Column, Day, Flag, Form, Listed, LongText, Section, Text

COLUMNS = (
    Column(name="title", heading="Nội dung"),
    Column(name="forms", heading="Hình thức bắt buộc", width=210),
    Column(name="limit", heading="Thời hạn", width=150),
    Column(name="span", heading="Áp dụng", width=128),
    Column(name="known", heading="Đối chiếu", width=150, kind="badge"),
)

WAYS = tuple(Flag(name=way.name.lower(), label=str(way.value), span=12) for way in Way)
"""A tick for each way of disclosure."""

_WHAT = (
    LongText(name="title", label="Tên nội dung", required=True, max_length=500, lines=2),
    Text(
        name="citation", label="Điều, khoản, văn bản quy định", required=True, max_length=300,
        hint="Ví dụ: Điều 5 khoản 2 Quy chế thực hiện dân chủ của xã.",
    ),
)  # fmt: skip
_HOW = Section(
    "Hình thức bắt buộc",
    (*WAYS, Flag(name="is_permanent", label="Niêm yết thường xuyên tại trụ sở, không tính ngày", span=12)),
)
_LIMIT = Section(
    "Thời hạn và thời gian áp dụng",
    (
        Listed(name="rule_key", label="Thời hạn công khai", hint="Để trống nếu không văn bản nào đặt thời hạn."),
        Flag(name="has_names", label="Văn bản thường có danh sách người", span=12),
        Day(name="from_on", label="Áp dụng từ ngày", required=True, span=6),
        Day(name="to_on", label="Đến hết ngày", hint="Để trống nếu chưa biết", span=6),
    ),
)
_BASIS = Section(
    "Căn cứ",
    (
        Text(name="document", label="Số, ký hiệu văn bản", required=True, max_length=120, span=6),
        LongText(name="reason", label="Lý do", required=True, max_length=500, lines=2),
    ),
)

ITEM_FORM = Form(
    "disclosure.item",
    (
        Section("Nội dung", (Listed(name="parent", label="Khoản của Điều 11", required=True), *_WHAT)),
        _HOW,
        _LIMIT,
        _BASIS,
    ),
)
"""An item of the office's own."""

CORRECTION_FORM = Form("disclosure.item.correction", (Section("Nội dung", _WHAT), _HOW, _LIMIT, _BASIS))
"""The office's version of an item that is there."""

WITHDRAWAL_FORM = Form(
    "disclosure.item.withdrawal",
    (Section("", (LongText(name="reason", label="Lý do", required=True, lines=2, max_length=500),)),),
)


def way_values(forms: Iterable[Way]) -> dict[str, bool]:
    """The ticks of a form for these ways of disclosure."""
    chosen = frozenset(forms)
    return {way.name.lower(): way in chosen for way in Way}


def ways_of(values: Mapping[str, Any]) -> tuple[tuple[Way, ...], dict[str, Any]]:
    """The ways that are ticked in checked values, and all the other values."""
    ways = {way.name.lower(): way for way in Way}
    chosen = tuple(way for name, way in ways.items() if values[name])
    return chosen, {name: value for name, value in values.items() if name not in ways}
