"""The house stands as it was drawn: fixed top-level names, packages, names and sizes."""

import shutil
import subprocess

import pytest

from tests.architecture.source import EVERYTHING, ROOT, classes, functions, lines_of, modules

TOP_LEVEL = {
    ".ci", ".gitignore", "CHANGELOG.md", "LICENSE", "README.md", "bench", "build.spec", "db", "desktop_app", "dev.py",
    "docs", "pyproject.toml", "requirements-dev.lock", "requirements.lock", "resources", "tests",
}  # fmt: skip
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "base_", "misc"}


def test_nothing_new_stands_at_the_top_of_the_project() -> None:
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("not a checkout")
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {line.split("/")[0].strip('"') for line in listed.stdout.splitlines()} <= TOP_LEVEL


def test_every_folder_with_code_of_the_program_is_a_package() -> None:
    folders = {module.path.parent for module in modules()}
    above = {parent for folder in folders for parent in folder.parents if ROOT in parent.parents}
    assert [folder for folder in sorted(folders | above) if not (folder / "__init__.py").exists()] == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    named = [(module.place, part) for module in modules() for part in module.name.split(".")]
    assert [place for place, part in named if part in BANNED_NAMES or part.startswith("base_")] == []


def test_files_functions_and_classes_keep_to_the_budget() -> None:
    over = []
    for module in modules(*EVERYTHING):
        if module.place.startswith("db/migrations/versions/"):  # frozen steps: long lists of columns, read once
            continue
        is_test = module.place.startswith("tests/")
        lines = module.text.count("\n")
        if lines > (400 if is_test else 300):
            over.append(f"{module.place}: {lines} lines")
        if is_test:
            continue
        over += [f"{module.place}: {f.name} {lines_of(f)} lines" for f in functions(module.tree) if lines_of(f) > 40]
        for node in classes(module.tree):
            methods = sum(1 for each in functions(node) if each in node.body)
            if methods > 20:
                over.append(f"{module.place}: {node.name} {methods} methods")
    assert over == []


def test_dev_py_is_understood_by_every_python_3() -> None:
    import ast

    text = (ROOT / "dev.py").read_text(encoding="utf-8")
    ast.parse(text, feature_version=(3, 6))
    assert text.count("\n") <= 300
    assert "capture_output" not in text, "subprocess learned it in 3.7"


def test_every_area_is_declared_once() -> None:
    from desktop_app.areas import ABOVE, AREAS, load_areas

    folders = {path.name for path in (ROOT / "desktop_app" / "areas").iterdir() if (path / "__init__.py").exists()}
    assert sorted([*AREAS, "views"]) == sorted(folders), "and what the pages of all areas share"
    above = [name.removeprefix("desktop_app.") for name in ABOVE]
    assert [area.key for area in load_areas()] == [*AREAS, *above]
