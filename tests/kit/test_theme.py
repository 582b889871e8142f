"""One factor for letters and measures; every colour readable; icons as they are."""

import ast
import re
import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication

from desktop_app.core.resources import resource
from desktop_app.kit import icons, theme
from desktop_app.kit.theme import State, Step, Token, Type, font, px
from desktop_app.kit.unseen import FONTS, unseen
from tests.architecture.source import ROOT


def contrast(one: QColor, other: QColor) -> float:
    def light(colour: QColor) -> float:
        parts = [channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4
                 for channel in (colour.redF(), colour.greenF(), colour.blueF())]  # fmt: skip
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    lighter, darker = sorted((light(one), light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("ground", [Token.PAGE, Token.SIDE, Token.SUB, Token.SELECTED, Token.HOVER])
@pytest.mark.parametrize("ink", [Token.INK, Token.INK_2, Token.INK_3])
def test_every_ink_can_be_read_on_every_ground(ink: Token, ground: Token) -> None:
    assert contrast(ink.colour, ground.colour) >= 4.5


@pytest.mark.parametrize("state", list(State))
def test_the_word_of_a_state_can_be_read_on_its_field_and_on_white(state: State) -> None:
    assert contrast(state.text, state.background) >= 4.5
    assert contrast(state.text, Token.PAGE.colour) >= 4.5


@pytest.mark.parametrize("step", list(Step))
def test_numbers_can_be_read_on_every_step(step: Step) -> None:
    assert contrast(step.ink, step.colour) >= 4.5


def test_the_states_are_told_apart_without_colour() -> None:
    drawn = {(state.icon, state.value.text) for state in State}
    assert len(drawn) == len(State)


@pytest.mark.parametrize(("percent", "measure"), [(100, 34), (110, 37), (125, 42)])
def test_one_factor_multiplies_letters_and_measures(dressed: QApplication, percent: int, measure: int) -> None:
    theme.apply(dressed, percent)
    try:
        assert px(34) == measure
        assert font(Type.BODY).pointSizeF() == pytest.approx(10 * percent / 100)
        assert dressed.font().pointSizeF() == pytest.approx(10 * percent / 100)
    finally:
        theme.apply(dressed, 100)


def test_figures_are_equally_wide() -> None:
    metrics = QFontMetricsF(font(Type.BODY))
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_every_letter_of_vietnamese_has_a_shape() -> None:
    for role in (Type.BODY, Type.STRONG):
        shapes = QRawFont.fromFont(font(role))
        assert [letter for letter in "ẰẲẴẶằẳẵặƠơƯưĐđỶỹỞởỮữ" if not shapes.supportsCharacter(ord(letter))] == []


def test_everything_that_is_said_can_be_written_in_the_bundled_font() -> None:
    shapes = QRawFont(str(resource("fonts", theme.FONT_FILES[0])), 16)
    missing = {
        sign
        for path in (ROOT / "desktop_app").rglob("*.py")
        if not path.relative_to(ROOT / "desktop_app").as_posix().startswith(("core/paper/", "core/sheets/"))
        for sign in _unwritten(path.read_text(encoding="utf-8"), shapes)
    }
    assert missing == set("↑↓"), "key hints draw these two"


def _unwritten(source: str, shapes: QRawFont) -> set[str]:
    """The signs of its texts that the font lacks; only a file that may have such is taken apart."""

    def lacking(text: str) -> set[str]:
        return {sign for sign in set(text) if sign.isprintable() and not shapes.supportsCharacter(ord(sign))}

    if not lacking(source) and not re.search(r"\\[uUNx]", source):
        return set()
    said = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return lacking("".join(text for text in said if isinstance(text, str)))


def test_the_style_sheet_names_only_colours_and_measures_that_exist() -> None:
    sheet = theme.style_sheet(resource("style.qss").read_text(encoding="utf-8"))
    assert "@" not in sheet
    assert "dp" not in sheet.partition("*/")[2]


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_an_icon_is_drawn_from_its_lines_for_the_screen_it_is_on(ratio: float) -> None:
    drawn = icons.pixmap("printer", Token.INK.colour, 18, ratio)
    assert drawn.width() == round(18 * ratio)
    assert drawn.devicePixelRatio() == ratio
    ink = {drawn.toImage().pixelColor(x, y).alpha() for x in range(drawn.width()) for y in range(drawn.height())}
    assert max(ink) > 200


@pytest.mark.parametrize("state", list(State))
def test_the_icon_of_every_state_is_shipped(state: State) -> None:
    assert resource("icons", f"{state.icon}.svg").is_file()


def test_only_the_icons_that_are_used_are_shipped() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in resource("..", "desktop_app").rglob("*.py"))
    shipped = [file.stem for file in resource("icons").glob("*.svg")]
    assert [name for name in shipped if f'"{name}"' not in code] == []


@pytest.mark.parametrize(("has", "bundled"), [(True, 0), (False, len(theme.FONT_FILES))])
def test_a_windows_without_its_usual_font_gets_the_bundled_one(
    monkeypatch: pytest.MonkeyPatch, has: bool, bundled: int
) -> None:
    loaded: list[bytes] = []
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr(QFontDatabase, "hasFamily", lambda family: has)
    monkeypatch.setattr(QFontDatabase, "addApplicationFontFromData", lambda data: loaded.append(bytes(data)) or 0)
    theme.load_fonts()
    assert len(loaded) == bundled


def test_the_fonts_are_loaded_below_a_name_with_accents(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "Nguyễn Văn Đức" / "fonts"
    shutil.copytree(resource("fonts"), folder)
    monkeypatch.setattr(theme, "resource", lambda _fonts, name: folder / name)
    theme.load_fonts()
    assert QFontDatabase.hasFamily("Noto Sans")


def test_a_windows_without_a_screen_is_told_where_its_fonts_are(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"WINDIR": "D:/Windows"}
    monkeypatch.setattr("sys.platform", "win32")
    assert unseen(given)[1:] == ["-platform", "offscreen"]
    assert Path(given[FONTS]) == Path("D:/Windows/Fonts")
