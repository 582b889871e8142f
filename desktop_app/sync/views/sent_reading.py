"""A package that was made, with its receipt and what the upper office said of it, to be read."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from desktop_app.core import words
from desktop_app.core.report_periods import days_in_words
from desktop_app.core.stick.troubles import size_words
from desktop_app.kit.reading_pane import Line, Reading, Words
from desktop_app.kit.theme import State
from desktop_app.sync.sending.queries import Remark, SentLine
from desktop_app.sync.states import Target
from desktop_app.sync.views.send_words import receipt_words

KINDS = {
    "full": "Toàn bộ sổ",
    "delta": "Phần mới, sửa",
    "correction": "Đính chính",
    "identity": "Danh tính người tố cáo",
}
Does = Callable[[Remark], object]


def sent_reading(row: SentLine, remarks: Sequence[Remark], opens: Does, answers: Does | None) -> Reading:
    """The package; a comment leads to the row or the figure that it is about."""
    state, first, second = receipt_words(row)
    pairs: list[tuple[str, Sequence[Line]]] = [
        ("Kỳ", [Words(row.period), Words(days_in_words(row.from_on, row.to_on))]),
        ("Loại", [Words(KINDS.get(row.kind, row.kind))]),
        ("Nơi nhận", [Words(row.to_name)]),
        ("Trong gói", [Words(f"{words.number(row.rows)} dòng, {size_words(row.size)}")]),
        ("Biên nhận", [Words(first, state=state), Words(second)]),
    ]
    if row.is_nothing:
        pairs.insert(1, ("Ghi", [Words("Không phát sinh")]))
    if row.reason:
        pairs.insert(2, ("Lý do", [Words(row.reason)]))
    kept = "Còn trên máy, gửi lại được" if row.has_copy else "Đã dọn sau khi có biên nhận"
    pairs += [("Bản lưu", [Words(kept)]), *_said(remarks, opens, answers)]
    when = f"Lập {words.instant(row.made_at)}"
    when = f"{when}, giao {words.day(row.handed_on)}" if row.handed_on else when
    return Reading(title=f"Gói số {row.seq}", when=when, pairs=pairs, badge=(state, first))


def _said(remarks: Sequence[Remark], opens: Does, answers: Does | None) -> Iterator[tuple[str, Sequence[Line]]]:
    for number, remark in enumerate(remarks, start=1):
        lines: list[Line] = [
            Words(remark.said, strong=True, state=State.WARNING if remark.is_open else None),
            Words(f"{remark.said_by}, {words.day(remark.said_on)}; {words.inside(about(remark))}"),
        ]
        if remark.target is not Target.PACKAGE:
            where = "Mở dòng này" if remark.target is Target.ROW else "Mở ô này"
            lines.append(Words(where, does=partial(_do, opens, remark)))
        if remark.answer:
            lines.append(Words(f"Đã trả lời {words.day(remark.answered_on)}: {remark.answer}"))
        if answers is not None:
            said = "Sửa trả lời" if remark.answer else "Ghi đã làm gì"
            lines.append(Words(said, does=partial(_do, answers, remark)))
        yield f"Nhận xét {number}", lines


def about(remark: Remark) -> str:
    """What a comment is about, in a word."""
    if remark.target is Target.FIGURE:
        return f"Biểu {remark.form}, chỉ tiêu {remark.figure}"
    told = {Target.ROW: "Một dòng sổ", Target.PACKAGE: "Cả gói"}[remark.target]
    return f"{told}, trả lại" if remark.is_return else told


def _do(does: Does, remark: Remark) -> None:
    does(remark)
