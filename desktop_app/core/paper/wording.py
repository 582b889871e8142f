"""The words of a paper as data: paragraphs with named fields, which an office may change without a new program.

In a paragraph `{ho_ten}` stands for a field, `**…**` for bold, `*…*` for italic; what stands in `[…]` with a field in
it is left out when the field is empty. An empty field outside such brackets leaves dots to write on. Papers of one kind
may name a file of `fields` that they share.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from desktop_app.core.fields import clean
from desktop_app.core.paper.inline import Inline, Run, parse

BLANK = "……………"
LONGEST = 4000
_FIELD = re.compile(r"\{(\w+)\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*\{\w+\}[^\[\]]*)\]")
_LOOSE = re.compile(r"[{}]")


@dataclass(frozen=True)
class WordingField:
    """A value that the program puts in; `sample` shows what it looks like."""

    name: str
    label: str
    sample: str


@dataclass(frozen=True)
class Part:
    """One paragraph; `needs` are the fields that the law wants in it."""

    name: str
    label: str
    text: str
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wording:
    """All paragraphs of one paper; `source` says where the shipped words come from."""

    key: str
    title: str
    source: str
    fields: tuple[WordingField, ...]
    parts: tuple[Part, ...]

    def part(self, name: str) -> Part:
        """A paragraph by its name."""
        return next(part for part in self.parts if part.name == name)

    def with_own(self, own: Mapping[str, str]) -> "Wording":
        """The paper with the office's own paragraphs in place of the shipped ones."""
        return replace(self, parts=tuple(replace(part, text=own.get(part.name, part.text)) for part in self.parts))

    def samples(self) -> dict[str, str]:
        """A value for each field, to see the paper before it is used."""
        return {field.name: field.sample for field in self.fields}

    def problems(self, name: str, text: str) -> list[str]:
        """What is wrong with a new text for a paragraph, a sentence each; none when it can be used."""
        known = {field.name for field in self.fields}
        usable = ", ".join(f"{{{name}}}" for name in sorted(known))
        unknown = sorted(set(_FIELD.findall(text)) - known)
        found = [f"Không có trường {{{wrong}}}. Các trường dùng được: {usable}." for wrong in unknown]
        if _LOOSE.search(_FIELD.sub("", text)):
            found.append("Có dấu ngoặc nhọn không thành cặp. Trường viết dạng {ten_truong}.")
        labels = {field.name: field.label for field in self.fields}
        found += [
            f"Đoạn này phải có trường {{{need}}} ({labels[need]}) vì mẫu giấy yêu cầu."
            for need in self.part(name).needs
            if f"{{{need}}}" not in text
        ]
        if not text.strip():
            found.append("Đoạn này chưa có chữ nào. Gõ nội dung hoặc chọn dùng lại câu chữ ban đầu.")
        if len(text) > LONGEST:
            found.append(f"Đoạn này dài {len(text)} ký tự, tối đa {LONGEST}. Hãy rút gọn.")
        return found

    def fill(self, name: str, values: Mapping[str, str]) -> Inline:
        """The paragraph with its fields filled in; a value is never read for marks."""
        text = _OPTIONAL.sub(lambda found: _kept(found[1], values), self.part(name).text)
        return tuple(replace(run, text=_filled(run.text, values)) for run in parse(text)) or (Run(""),)

    def say(self, name: str, values: Mapping[str, str]) -> str:
        """The paragraph as bare words."""
        return "".join(run.text for run in self.fill(name, values))


def load_wordings(folder: Path) -> dict[str, Wording]:
    """The shipped wording of every paper, by its key (the file's name), in the order of their titles."""
    read = (_wording(path) for path in sorted(folder.glob("*.toml")))
    return {wording.key: wording for wording in sorted(read, key=lambda each: each.title)}


def _wording(path: Path) -> Wording:
    data = _read(path)
    shared = _read(path.parent / "fields" / f"{data['fields']}.toml")["field"] if "fields" in data else []
    wording = Wording(
        path.stem,
        data["title"],
        data["source"],
        tuple(WordingField(**field) for field in (*shared, *data.get("field", ()))),
        tuple(
            Part(part["name"], part["label"], clean(part["text"]), tuple(part.get("needs", ())))
            for part in data["part"]
        ),
    )
    for part in wording.parts:
        if problems := wording.problems(part.name, part.text):
            raise ValueError(f"{path.name}, {part.name}: {problems[0]}")
    return wording


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _kept(inside: str, values: Mapping[str, str]) -> str:
    return inside if all(values[name] for name in _FIELD.findall(inside)) else ""


def _filled(text: str, values: Mapping[str, str]) -> str:
    return _FIELD.sub(lambda found: values[found[1]] or BLANK, text)
