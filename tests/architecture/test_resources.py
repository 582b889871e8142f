"""What the program names is there, and what is there ships."""

import ast
import json
import tomllib
import unicodedata

import pytest

from tests.architecture.source import ROOT, modules

RESOURCES = ROOT / "resources"


def test_every_resource_that_code_names_exists() -> None:
    missing = []
    for module in modules():
        for call, node in module.calls:
            if call.split(".")[-1] == "resource":
                parts = [a.value for a in node.args if isinstance(a, ast.Constant)]
                if not RESOURCES.joinpath(*parts).exists():
                    missing.append(f"{module.place}:{node.lineno} {'/'.join(parts)}")
    assert missing == []


def test_every_icon_that_code_names_exists() -> None:
    known = {path.stem for path in (RESOURCES / "icons").glob("*.svg")}
    named = [
        (module.place, node.args[0].value)
        for module in modules()
        for call, node in module.calls
        if call.split(".")[-1] == "icon"
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    ]
    assert [(place, name) for place, name in named if name not in known] == []


@pytest.mark.parametrize("kind", ["toml", "json"])
def test_every_data_file_can_be_read_and_is_composed(kind: str) -> None:
    for path in RESOURCES.rglob(f"*.{kind}"):
        text = path.read_text(encoding="utf-8")
        assert unicodedata.normalize("NFC", text) == text, path.name
        assert (tomllib.loads(text) if kind == "toml" else json.loads(text)) is not None, path.name


def test_the_built_program_takes_resources_manual_and_migrations_along() -> None:
    spec = (ROOT / "build.spec").read_text(encoding="utf-8")
    assert '("resources", "resources")' in spec
    assert '("docs/huong-dan", "resources/huong-dan")' in spec
    assert '("CHANGELOG.md", "resources")' in spec
    assert '"db/migrations"' in spec


def test_there_is_one_newest_migration() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(ROOT / "db" / "migrations"))
    config.set_main_option("path_separator", "os")
    assert len(ScriptDirectory.from_config(config).get_heads()) == 1
