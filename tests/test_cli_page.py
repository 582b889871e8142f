"""`docs/cli.md` and the program say the same of every command."""

import json
import re

from desktop_app.cli import commands
from desktop_app.cli_arguments import called, read_arguments, usage
from desktop_app.office.area import Argument
from tests.architecture.source import ROOT

PAGE = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
LISTED = [line.replace("\\|", "|") for line in re.findall(r"^\| `(sodanchu .+?)` \|", PAGE, re.MULTILINE)]


def test_the_page_lists_every_command_with_its_arguments_and_no_other() -> None:
    assert sorted(LISTED) == sorted(usage(command) for command in commands())


def test_every_command_is_called_by_a_name_of_its_own_and_explains_itself() -> None:
    names = [called(command) for command in commands()]
    assert len(names) == len(set(names))
    assert all(command.help.endswith(".") for command in commands())


def test_every_command_reads_the_values_that_its_usage_asks_for() -> None:
    sample = {"NGÀY": "2026-01-31", "SỐ": "7", "TỆP": "a.pdf", "THƯ_MỤC": "a", "CHỮ": "chữ"}

    def typed(argument: Argument) -> list[str]:
        value = argument.choices[0] if argument.choices else sample[argument.kind.value]
        return [argument.name, *([] if argument.flag else [value])] if argument.name.startswith("--") else [value]

    for command in commands():
        words = [word for argument in command.arguments for word in typed(argument)]
        values = read_arguments(command, words).values
        assert set(values) == {argument.key for argument in command.arguments}
        assert None not in values.values()


def test_the_sample_of_json_has_the_four_parts() -> None:
    [sample] = re.findall(r"```json\n(.+?)```", PAGE, re.DOTALL)
    assert list(json.loads(sample)) == ["schema", "office", "period", "data"]


def test_no_option_takes_a_password() -> None:
    named = {argument.name for command in commands() for argument in command.arguments if not argument.flag}
    assert not [name for name in named if "password" in name]
