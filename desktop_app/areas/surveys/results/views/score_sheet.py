"""The sheet behind the points: what the index rests on, the dimensions, the rules, the group of the year."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.areas.surveys.results.figures import Results
from desktop_app.areas.surveys.results.group import FormPoints, GroupPoints
from desktop_app.areas.surveys.results.rules import decimal
from desktop_app.core import words
from desktop_app.core.law.rulebook import Rule
from desktop_app.kit.controls import Button, Kind, Label
from desktop_app.kit.controls import Rule as Hairline
from desktop_app.kit.theme import Token, Type, px

RESULTS, EVIDENCE, LAW = "surveys.results", "surveys.evidence", "system.law"


class ScoreBody(QWidget):
    """`wanted` names a page, the survey it is to show (empty for this one) and the question."""

    wanted = Signal(str, str, str)

    def __init__(self, found: Results, group: GroupPoints, may_change: bool) -> None:
        super().__init__()
        self._found = found
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(6))
        self._put_index(found)
        self._put_dimensions(found)
        self._put_group(group)
        self._put_rules(found, group, may_change)

    def _put_index(self, found: Results) -> None:
        index = found.whole.index
        if index is None:
            return
        self._head("Phiếu này")
        told = index.withheld or (f"Chỉ số {decimal(index.index)}" if index.index is not None else "Chưa có chỉ số")
        self._say(f"{told}, lấy từ {index.rests.value}." if not index.withheld else told)
        if found.points is not None:
            self._say(found.points.why, strong=True)
        elif not found.where.is_all:
            self._say("Đang chỉ xem một phần phiếu nên không tính điểm.")
        for name in index.questions:
            self._put_question(name)

    def _put_question(self, name: str) -> None:
        result = self._found.whole[name]
        number = f"{result.question.number}. " if result.question.number else ""
        value = decimal(result.index) if result.index is not None else "ẩn" if result.withheld else "chưa có"
        self._link(f"{number}{result.question.called}", value, lambda: self.wanted.emit(EVIDENCE, "", name))

    def _put_dimensions(self, found: Results) -> None:
        if not found.whole.dimensions:
            return
        self._head("Các khía cạnh")
        for dimension in found.whole.dimensions:
            numbers = ", ".join(found.form[name].number or found.form[name].called for name in dimension.questions)
            value = decimal(dimension.index) if dimension.index is not None else "chưa có"
            first = dimension.questions[0]
            self._link(f"{dimension.name} (câu {numbers})", value, partial(self.wanted.emit, EVIDENCE, "", first))

    def _put_group(self, group: GroupPoints) -> None:
        self._head(f"Nhóm 5: mức độ hài lòng, {words.number(group.rule.value)} điểm, năm {group.year}")
        for form in group.forms:
            self._put_form(form)
        missing = len(group.without)
        more = f"; {words.number(missing)} phiếu chưa có điểm" if missing else ""
        self._say(f"Cộng {decimal(group.points, 2)} điểm{more}.", strong=True)

    def _put_form(self, form: FormPoints) -> None:
        given = form.points.points
        value = f"{decimal(given, 2)}/{form.points.weight}" if given is not None else f"–/{form.points.weight}"
        if form.survey_uid:
            self._link(form.label, value, lambda: self.wanted.emit(RESULTS, form.survey_uid, ""))
        else:
            self._pair(Label(form.code), value)
        if given is None:
            self._say(form.points.why)

    def _put_rules(self, found: Results, group: GroupPoints, may_change: bool) -> None:
        self._head("Cách chấm")
        for rule in (*found.rules, group.rule):
            self._pair(Label(rule.title, wrap=True), rule.amount)
        for said in dict.fromkeys(_known(rule) for rule in (*found.rules, group.rule)):
            self._say(said)
        change = Button(f"{'Sửa ở' if may_change else 'Xem'} trang Quy định và ngày nghỉ", Kind.LINK)
        change.clicked.connect(lambda: self.wanted.emit(LAW, "", ""))
        self._column.addWidget(change)

    def _head(self, words_on_it: str) -> None:
        if self._column.count():
            self._column.addSpacing(px(8))
            self._column.addWidget(Hairline())
        self._column.addWidget(Label(words_on_it, Type.BLOCK_TITLE, wrap=True))

    def _say(self, sentence: str, *, strong: bool = False) -> None:
        colour = Token.INK if strong else Token.INK_2
        self._column.addWidget(Label(sentence, Type.STRONG if strong else Type.BODY, colour=colour, wrap=True))

    def _link(self, said: str, value: str, opens: Callable[[], None]) -> None:
        button = Button(said, Kind.LINK, height=28)
        button.setAccessibleName(f"{said}: {value}")
        button.clicked.connect(opens)
        self._pair(button, value)

    def _pair(self, left: QWidget, value: str) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        if isinstance(left, Label):
            row.addWidget(left, 1)
        else:
            row.addWidget(left)
            row.addStretch(1)
        row.addWidget(Label(value, Type.STRONG))
        self._column.addWidget(line)


def _known(rule: Rule) -> str:
    return f"{rule.confidence.value}."
