"""How versions of questionnaires are written in their list, pane and sheets."""

import re
from collections.abc import Sequence

from desktop_app.areas.surveys.forms.form import Wording
from desktop_app.areas.surveys.forms.library import VersionDetail, VersionRow
from desktop_app.areas.surveys.forms.lineage import Compared, Standing
from desktop_app.areas.surveys.states import VersionState
from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.kit.cells import Cell
from desktop_app.kit.reading_pane import Reading, Words
from desktop_app.kit.theme import State

COLUMNS = (
    Column(name="code", heading="Phiếu", width=104, second="version"),
    Column(name="title", heading="Tên phiếu", second="unit"),
    Column(name="quarter", heading="Quý", width=72),
    Column(name="wording", heading="Câu chữ", width=136, kind="badge"),
    Column(name="state", heading="Tình trạng", width=124, kind="badge"),
)
QUARTERS = ("I", "II", "III", "IV")
MOST_TOLD = 6

_BRIEF = {Wording.OFFICIAL_SEEN: "Mẫu của tỉnh"}
_BEGINS = re.compile(r"Phiếu (?:lấy ý kiến|khảo sát|thăm dò|hỏi) +(.+)")

_WORDING = {Wording.OFFICIAL_SEEN: State.DONE, Wording.DRAFT: State.UNCHECKED, Wording.OFFICE: State.INFO}
_STATE = {VersionState.DRAFT: State.WARNING, VersionState.IN_USE: State.ACTIVE, VersionState.RETIRED: State.VOID}
_STANDING = {Standing.REWORDED: State.WARNING, Standing.NEW: State.INFO, Standing.RETIRED: State.VOID}


def version_cell(row: VersionRow, column: Column) -> Cell:
    """One cell of the list; a version that was given up is grey."""
    gone = row.state is VersionState.RETIRED
    match column.name:
        case "code":
            return Cell(text=row.code, second=f"bản {row.version}", strong=not gone, quiet=gone)
        case "title":
            return Cell(text=about_words(row.title), second=row.unit, quiet=gone)
        case "quarter":
            return Cell(text=quarter_words(row.quarter), quiet=gone)
        case "wording":
            return Cell(text=_BRIEF.get(row.wording, row.wording.value), state=wording_badge(row.wording)[0])
    return Cell(text=row.state.value, state=_STATE[row.state])


def wording_badge(wording: Wording) -> tuple[State, str]:
    """How sure the wording is, as a badge."""
    return _WORDING[wording], wording.value


def state_badge(state: VersionState) -> tuple[State, str]:
    """What may be done with a version, as a badge."""
    return _STATE[state], state.value


def standing_badge(standing: Standing) -> tuple[State, str]:
    """What became of a question, as a badge."""
    return _STANDING.get(standing, State.NONE), standing.value


def quarter_words(quarter: int | None) -> str:
    """`Quý II`; nothing for a questionnaire without one."""
    return f"Quý {QUARTERS[quarter - 1]}" if quarter in (1, 2, 3, 4) else ""


def about_words(title: str) -> str:
    """What a questionnaire asks about, without the words that all of them begin with."""
    found = _BEGINS.fullmatch(title)
    return found[1][:1].upper() + found[1][1:] if found else title


def row_text(row: VersionRow) -> str:
    """What a version is filtered by."""
    return f"{row.code} {row.version} {row.title} {row.unit} {row.wording.value} {row.state.value}"


def list_sentence(rows: Sequence[VersionRow]) -> str:
    """The state of the questionnaires in one sentence."""
    used = [row for row in rows if row.state is VersionState.IN_USE]
    drafts = sum(row.wording is Wording.DRAFT for row in used)
    written = sum(row.state is VersionState.DRAFT for row in rows)
    said = f"{words.number(len(used))} bản đang dùng, {words.number(drafts)} bản có câu chữ là bản nháp"
    return f"{said}, {words.number(written)} bản đang soạn."


def version_reading(detail: VersionDetail) -> Reading:
    """A version for the pane: whom it asks, where it comes from, and what keeps it from being used."""
    row, form = detail.row, detail.form
    when = ", ".join(part for part in (quarter_words(row.quarter), row.unit) if part)
    state, said = wording_badge(row.wording)
    pairs: list[tuple[str, list[Words]]] = [
        ("Tên phiếu", [Words(row.title, strong=True)]),
        ("Câu chữ", [Words(said, state=state)]),
        ("Câu hỏi", [Words(f"{words.number(row.questions)} câu{', khuyết danh' if row.is_anonymous else ''}")]),
        ("Nguồn", [Words(row.came_from or row.source.value)]),
        ("Đã dùng", [Words(f"{words.number(row.surveys)} đợt khảo sát" if row.surveys else "Chưa dùng lần nào")]),
    ]
    if row.changed_on:
        pairs.append(("Sửa lần cuối", [Words(words.day(row.changed_on))]))
    more = (("Người trả lời", form.respondents), ("Chọn mẫu", form.sampling), ("Căn cứ", form.legal))
    pairs += [(label, [Words(text)]) for label, text in more if text]
    if form.retired:
        pairs.append(("Thôi hỏi", [Words(", ".join(form.retired))]))
    if row.state is VersionState.DRAFT:
        pairs.append(("Chưa đúng", _wrong(detail)))
    return Reading(title=row.label, when=when, pairs=pairs, badge=state_badge(row.state))


def changed_words(compared: Compared) -> str:
    """In what a question differs: "đổi câu chữ, lựa chọn"."""
    return f"đổi {', '.join(compared.changed)}" if compared.changed else ""


def _wrong(detail: VersionDetail) -> list[Words]:
    told = [Words(problem.sentence, state=State.WARNING) for problem in detail.problems[:MOST_TOLD]]
    rest = len(detail.problems) - len(told)
    if rest:
        told.append(Words(f"và {words.number(rest)} chỗ nữa."))
    return told or [Words("Không có. Đưa vào dùng được.", state=State.DONE)]
