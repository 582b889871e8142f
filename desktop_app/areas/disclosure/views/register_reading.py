"""A record as the reading pane shows it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from desktop_app.areas.disclosure.models import ChangeKind, Form
from desktop_app.areas.disclosure.shown import NO_RULE, DisclosureView, FormView
from desktop_app.areas.disclosure.views.evidence_list import evidence_pair
from desktop_app.areas.disclosure.views.register_cells import Badge
from desktop_app.areas.views.history import history_steps
from desktop_app.core import words
from desktop_app.kit.reading_pane import Line, Reading, Words
from desktop_app.kit.theme import State
from desktop_app.office.history import Happening
from desktop_app.office.postings.proofs_shown import ProofView
from desktop_app.office.postings.queries import PostingView

Pair = tuple[str, list[Line]]
SHORT = {
    Form.PORTAL: "Cổng, trang",
    Form.HAMLET_HEAD: "Trưởng thôn",
    Form.WRITTEN: "Văn bản",
    Form.DIALOGUE: "Đối thoại",
    Form.RECEPTION: "Tiếp dân",
    Form.UNIONS: "Đoàn thể",
    Form.SOCIAL: "Mạng xã hội",
    Form.OTHER: "Cách khác",
}
"""What a form is called where the pane has little room."""


@dataclass(frozen=True)
class Doors:
    """What can be opened from a record that is read: the arithmetic, another record, a notice, its proofs."""

    explain: Callable[[], None]
    record: Callable[[str], None]
    posting: Callable[[str], None]
    proofs: Callable[[], None]


def record_reading(
    view: DisclosureView,
    happened: tuple[Happening, ...],
    today: date,
    badge: Badge,
    doors: Doors,
    proofs: tuple[ProofView, ...] = (),
) -> Reading:
    """The record with all that belongs to it."""
    return Reading(
        title=f"Hồ sơ {view.label}",
        when=f"{view.item_code}. {view.item}",
        pairs=(*_pairs(view, doors), evidence_pair(proofs, doors.proofs)),
        badge=badge,
        steps=tuple(history_steps(happened, today)),
    )


def _pairs(view: DisclosureView, doors: Doors) -> Iterator[Pair]:
    if view.voided_on:
        yield "Hủy", [Words(view.void_reason, strong=True), Words(words.day(view.voided_on))]
    elif view.standing.missing:
        yield "Việc còn lại", [Words(view.standing.sentence, strong=True)]
    yield "Văn bản", [Words(view.title, strong=True), *([Words(view.document)] if view.document else [])]
    if view.change is not ChangeKind.FIRST:
        before = Words(f"Hồ sơ {view.replaces}", does=_with(doors.record, view.replaces_uid))
        yield "Công khai lại", [Words(f"{view.change.value}: {view.change_reason}"), before]
    if view.replaced_by_uid:
        yield "Đã thay bằng", [Words(f"Hồ sơ {view.replaced_by}", does=_with(doors.record, view.replaced_by_uid))]
    yield "Hạn", list(_deadline(view, doors))
    for form in view.form_views:
        if lines := list(_form(view, form, doors)):
            yield SHORT.get(form.form, form.form.value), lines
    if view.has_names:
        yield "Dữ liệu", [Words("Có danh sách người: bản niêm yết phải che bớt số định danh.")]
    if view.entry and view.entry.note:
        yield "Lưu ý", [Words(view.entry.note)]
    if view.responsible:
        yield "Phụ trách", [Words(view.responsible)]
    if view.note:
        yield "Ghi chú", [Words(view.note)]


def _deadline(view: DisclosureView, doors: Doors) -> Iterator[Line]:
    if view.is_backfilled:
        yield Words("Nhập bù từ sổ cũ, không tính hạn")
        return
    if view.due_on is None or view.deadline is None:
        yield Words(NO_RULE)
        return
    yield Words(words.long_day(view.due_on), strong=True)
    counted = view.deadline
    yield Words(f"{view.trigger} {words.day(view.trigger_on)}, {counted.rule.amount}")
    late = view.standing.disclosed_late_days
    if late:
        yield Words(f"Công khai sau hạn {late} ngày", state=State.OVERDUE)
    yield Words("Xem cách tính hạn", does=doors.explain)


def _form(view: DisclosureView, form: FormView, doors: Doors) -> Iterator[Line]:
    if form.is_left_out:
        yield Words(f"Không thực hiện: {form.left_out_reason}")
        return
    if form.form is Form.POSTED:
        yield from _posted(view, form, doors)
    elif form.form is Form.RADIO:
        for slot in view.slots:
            at = f", {slot.read_at:%H:%M}" if slot.read_at else ""
            yield Words(f"{words.day(slot.read_on)}{at}{f', {slot.reader}' if slot.reader else ''}")
    elif form.form is Form.HAMLET_HEAD:
        yield from _heads(view)
    elif form.since_on:
        until = f" đến {words.day(form.to_on)}" if form.to_on else ""
        yield Words(f"{words.day(form.since_on)}{until}{f', {form.who}' if form.who else ''}")
        if form.address:
            yield Words(form.address)
    if form.note:
        yield Words(form.note)
    if view.voided_on:
        return
    if form.missing:
        yield Words(f"Còn thiếu {', '.join(form.missing)}", state=State.WARNING if form.is_mandatory else None)
    elif form.since_on:
        yield Words("Đủ", state=State.DONE)


def _posted(view: DisclosureView, form: FormView, doors: Doors) -> Iterator[Line]:
    for posting in view.postings:
        told = f"Thông báo số {posting.number}/{posting.year}"
        yield Words(f"{told} (đã hủy)" if posting.voided_on else told, does=_with(doors.posting, posting.uid))
        if posting.voided_on is None:
            yield Words(_span(posting))
            for copy in posting.copies:
                yield Words(f"{copy.place_name}: {words.inside(copy.count.hanging.value)}")


def _span(posting: PostingView) -> str:
    if posting.to_on is None:
        return f"Thường xuyên, từ {words.day(posting.from_on)}"
    return f"{words.day(posting.from_on)} đến hết {words.day(posting.to_on)}, {posting.required_days} ngày"


def _heads(view: DisclosureView) -> Iterator[Line]:
    if not view.heads:
        return
    waiting = [head.hamlet for head in view.heads if head.acknowledged_on is None]
    yield Words(f"Đã gửi {len(view.heads)} trong {view.hamlets} thôn, tổ dân phố")
    if waiting:
        yield Words(f"Chưa xác nhận: {', '.join(waiting)}")


def _with(does: Callable[[str], None], uid: str) -> Callable[[], None]:
    """Do it with the record; what a button says of itself is passed over."""
    return lambda *_: does(uid)
