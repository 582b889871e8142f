"""How the year is told in words, on screen and on paper alike."""

from collections.abc import Iterator

from desktop_app.areas.surveys.results.rules import decimal, whole
from desktop_app.core import words
from desktop_app.reports.year.beside import NO_TEXT
from desktop_app.reports.year.shown import Asked, YearView

FEW = "ít phiếu"


def sentence(year: YearView) -> str:
    """The state of the year in one sentence."""
    told = ", ".join(_told(year))
    days = f"{words.day(year.span.from_on)} - {words.day(year.span.to_on)}"
    return f"{days}: {told}." if told else f"{days}: chưa có số liệu."


def _told(year: YearView) -> Iterator[str]:
    """The first figure of each part, then what is late."""
    for key, titles in _FIRST.items():
        for block in year.blocks:
            if block.key == key and not block.empty:
                found = {told.title: told for told in block.told}
                yield from (f"{words.number(found[title].value)} {said}" for title, said in titles if title in found)


_FIRST = {
    "reception": (("Lượt tiếp", "lượt tiếp"), ("Người được tiếp", "người"), ("Vụ việc", "vụ việc")),
    "petitions": (("Đơn phải xử lý", "đơn phải xử lý"), ("Giải quyết quá hạn", "đơn giải quyết quá hạn")),
    "disclosure": (("Chậm hạn", "văn bản công khai chậm"),),
    "conventions": ((NO_TEXT, "thôn chưa có hương ước"),),
}


def share_words(asked: Asked) -> str:
    """The positive share, its interval, and what the earlier round allows to say of it."""
    if asked.share is None:
        return ""
    said = f"{whole(asked.share)} % ({whole(asked.low)} đến {whole(asked.high)})"
    said += f", {FEW}" if asked.is_few else ""
    if asked.before is None:
        return said
    return f"{said}; {asked.before_label}: {whole(asked.before)} %, {asked.verdict}"


def index_words(asked: Asked) -> str:
    """What is said where no share can be told."""
    if asked.withheld:
        return asked.withheld
    return f"Chỉ số {decimal(asked.index)}, mẫu phiếu không có câu đánh giá chung" if asked.index is not None else ""
