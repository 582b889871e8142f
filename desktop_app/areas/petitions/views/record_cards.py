"""The right side of a petition's page: who wrote it, its deadlines, its papers, its case."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.petitions import record_words as say
from desktop_app.areas.petitions.record import LimitShown, NationalShown, PetitionRecord
from desktop_app.areas.petitions.record_beside import PETITION, BesideShown, CaseShown, PaperShown, PaperState
from desktop_app.areas.petitions.record_people import PersonShown
from desktop_app.areas.petitions.views.record_way import due_state, due_words
from desktop_app.core import words
from desktop_app.kit.controls import Badge, Button, Card, Kind, Label, Picture, Rule
from desktop_app.kit.row_button import RowButton
from desktop_app.kit.theme import State, Token, Type, px
from desktop_app.office.matter_kinds import HIDDEN_NAME

LOOKS = {
    PaperState.SCANNED: State.DONE,
    PaperState.THERE: State.DONE,
    PaperState.NUMBERED: State.DONE,
    PaperState.UNSIGNED: State.ACTIVE,
    PaperState.MISSING: State.NONE,
}
Explain = Callable[[LimitShown, QWidget], None]


@dataclass(frozen=True)
class Doors:
    """What the buttons of the cards lead to; None where the account may not."""

    explain: Explain
    open: Callable[[str, str], None]
    show_paper: Callable[[PaperShown], None]
    reveal: Callable[[], None] | None
    extract: Callable[[], None] | None
    national: Callable[[], None] | None
    papers: Callable[[QWidget], None] | None
    file: Callable[[], None] | None


def cards_side(record: PetitionRecord, doors: Doors) -> QWidget:
    """Every card, one below the other."""
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(12))
    column.addWidget(secret_card(doors) if record.is_secret else people_card(record))
    if record.limits:
        column.addWidget(deadline_card(record, doors.explain))
    column.addWidget(papers_card(record, doors))
    if record.case is not None:
        column.addWidget(case_card(record.case, doors.open))
    if record.national is not None or doors.national is not None:
        late = any(each.running.limit.group == "national" and (each.days_left or 0) < 0 for each in record.limits)
        column.addWidget(national_card(record.national, doors.national, late=late))
    column.addStretch(1)
    return side


def secret_card(doors: Doors) -> Card:
    """The denouncer is hidden; only for whom it is allowed a button to look."""
    card = Card(padding=14, spacing=8)
    card.dress(State.SECRET)
    row = QHBoxLayout()
    row.setSpacing(px(12))
    row.addWidget(Picture("lock", State.SECRET.text, 20))
    lines = QVBoxLayout()
    lines.setSpacing(px(2))
    lines.addWidget(Label(HIDDEN_NAME, Type.STRONG, colour=State.SECRET))
    said = "Họ tên, địa chỉ, bút tích được giữ riêng. Mỗi lần xem đều ghi nhật ký."
    lines.addWidget(Label(said, Type.HINT, colour=Token.INK, wrap=True))
    row.addLayout(lines, 1)
    card.body.addLayout(row)
    buttons = QHBoxLayout()
    buttons.setSpacing(px(8))
    for name, icon, does in (("Xem danh tính", "eye", doors.reveal), ("Bản trích", "file-text", doors.extract)):
        if does is not None:
            buttons.addWidget(_pressed(Button(name, icon=icon, height=30), does))
    buttons.addStretch(1)
    card.body.addLayout(buttons)
    return card


def people_card(record: PetitionRecord) -> Card:
    """Who signed, with masked numbers."""
    card = Card(padding=14, spacing=6)
    people = record.people
    count = f"{words.number(max(record.signers, len(people)))} người ký" if record.signers > 1 else "Người gửi đơn"
    card.body.addWidget(Label(count, Type.HINT))
    if not people:
        nobody = "Không ghi tên (nặc danh)" if record.is_anonymous else "Chưa ghi người gửi"
        card.body.addWidget(Label(nobody, Type.STRONG, wrap=True))
    for person in people:
        card.body.addWidget(Label(_name(person), Type.STRONG, wrap=True))
        beside = ". ".join(filter(None, (person.place, person.masked_number, person.phone)))
        if beside:
            card.body.addWidget(Label(beside, Type.HINT, wrap=True))
    return card


def deadline_card(record: PetitionRecord, explain: Explain) -> Card:
    """The next duty with its arithmetic in words, then every other limit in one line; each opens its arithmetic."""
    card = Card(padding=14, spacing=6)
    first = say.pressing(record)
    if first is not None:
        _pressing(card, first, record, explain)
    others = [each for each in record.limits if each is not first]
    for each in sorted(others, key=lambda limit: (not limit.running.is_open, limit.running.due_on)):
        if card.body.count():
            card.body.addWidget(Rule())
        card.body.addLayout(_limit_line(each, explain))
        _say_moved(card, each)
    return card


def papers_card(record: PetitionRecord, doors: Doors) -> Card:
    """What was handed in or scanned and the papers of the steps, each with how far it is."""
    card = Card(padding=0, spacing=0)
    head = QHBoxLayout()
    head.setContentsMargins(px(14), px(8), px(8), px(8))
    head.setSpacing(px(8))
    head.addWidget(Label("Giấy tờ", Type.STRONG))
    head.addWidget(Label(_counted(record.papers), Type.HINT), 1)
    if doors.papers is not None:
        give, button = doors.papers, Button("In giấy tờ", icon="printer", key="Ctrl+P", height=30)
        head.addWidget(_pressed(button, lambda: give(button)))
    card.body.addLayout(head)
    for paper in record.papers:
        card.body.addWidget(_paper_row(paper, doors.show_paper))
    if not record.papers:
        hint = "Nội dung chỉ người có quyền xem." if record.hides_content else "Chưa có bản quét, chưa có văn bản nào."
        card.body.addLayout(_inset(Label(hint, Type.HINT, wrap=True)))
    if doors.file is not None:
        card.body.addWidget(Rule())
        add = Button("Thêm, bỏ giấy tờ kèm đơn", Kind.QUIET, icon="plus", height=36)
        card.body.addWidget(_pressed(add, doors.file))
    return card


def case_card(case: CaseShown, open_: Callable[[str, str], None]) -> Card:
    """The other petitions and visits of the case."""
    card = Card(padding=0, spacing=0)
    joined = any(other.page == PETITION for other in case.others)
    heading = case.label or ("Các đơn ghép cùng" if joined else "Lượt tiếp đã nhận đơn này")
    card.body.addLayout(_inset(Label(heading, Type.STRONG)))
    if case.title:
        card.body.addLayout(_inset(Label(case.title, Type.HINT, wrap=True)))
    for other in case.others:
        card.body.addWidget(_beside(other, open_))
    return card


def national_card(national: NationalShown | None, opens: Callable[[], None] | None, *, late: bool) -> Card:
    """Whether the national database has it, and what changed since."""
    card = Card(padding=14, spacing=6)
    row = QHBoxLayout()
    row.addWidget(Label("Cơ sở dữ liệu quốc gia", Type.STRONG), 1)
    not_yet = (State.OVERDUE, "Quá hạn nhập") if late else (State.NONE, "Chưa nhập")
    state, said = not_yet if national is None else (State.DONE, "Đã nhập")
    if national is not None and national.changed:
        state, said = State.WARNING, "Cần nhập lại"
    row.addWidget(Badge(state, said))
    card.body.addLayout(row)
    if national is not None:
        number = f", mã hồ sơ {national.number}" if national.number else ""
        told = f"Đã nhập ngày {words.day(national.on)} bởi {national.by}{number}."
        card.body.addWidget(Label(told, Type.HINT, wrap=True))
        if national.changed:
            changed = f"Đã đổi từ khi nhập: {', '.join(words.inside(each) for each in national.changed)}."
            card.body.addWidget(Label(changed, Type.HINT, colour=State.WARNING, wrap=True))
    if opens is not None:
        card.body.addWidget(_pressed(Button("Nhập CSDL quốc gia", icon="copy", height=30), opens))
    return card


def _pressing(card: Card, first: LimitShown, record: PetitionRecord, explain: Explain) -> None:
    row = QHBoxLayout()
    lines = QVBoxLayout()
    lines.setSpacing(0)
    state = due_state(first.days_left)
    lines.addWidget(Label(first.title, Type.HINT, wrap=True))
    lines.addWidget(Label(words.long_day(first.running.due_on), Type.BLOCK_TITLE, colour=state))
    row.addLayout(lines, 1)
    row.addWidget(Badge(state, due_words(first.days_left)), 0, Qt.AlignmentFlag.AlignVCenter)
    card.body.addLayout(row)
    card.body.addWidget(Label(say.arithmetic(first, record), Type.HINT, colour=Token.INK_2, wrap=True))
    _say_moved(card, first)
    if first.explain() is not None:
        why = Button("Vì sao ngày này?", Kind.QUIET, key="F3", height=28)
        card.body.addWidget(_pressed(why, lambda: explain(first, why)))


def _say_moved(card: Card, limit: LimitShown) -> None:
    if limit.moved:
        card.body.addWidget(Label(f"{limit.moved.capitalize()}.", Type.HINT, colour=State.SOON, wrap=True))


def _limit_line(limit: LimitShown, explain: Explain) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(8))
    running = limit.running
    row.addWidget(Label(limit.title, Type.HINT, colour=Token.INK_2, wrap=True), 1)
    if running.met_on is not None:
        late = running.met_on > running.due_on and running.limit.group != "theirs"
        how, state = ("làm muộn", State.OVERDUE) if late else ("đã làm", State.DONE)
        row.addWidget(Label(f"{how} {words.day(running.met_on)}", Type.HINT, colour=state))
    elif running.dropped_on is not None:
        row.addWidget(Label("không còn", Type.HINT))
    elif running.is_paused:
        row.addWidget(Label("tạm dừng, hạn cũ", Type.HINT))
    elif limit.days_left is not None and limit.days_left < 0 and running.limit.group != "theirs":
        row.addWidget(Label(f"quá {words.number(-limit.days_left)} ngày", Type.HINT, colour=State.OVERDUE))
    day = Button(words.day(running.due_on), Kind.LINK, height=24)
    day.setToolTip("Vì sao ngày này?")
    if limit.explain() is None:
        day.setEnabled(False)
    row.addWidget(_pressed(day, lambda: explain(limit, day)))
    return row


def _paper_row(paper: PaperShown, opens: Callable[[PaperShown], None]) -> QWidget:
    row = RowButton(paper.title, paper.detail, before=Picture("file-text", Token.INK_2.colour, 18), before_width=px(18))
    row.add_badge(Badge(LOOKS[paper.state], paper.state.value))
    row.clicked.connect(lambda: opens(paper))
    return row


def _beside(other: BesideShown, open_: Callable[[str, str], None]) -> RowButton:
    row = RowButton(other.title, other.detail)
    row.add_right("", other.state)
    row.clicked.connect(lambda: open_(other.page, other.uid))
    return row


def _counted(papers: tuple[PaperShown, ...]) -> str:
    """How many are still to be signed or written."""
    wanted = (PaperState.UNSIGNED, PaperState.MISSING)
    counts = ((state, sum(paper.state is state for paper in papers)) for state in wanted)
    return ", ".join(f"{words.number(count)} {words.inside(state.value)}" for state, count in counts if count)


def _name(person: PersonShown) -> str:
    return f"{person.name} (đại diện)" if person.is_representative else person.name


def _inset(label: Label) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(px(14), px(6), px(14), px(6))
    row.addWidget(label)
    return row


def _pressed(button: Button, does: Callable[[], None]) -> Button:
    button.clicked.connect(lambda: does())
    return button
