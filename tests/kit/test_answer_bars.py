"""Bars of answers: numbers where they have room, gaps, words for a screen reader."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from desktop_app.kit.answer_bars import AnswerLegend, Interval, Part, StackedBar
from desktop_app.kit.theme import Step

PARTS = tuple(Part(percent, step.name, step) for percent, step in zip((5, 15, 20, 40, 20), Step, strict=True))


def drawn(figure: StackedBar | Interval, width: int = 400) -> QImage:
    image = QImage(width, 40, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    figure.draw(painter, QRectF(0, 0, width, 40))
    painter.end()
    return image


def colours(image: QImage, row: int) -> list[str]:
    return [image.pixelColor(x, row).name() for x in range(image.width())]


def test_the_parts_stand_from_the_worst_to_the_best_with_white_between_them(qtbot: QtBot) -> None:
    line = colours(drawn(StackedBar(PARTS)), 9)
    order = [colour for at, colour in enumerate(line) if at == 0 or line[at - 1] != colour]
    solid = [colour for colour in order if colour in {step.colour.name() for step in Step}]
    assert solid == [step.colour.name() for step in Step]
    assert line[-1] == Step.BEST.colour.name()


def test_few_answers_are_hatched(qtbot: QtBot) -> None:
    assert len(set(colours(drawn(StackedBar(PARTS, few=True)), 9))) > len(set(colours(drawn(StackedBar(PARTS)), 9)))


def test_a_part_of_less_than_six_percent_has_no_number(qtbot: QtBot) -> None:
    def inks(percent: float) -> int:
        image = drawn(StackedBar((Part(percent, "", Step.MIDDLE), Part(100 - percent, "", Step.GOOD))), 1_000)
        inside = range(2, int(10 * percent) - 4)
        return sum(image.pixelColor(x, y).lightness() < 120 for x in inside for y in range(8, 32))

    assert inks(5.9) == 0
    assert inks(6) > 0


def test_all_of_a_few_is_no_hundred(qtbot: QtBot) -> None:
    def inks(few: bool) -> int:
        image = drawn(StackedBar((Part(100, "", Step.MIDDLE),), few))
        return sum(image.pixelColor(x, y).lightness() < 90 for x in range(150, 250) for y in range(8, 32))

    assert inks(few=True) == 0
    assert inks(few=False) > 0


def test_the_dot_and_the_whiskers_stand_on_the_axis(qtbot: QtBot) -> None:
    image = drawn(Interval(50, 40, 60, before=20), 432)
    assert image.pixelColor(216, 22).name() == Step.BEST.colour.name()
    line = [at for at, colour in enumerate(colours(image, 21)) if colour == Step.BEST.colour.name()]
    assert (min(line), max(line)) == (pytest.approx(176, abs=2), pytest.approx(256, abs=2))


def test_the_legend_says_its_signs_aloud(qtbot: QtBot) -> None:
    legend = AnswerLegend()
    qtbot.addWidget(legend)
    legend.show_parts(PARTS[:2], "lần này, khoảng tin cậy 95 %", "quý I/2025")
    assert legend.accessibleName() == "Chú giải: WORST; BAD; lần này, khoảng tin cậy 95 %; quý I/2025"
    legend.resize(120, 40)
    narrow = legend.sizeHint().height()
    legend.resize(900, 40)
    assert legend.sizeHint().height() < narrow
