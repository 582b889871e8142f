"""The program without a window: draws the commands that the program and its areas declare."""

import json
import os
import sys
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from getpass import getpass
from types import TracebackType
from typing import Any, TextIO

from db.keys import KeyFile
from desktop_app.areas import load_areas
from desktop_app.cli_arguments import Asked, WrongUsage, called, find_command, help_of, help_text, read_arguments
from desktop_app.cli_commands import COMMANDS
from desktop_app.cli_console import DATA, FORMAT, IN_AN_OFFICE, Console, Passwords
from desktop_app.core.errors import NotAllowed, UserError
from desktop_app.core.failures import sentence_for
from desktop_app.core.release import release
from desktop_app.main import LOGS, data_home, make_opener, speak_utf8, start_log, tell
from desktop_app.office.area import Argument, Command, Outcome
from desktop_app.office.desk import SignedIn
from desktop_app.office.finding import declared
from desktop_app.office.opening import Opener
from desktop_app.office.rights import Right

FAILED, MISUSED = 1, 2
PRACTICE = Argument("--practice", "cơ quan tập huấn với dữ liệu mẫu", flag=True)
PRACTICE_UPPER = Argument("--practice-upper", "cơ quan tập huấn cấp trên, đã nhận gói của mười ba xã", flag=True)
WINDOW = Command("", "", "Mở cửa sổ chương trình.", (DATA, PRACTICE, PRACTICE_UPPER), "desktop_app.main:open_window")
WINDOW_OPTIONS = tuple(argument.name for argument in WINDOW.arguments)


@dataclass
class World:
    """What a command line touches outside the program."""

    environment: MutableMapping[str, str] = field(default_factory=lambda: os.environ)
    source: TextIO | None = field(default_factory=lambda: sys.stdin)
    out: TextIO = field(default_factory=lambda: sys.stdout)
    errors: TextIO | None = field(default_factory=lambda: sys.stderr)
    ask: Callable[[str], str] = getpass
    opener: Callable[[str], Opener] = lambda holder: make_opener(holder=holder)


def main(typed: Sequence[str] | None = None, world: World | None = None) -> int:
    """Do what was typed; 0 only on success, else one sentence on standard error."""
    speak_utf8()
    here = world or World()
    words = list(sys.argv[1:] if typed is None else typed)
    if world is None:
        sys.excepthook = _tell_defect
    passwords = Passwords(here.environment, here.source, here.ask)
    try:
        return _answer(words, here, passwords)
    except (UserError, OSError) as error:
        tell(sentence_for(error) or "", here.errors)
        return MISUSED if isinstance(error, WrongUsage) else FAILED
    except KeyboardInterrupt:
        print("Đã dừng theo yêu cầu; chưa có gì được ghi.", file=here.errors)
        return FAILED


def _tell_defect(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    start_log(data_home() / LOGS)
    tell(sentence_for(error) or "", sys.stderr)


def commands() -> tuple[Command, ...]:
    """Every command, the program's own first."""
    return (*COMMANDS, *(_with_office(command) for area in load_areas() for command in area.commands))


def _with_office(command: Command) -> Command:
    """An area's command with what every command of an office takes."""
    own = {argument.name for argument in command.arguments}
    usual = (*IN_AN_OFFICE, FORMAT) if command.in_office else (FORMAT,)
    more = tuple(argument for argument in usual if argument.name not in own)
    return replace(command, arguments=(*command.arguments, *more))


def _answer(words: Sequence[str], here: World, passwords: Passwords) -> int:
    known = commands()
    if not words or words[0].partition("=")[0] in WINDOW_OPTIONS:
        asked = read_arguments(WINDOW, words)
        practice, upper = asked.values["practice"], asked.values["practice_upper"]
        code: int = declared(WINDOW.run)(asked.values["data"], practice or upper, upper)
        return code
    if words == ["--version"]:
        print(f"Sổ Dân Chủ {release().version}", file=here.out)
        return 0
    if words == ["--help"]:
        print(help_text(known, str(release().version)), file=here.out)
        return 0
    command, rest = find_command(words, known)
    if "--help" in rest:
        print(help_of(command), file=here.out)
        return 0
    asked = read_arguments(command, rest)
    if asked.values.get("password_stdin"):
        passwords.read_first_line()
    console = Console(here.opener(f"lệnh {called(command)}"), passwords)
    return _show(_done(asked, console), asked, console, here)


def _done(asked: Asked, console: Console) -> Outcome:
    command = asked.command
    work = declared(command.run)
    if command in COMMANDS:
        outcome: Outcome = work(console, asked.values)
    elif not command.in_office:
        outcome = work(console.today(), asked.values)
    else:
        with console.office(asked.values) as office:
            _check_right(office.desk.account, Right[command.right])
            outcome = work(office.desk, asked.values)
    return outcome


def _check_right(account: SignedIn, right: Right) -> None:
    if not account.may(right):
        raise NotAllowed(f"Tài khoản này không có quyền {right.value}. Hãy nhờ người quản trị cấp quyền.")


def _show(outcome: Outcome, asked: Asked, console: Console, here: World) -> int:
    is_json = asked.values.get("format") == "json"
    print(json.dumps(_object(outcome, asked, console), ensure_ascii=False, indent=2) if is_json else outcome.text,
          file=here.out)  # fmt: skip
    if outcome.failure:
        print(outcome.failure, file=here.errors)
    return FAILED if outcome.failure else 0


def _object(outcome: Outcome, asked: Asked, console: Console) -> Mapping[str, Any]:
    period = None
    if outcome.from_on and outcome.to_on:
        period = {"from": outcome.from_on.isoformat(), "to": outcome.to_on.isoformat()}
    office: dict[str, Any] | None = None
    if console.folder:
        facts = KeyFile(console.folder, console.opener.floor).facts()
        office = {"name": facts.office_name, "place": facts.office_place, "file_code": facts.file_code}
        office["practice"] = facts.is_practice
    name = ".".join(filter(None, ("sodanchu", asked.command.verb, asked.command.noun)))
    return {"schema": f"{name}/1", "office": office, "period": period, "data": dict(outcome.data)}
