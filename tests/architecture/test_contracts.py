"""The import contracts bite: each forbidden import, planted in a copy, breaks the contract that forbids it."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.architecture.source import ROOT

FORBIDDEN = {
    "desktop_app/core/planted.py": "import desktop_app.office",
    "desktop_app/areas/petitions/rules.py": "import pathlib",
    "desktop_app/areas/petitions/__init__.py": "",
    "desktop_app/areas/petitions/views.py": "import sqlalchemy",
    "desktop_app/areas/petitions/queries.py": "import PySide6.QtCore",
    "desktop_app/areas/reception/planted.py": "import desktop_app.areas.petitions",
    "desktop_app/core/text/planted.py": "import sqlalchemy",
}


def test_every_contract_breaks_when_its_rule_is_broken(tmp_path: Path) -> None:
    for folder in ("desktop_app", "db"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for place, line in FORBIDDEN.items():
        target = tmp_path / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(line + "\n", encoding="utf-8")

    check = "from importlinter.cli import lint_imports_command as check; check()"
    done = subprocess.run(
        [sys.executable, "-c", check, "--no-cache"],
        cwd=tmp_path, capture_output=True, encoding="utf-8", env={"PYTHONUTF8": "1", "COLUMNS": "200", "PATH": ""},
        check=False,
    )  # fmt: skip

    names = [
        line.removeprefix('name = "').removesuffix('"')
        for line in (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
        if line.startswith('name = "') and line != 'name = "sodanchu"'
    ]
    assert len(names) >= 6
    kept = [name for name in names if f"{name} BROKEN" not in done.stdout]
    assert kept == [], done.stdout[-3000:]
