"""The page "Giấy phép" tells of everything that is shipped."""

import json

from tests.notices.collect import NOTICES, SHIPPED_FILES, locked

STORED = json.loads(NOTICES.read_text(encoding="utf-8"))


def test_every_locked_package_has_its_notice_in_the_locked_version() -> None:
    noticed = {part["name"]: part["version"] for part in STORED["parts"]}
    assert {name: noticed.get(name) for name in locked()} == locked()


def test_fonts_icons_and_the_program_itself_have_their_notices() -> None:
    assert {"Sổ Dân Chủ", *(name for name, _, _ in SHIPPED_FILES)} <= {part["name"] for part in STORED["parts"]}


def test_every_part_names_its_licence_and_has_the_text() -> None:
    wanting = [part["name"] for part in STORED["parts"] if not part["licence"] or not part["texts"]]
    assert wanting == []
    assert {name for part in STORED["parts"] for name in part["texts"]} == set(STORED["texts"])
