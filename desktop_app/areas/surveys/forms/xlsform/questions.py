"""The rows of the survey sheet as questions, group by group."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop_app.areas.surveys.forms.expressions import parsed
from desktop_app.areas.surveys.forms.form import Kind, Measure, Question
from desktop_app.areas.surveys.forms.notation import read_codes, read_scores
from desktop_app.areas.surveys.forms.xlsform import columns
from desktop_app.areas.surveys.forms.xlsform.lists import ChoiceList, in_codes, with_other
from desktop_app.areas.surveys.forms.xlsform.tables import Line, Table, labels_in
from desktop_app.core.errors import UserError
from desktop_app.core.sheets.cells import Problem

_MOST = re.compile(r"count-selected\(\s*\.\s*\)\s*<=\s*(\d{1,2})")
_RANGE = re.compile(r"(start|end)\s*=\s*(-?\d+(?:\.\d+)?)")


@dataclass(frozen=True)
class _Group:
    line: Line
    label: str
    relevant: str


@dataclass
class QuestionReader:
    """Reads one survey sheet; `lines` are the rows by the identity of their question."""

    table: Table
    language: str
    lists: Mapping[str, ChoiceList]
    problems: list[Problem] = field(default_factory=list)
    lines: dict[str, Line] = field(default_factory=dict)
    _named: dict[str, str] = field(default_factory=dict)
    _groups: list[_Group] = field(default_factory=list)
    _passed: set[str] = field(default_factory=set)

    def read(self) -> tuple[Question, ...]:
        """The questions that could be read; what could not is among the problems."""
        label = labels_in(self.language, self.table, "label")
        for line in self.table.lines:
            if found := columns.SELECT.fullmatch(line["type"].lower()):
                self._named[line["name"]] = line["type"].split()[-2 if found[3] else -1]
        questions = list[Question]()
        for line in self.table.lines:
            if line["disabled"].lower() in columns.YES:
                continue
            self._look_at_columns(line)
            if (question := self._row(line, label)) is not None:
                questions.append(question)
        for group in self._groups:
            self._tell(group.line, "type", "nhóm chưa có dòng end_group. Thêm dòng kết thúc nhóm")
        return tuple(questions)

    @property
    def notes(self) -> tuple[str, ...]:
        """What was passed over because paper has no use for it."""
        if not self._passed:
            return ()
        return (f"Bỏ qua vì phiếu giấy không dùng: {', '.join(sorted(self._passed))}.",)

    def list_of(self, name: str) -> ChoiceList | None:
        """The list of a question by its identity."""
        return self.lists.get(self._named.get(name, ""))

    def _row(self, line: Line, label: str) -> Question | None:
        kind = line["type"].lower()
        if not kind:
            self._tell(line, "type", "chưa có kiểu câu hỏi. Ghi type của dòng này")
        elif opened := columns.BEGIN.fullmatch(kind):
            self._begin(line, line[label], repeats=opened[1] == "repeat")
        elif columns.END.fullmatch(kind):
            self._end(line)
        elif kind in columns.PASSED_OVER:
            self._passed.add(line["type"])
        elif kind in columns.ANSWERED or columns.SELECT.fullmatch(kind):
            return self._question(line, label, kind)
        else:
            self._tell(line, "type", _refusal(line["type"]))
        return None

    def _begin(self, line: Line, label: str, *, repeats: bool) -> None:
        if repeats:
            self._tell(line, "type", columns.REPEATED)
        self._groups.append(_Group(line, label, self._expression(line, "relevant", None)))

    def _end(self, line: Line) -> None:
        if self._groups:
            self._groups.pop()
        else:
            self._tell(line, "type", "kết thúc một nhóm chưa mở. Bỏ dòng này hoặc thêm begin_group")

    def _question(self, line: Line, label: str, kind: str) -> Question | None:
        if not line["name"]:
            self._tell(line, "name", "chưa có mã câu. Ghi tên cột dữ liệu vào cột name")
            return None
        if "${" in line[label] + line[labels_in(self.language, self.table, "hint")]:
            self._tell(line, label, "câu chữ chèn câu trả lời trước, giấy không in được. Viết lại câu chữ")
        self.lines[line["name"]] = line
        own = self.list_of(line["name"])
        said = {**self._plain(line, label), **self._answering(line, kind, own), **self._scoring(line)}
        self._bound(line, said, own)
        return Question(**said)

    def _plain(self, line: Line, label: str) -> dict[str, Any]:
        conditions = [group.relevant for group in self._groups if group.relevant]
        if relevant := self._expression(line, "relevant", self.list_of(line["name"])):
            conditions.append(relevant)
        return {
            "id": line["name"],
            "label": line[label],
            "hint": line[labels_in(self.language, self.table, "hint")],
            "relevant": conditions[0] if len(conditions) == 1 else " and ".join(f"({each})" for each in conditions),
            "constraint_message": line[labels_in(self.language, self.table, "constraint_message")],
            "group": " / ".join(group.label for group in self._groups if group.label),
            "is_required": self._flag(line, "required"),
            "is_overall": self._flag(line, "app_overall"),
            "is_personal": self._flag(line, "app_personal"),
            "number": line["app_number"],
            "short": line["app_short"],
            "lists": line["app_list"],
            "dimension": line["app_dim"],
            "reference": line["app_ref"],
        }

    def _answering(self, line: Line, kind: str, own: ChoiceList | None) -> dict[str, Any]:
        selected = columns.SELECT.fullmatch(kind)
        if selected is None:
            return {"kind": columns.ANSWERED[kind], "other": self._whole(line, "app_other")}
        if own is None:
            name = self._named[line["name"]]
            self._tell(line, "type", f"danh sách “{name}” không có trong trang choices. Ghi các lựa chọn vào đó")
        choices = () if own is None or line["app_list"] else own.choices
        other = self._whole(line, "app_other")
        if selected[3] and choices and other is None:
            choices, other = with_other(choices)
        return {"kind": Kind.ONE if selected[1] == "one" else Kind.MANY, "choices": choices, "other": other}

    def _scoring(self, line: Line) -> dict[str, Any]:
        measures = {measure.value: measure for measure in Measure}
        measure = line["app_measure"].lower() or Measure.NONE.value
        if measure not in measures:
            self._tell(line, "app_measure", f"không có cách tính điểm “{measure}”. Ghi {', '.join(measures)}")
        return {
            "measure": measures.get(measure, Measure.NONE),
            "positive": self._read(line, "app_positive", read_codes, frozenset()),
            "scores": self._read(line, "app_score", read_scores, {}),
            "flag_on": self._read(line, "app_flag", read_codes, frozenset()),
            "most": self._whole(line, "app_most"),
        }

    def _bound(self, line: Line, said: dict[str, Any], own: ChoiceList | None) -> None:
        """The bound of the answer; one that only limits how many may be chosen is kept as that."""
        bound = self._expression(line, "constraint", own)
        limited = _MOST.fullmatch(bound)
        if limited and said["kind"] is Kind.MANY and said["most"] in (None, int(limited[1])):
            said["most"], bound = int(limited[1]), ""
        if line["type"].lower() == "range":
            ends = dict(_RANGE.findall(line["parameters"].lower()))
            parts = [f". {sign} {ends[end]}" for end, sign in (("start", ">="), ("end", "<=")) if end in ends]
            bound = " and ".join([*parts, *([f"({bound})"] if bound else [])])
        said["constraint"] = bound

    def _expression(self, line: Line, heading: str, own: ChoiceList | None) -> str:
        by_question = {name: found for name in self._named if (found := self.list_of(name)) is not None}
        text, strange = in_codes(line[heading], own, by_question)
        if strange:
            said = ", ".join(f"“{word}”" for word in strange)
            self._tell(line, heading, f"không có lựa chọn {said} trong danh sách. Sửa biểu thức")
            return ""
        try:
            if text:
                parsed(text)
        except UserError as error:
            self._tell(line, heading, str(error).rstrip("."))
            return ""
        return text

    def _look_at_columns(self, line: Line) -> None:
        for heading in line.texts:
            if heading in columns.REFUSED_COLUMNS:
                if not (heading == "calculation" and line["type"].lower() == "calculate"):
                    self._tell(line, heading, columns.REFUSED_COLUMNS[heading])
            elif heading.startswith(columns.REFUSED_BEGINNINGS):
                self._tell(line, heading, "ảnh, âm thanh và cách hiện riêng không in được trên giấy. Bỏ ô này")
            elif heading.split("::")[0] not in columns.QUESTION_COLUMNS and not _is_range(line, heading):
                self._passed.add(f"cột {heading}")

    def _flag(self, line: Line, heading: str) -> bool:
        is_so = columns.is_yes(line[heading])
        if is_so is None:
            self._tell(line, heading, columns.NO_FLAG)
        return bool(is_so)

    def _whole(self, line: Line, heading: str) -> int | None:
        text = line[heading]
        if text and not (text.isascii() and text.isdecimal() and len(text) < 4):
            self._tell(line, heading, "phải là số nguyên. Sửa ô này")
            return None
        return int(text) if text else None

    def _read(self, line: Line, heading: str, read: Callable[[str], Any], empty: Any) -> Any:
        try:
            return read(line[heading])
        except ValueError as error:
            self._tell(line, heading, str(error).rstrip("."))
            return empty

    def _tell(self, line: Line, heading: str, reason: str) -> None:
        self.problems.append(self.table.problem(line, heading, reason))


def _refusal(kind: str) -> str:
    first = kind.lower().split()[0].replace("_from_file", " from file")
    if "from file" in first or first.startswith("select"):
        return columns.FROM_FILE if "file" in first else f"không hiểu “{kind}”. Ghi select_one rồi tên danh sách"
    return columns.REFUSED.get(first, f"không hiểu kiểu câu hỏi “{kind}”. Đổi sang kiểu có trong Trợ giúp")


def _is_range(line: Line, heading: str) -> bool:
    return heading == "parameters" and line["type"].lower() == "range"
