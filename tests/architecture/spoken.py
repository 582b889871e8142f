"""Every word that the program says: drawn from the code, the data and the manual, each with the place where it stands.

`python dev.py words` prints it for somebody who reads the whole product at one sitting.
"""

import ast
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from tests.architecture.source import ROOT, Module, modules

VIETNAMESE = re.compile(r"[\u00C0-\u024F\u1E00-\u1EFF]")
SHOWN = (
    *("Button", "Label", "Banner", "EmptyState", "Badge", "IconButton", "MenuButton", "UserError", "InvalidInput"),
    *("say", "rename", "setText", "setToolTip", "setPlaceholderText", "setAccessibleName", "addAction", "addMenu"),
)
"""What is handed to these is seen, also where it has no letter of Vietnamese alone."""
SEEN_NAMES = ("label", "title", "hint", "heading", "placeholder", "tooltip", "noun", "words")
PATTERN = re.compile(r"\\|\(\?")
"""What is recognised by a pattern is read, not said."""
NAME = re.compile(r"[a-z0-9_.:-]*|\W*")
"""An icon, a key of data, a mark; no word."""
LETTERS = ("desktop_app/core/text/", "desktop_app/core/idcard/", "db/place.py")
"""What stands there are letters to be recognised, not words that are said."""
INVENTED = ("practice", "units.json", "licences", "fonts", "questions.toml")
"""Names of places and people, texts of others, patterns of what is found in a text."""


@dataclass(frozen=True)
class Said:
    """One message or label as it stands in its place; what is put in while the program runs is "…"."""

    place: str
    text: str


@cache
def everything() -> tuple[Said, ...]:
    """Code, data and manual, in this order."""
    return (*from_code(), *from_data(), *from_pages())


@cache
def from_code() -> tuple[Said, ...]:
    """What the program's own code says."""
    return tuple(said for module in modules() if not module.place.startswith(LETTERS) for said in _of_module(module))


def from_data() -> Iterator[Said]:
    """The words of the files in resources/: forms, rules, questionnaires."""
    for path in sorted(path for kind in ("toml", "json") for path in (ROOT / "resources").rglob(f"*.{kind}")):
        inside = path.relative_to(ROOT)
        if not set(inside.parts) & set(INVENTED):
            text = path.read_text(encoding="utf-8")
            read = tomllib.loads(text) if path.suffix == ".toml" else json.loads(text)
            yield from _of_data(inside.as_posix(), read)


def from_pages() -> Iterator[Said]:
    """The lines of the manual and of the release notes."""
    for path in (*sorted((ROOT / "docs" / "huong-dan").glob("*.md")), ROOT / "CHANGELOG.md"):
        place = path.relative_to(ROOT).as_posix()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            # Where a link or a picture leads is not read by anybody.
            if shown := re.sub(r"\]\([^)]*\)", "]", line.replace("![", "[")).strip():
                yield Said(f"{place}:{number}", _open(shown))


def _of_module(module: Module) -> Iterator[Said]:
    unseen = {id(node.value) for node in module.nodes if isinstance(node, ast.Expr)}
    unseen |= {id(part) for node in module.nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    shown = {id(part) for call, node in module.calls for part in _handed_over(call, node)}
    for node in module.nodes:
        text = _text(node)
        if id(node) in unseen or PATTERN.search(text):
            continue
        if VIETNAMESE.search(text) or (id(node) in shown and not NAME.fullmatch(text)):
            yield Said(f"{module.place}:{getattr(node, 'lineno', 0)}", _open(text))


def _handed_over(called: str, call: ast.Call) -> Iterator[ast.expr]:
    if called.split(".")[-1] in SHOWN:
        yield from call.args
    yield from (keyword.value for keyword in call.keywords if keyword.arg in SEEN_NAMES)


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
    return ""


def _open(text: str) -> str:
    """With nothing in the places that are filled in, and without what is typed letter by letter."""
    return re.sub(r"\{[^}]*\}|`[^`]*`|--[a-z][a-z-]*|[\w.*/-]*\.[a-z]{2,4}\b", "…", text)


def _of_data(place: str, value: Any) -> Iterator[Said]:
    if isinstance(value, dict):
        for key, inside in value.items():
            yield from _of_data(f"{place} {key}", inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _of_data(place, inside)
    elif isinstance(value, str) and VIETNAMESE.search(value):
        yield Said(place, _open(value))


@dataclass(frozen=True)
class Pressed:
    """A button of the window with the key that presses it."""

    place: str
    words: str
    key: str


def keys() -> Iterator[Pressed]:
    """Every button that names its key in the code."""
    for module in modules():
        for call, node in module.calls:
            words = _text(node.args[0]) if node.args else ""
            if call == "Button" and words:
                found = (part.value for part in node.keywords if part.arg == "key")
                yield from (
                    Pressed(f"{module.place}:{node.lineno}", words, text) for key in found if (text := _text(key))
                )


if __name__ == "__main__":
    for said in everything():
        sys.stdout.write("\t".join((said.place, said.text.replace("\n", "\\n"))) + "\n")
