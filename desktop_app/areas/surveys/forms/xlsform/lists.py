"""The choice lists of a workbook with codes that can be keyed: names that are no numbers get one and stay an alias."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.areas.surveys.forms.form import MOST_KEYED, Choice
from desktop_app.areas.surveys.forms.notation import next_code
from desktop_app.areas.surveys.forms.xlsform.tables import Line, Table
from desktop_app.core.sheets.cells import Problem

OTHER_CODE = 96
_OTHER_LABEL, _OTHER_NAME = "Khác", "other"
_DIGITS = re.compile(r"\d{1,4}", re.ASCII)
_REF = r"(?:\$\{\s*(?P<name>[A-Za-z_][\w.-]*)\s*\}|(?<![\w.'\"])(?P<self>\.))"
_WORD = r"(?P<mark>['\"])(?P<word>[^'\"]*)(?P=mark)"
_COMPARING = (
    re.compile(rf"(?P<before>{_REF}\s*!?=\s*){_WORD}(?P<after>)"),
    re.compile(rf"(?P<before>){_WORD}(?P<after>\s*!?=\s*{_REF})"),
    re.compile(rf"(?P<before>selected\(\s*{_REF}\s*,\s*){_WORD}(?P<after>)"),
)


@dataclass(frozen=True)
class ChoiceList:
    """The choices of one list, the code of each name, and the line of each code; `line` is its first."""

    choices: tuple[Choice, ...]
    codes: Mapping[str, int]
    lines: Mapping[int, Line]
    line: Line


def read_lists(table: Table, label: str) -> tuple[dict[str, ChoiceList], list[Problem]]:
    """Every list by its name, and what is wrong with their lines."""
    lines, first, problems = dict[str, list[Line]](), dict[str, Line](), list[Problem]()
    name_of = "list_name" if "list_name" in table.columns else "list name"
    for line in table.lines:
        if line[name_of]:
            first.setdefault(line[name_of], line)
        if not line[name_of]:
            problems.append(table.problem(line, name_of, "chưa có tên danh sách. Ghi list_name của dòng này"))
        elif not line["name"]:
            problems.append(table.problem(line, "name", "chưa có mã lựa chọn. Ghi số từ 1 vào cột name"))
        elif not line[label]:
            problems.append(table.problem(line, label, "chưa có chữ của lựa chọn. Ghi vào cột label"))
        elif any(line["name"] == other["name"] for other in lines.get(line[name_of], ())):
            problems.append(table.problem(line, "name", f"mã “{line['name']}” có hai lần trong một danh sách. Đổi mã"))
        else:
            lines.setdefault(line[name_of], []).append(line)
    return {name: _numbered(lines.get(name, []), begins, label) for name, begins in first.items()}, problems


def with_other(choices: tuple[Choice, ...]) -> tuple[tuple[Choice, ...], int]:
    """The choices with one more for words of the respondent's own, and its code: a free key, else 96."""
    free = next_code(choice.code for choice in choices)
    code = free if free <= MOST_KEYED else OTHER_CODE
    return (*choices, Choice(code, _OTHER_LABEL, _OTHER_NAME)), code


def in_codes(text: str, own: ChoiceList | None, lists: Mapping[str, ChoiceList]) -> tuple[str, tuple[str, ...]]:
    """The expression with codes in the place of names, and the names that no list has.

    `own` is the list of the question it stands beside, `lists` those of all questions by identity.
    """
    strange = list[str]()

    def put(found: re.Match[str]) -> str:
        asked = own if found["self"] else lists.get(found["name"])
        word = found["word"]
        if asked is None or not word or _DIGITS.fullmatch(word):
            return found[0]
        if word not in asked.codes:
            strange.append(word)
            return found[0]
        return f"{found['before']}{asked.codes[word]}{found['after']}"

    for pattern in _COMPARING:
        text = pattern.sub(put, text)
    return text, tuple(dict.fromkeys(strange))


def _numbered(lines: list[Line], first: Line, label: str) -> ChoiceList:
    used = {int(line["name"]) for line in lines if _DIGITS.fullmatch(line["name"])}
    codes, choices, by_code = dict[str, int](), list[Choice](), dict[int, Line]()
    for line in lines:
        name = line["name"]
        is_number = _DIGITS.fullmatch(name) is not None
        code = int(name) if is_number else next_code(used)
        used.add(code)
        codes[name] = code
        by_code.setdefault(code, line)
        choices.append(Choice(code, line[label], line["app_alias"] if is_number else name))
    return ChoiceList(tuple(choices), codes, by_code, first)
