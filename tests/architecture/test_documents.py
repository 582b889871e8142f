"""The pages that a newcomer reads tell the truth."""

import re

import pytest

import dev
from tests.architecture.source import ROOT
from tests.slow.__main__ import STAGES

HOUSE = ("desktop_app/", "db/", "resources/", "tests/", "bench/", "docs/", "areas/", "office/", "core/", "shell/")


def test_the_readme_names_every_command_of_dev_py() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in dev.COMMANDS if f"python dev.py {name}" not in text] == []


@pytest.mark.parametrize("page", ["README.md", "docs/architecture.md"])
def test_every_place_that_a_page_names_exists(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = {name.split(":")[0] for name in re.findall(r"`([a-z_./]+(?::\w+)?)`", text)}
    places = [name for name in named if name.startswith(HOUSE)]
    assert len(places) >= 5
    assert [name for name in places if not ((ROOT / name).exists() or (ROOT / "desktop_app" / name).exists())] == []


def test_pictures_and_pages_that_are_linked_exist() -> None:
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        links = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
        assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_long_stages_end_in_time_together() -> None:
    assert sum(stage.minutes for stage in STAGES) <= 75
    modules = {path.stem for path in (ROOT / "tests" / "slow" / "stages").glob("*.py")}
    assert {stage.name for stage in STAGES} == modules


def test_the_command_for_continuous_integration_runs_both_and_hides_neither() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "dev.py" in line] == [
        "python3 dev.py test || status=1",
        "python3 dev.py slow || status=1",
    ]
    assert lines[-1] == 'exit "$status"'
