"""From what was typed to the arguments of a declared command, every refusal one Vietnamese sentence.

The standard library's parser speaks English to officials and cannot be taught otherwise without reaching into it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.office.area import Argument, ArgumentKind, Command

PROGRAM = "sodanchu"
_LARGEST = 10**7


class WrongUsage(UserError):
    """The command line cannot be understood; the sentence says where help is."""

    def __init__(self, problem: str, command: Command | None = None) -> None:
        """`problem` is a sentence; the way to help is added."""
        name = f"{PROGRAM} {called(command)}".strip() if command else PROGRAM
        super().__init__(f"{problem} Gõ “{name} --help” để xem cách dùng.")


@dataclass(frozen=True)
class Asked:
    """A command and its arguments by key."""

    command: Command
    values: Mapping[str, Any]


def called(command: Command) -> str:
    """What is typed to call a command: its verb and, if it has one, its register."""
    return f"{command.verb} {command.noun}".strip()


def _spoken(command: Command) -> str:
    return f"Lệnh {called(command)}" if called(command) else "Lệnh mở cửa sổ"


def find_command(typed: Sequence[str], commands: Sequence[Command]) -> tuple[Command, Sequence[str]]:
    """The command that is meant and what follows it; WrongUsage when there is none."""
    for command in commands:
        name = called(command).split(" ")
        if list(typed[: len(name)]) == name:
            return command, typed[len(name) :]
    nouns = sorted(command.noun for command in commands if command.verb == typed[0])
    if nouns:
        raise WrongUsage(f"Sau “{typed[0]}” phải là một trong: {', '.join(nouns)}.")
    raise WrongUsage(f"Không có lệnh “{typed[0]}”.")


def read_arguments(command: Command, typed: Sequence[str]) -> Asked:
    """The arguments of a command; WrongUsage names the one that is missing, unknown or cannot be read."""
    options = {argument.name: argument for argument in command.arguments if argument.name.startswith("--")}
    places = [argument for argument in command.arguments if not argument.name.startswith("--")]
    given: dict[str, list[str]] = {}
    waiting = list(typed)
    while waiting:
        word = waiting.pop(0)
        name, has_value, value = word.partition("=")
        if not word.startswith("--"):
            argument = places[0] if places else None
            if argument is not None and not argument.many:
                places.pop(0)
            value = word
        else:
            argument = options.get(name)
        if argument is None:
            raise WrongUsage(f"{_spoken(command)} không có “{word}”.", command)
        if word.startswith("--") and argument.flag and has_value:
            raise WrongUsage(f"{name} không nhận giá trị; chỉ gõ {name}.", command)
        if word.startswith("--") and not argument.flag and not has_value:
            if not waiting or waiting[0] in options:
                raise WrongUsage(f"Sau {name} phải có giá trị: {argument.help}.", command)
            value = waiting.pop(0)
        given[argument.name] = [*given.get(argument.name, ()), value] if argument.many else [value]
    return Asked(command, {argument.key: _value(command, argument, given) for argument in command.arguments})


def _value(command: Command, argument: Argument, given: Mapping[str, Sequence[str]]) -> object:
    if argument.flag:
        return argument.name in given
    texts = given.get(argument.name) or ([] if argument.default is None else [argument.default])
    if not texts:
        if argument.required:
            raise WrongUsage(f"{_spoken(command)} thiếu {_named(argument)}: {argument.help}.", command)
        return None
    values = [_one_value(command, argument, text) for text in texts]
    return values if argument.many else values[0]


def _one_value(command: Command, argument: Argument, text: str) -> object:
    if argument.choices and text not in argument.choices:
        raise WrongUsage(f"{_named(argument)} phải là một trong: {', '.join(argument.choices)}.", command)
    try:
        return _read(argument.kind, text)
    except ValueError as error:
        raise WrongUsage(f"{_named(argument)}: {error}", command) from None


def _read(kind: ArgumentKind, text: str) -> object:
    match kind:
        case ArgumentKind.DAY:
            return read_day(text)
        case ArgumentKind.NUMBER:
            if not text.isascii() or not text.isdigit() or int(text) > _LARGEST:
                raise ValueError("gõ một số, chỉ dùng chữ số.")
            return int(text)
        case ArgumentKind.FILE | ArgumentKind.FOLDER:
            if not text:
                raise ValueError("chưa có tên tệp hoặc thư mục.")
            return Path(text)
    return text


def read_day(text: str) -> date:
    """A day typed as 2026-08-19 or in any way that forms accept; ValueError holds the sentence."""
    parts = text.split("-")
    return words.read_day("/".join(reversed(parts)) if len(parts) == 3 and len(parts[0]) == 4 else text)


def help_text(commands: Sequence[Command], version: str) -> str:
    """All commands, a line each."""
    lines = [f"Sổ Dân Chủ {version}. Không có lệnh nào thì mở cửa sổ chương trình.", ""]
    lines += [f"  {PROGRAM} {called(command):<20} {command.help}" for command in commands]
    return "\n".join([*lines, "", f"Gõ “{PROGRAM} LỆNH --help” để xem cách dùng một lệnh."])


def help_of(command: Command) -> str:
    """One command: its usage line, what it does, and its arguments."""
    width = max((len(_named(argument)) for argument in command.arguments), default=0)
    lines = [f"  {_named(argument):<{width}}  {_told(argument)}" for argument in command.arguments]
    return "\n".join([usage(command), "", command.help, "", *lines])


def usage(command: Command) -> str:
    """The line that shows how a command is typed."""
    return " ".join([PROGRAM, called(command), *(_shown(argument) for argument in command.arguments)])


def _shown(argument: Argument) -> str:
    value = "|".join(argument.choices) or argument.kind.value
    shown = f"{argument.name} {value}" if argument.name.startswith("--") and not argument.flag else _named(argument)
    return shown if argument.required and not argument.flag and argument.default is None else f"[{shown}]"


def _named(argument: Argument) -> str:
    more = "…" if argument.many else ""
    return argument.name if argument.name.startswith("--") else f"{argument.kind.value}{more}"


def _told(argument: Argument) -> str:
    usual = f" (mặc định {argument.default})" if argument.default else ""
    return f"{argument.help}{usual}"
