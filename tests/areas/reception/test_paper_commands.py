"""Papers of one visit from the command line."""

from pathlib import Path
from typing import Any

import pytest

from desktop_app.areas.reception.models import Handling
from desktop_app.areas.reception.paper_commands import print_notice, print_receipt, print_statement
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Desk
from desktop_app.office.handed_in import HandedIn
from tests.areas.reception.makers import MakeEntry

MAGIC = {"pdf": b"%PDF", "docx": b"PK"}


@pytest.mark.parametrize("form", ["pdf", "docx"])
@pytest.mark.parametrize("work", [print_receipt, print_notice, print_statement])
def test_each_paper_is_written_by_number_and_year(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry, tmp_path: Path, work: Any, form: str
) -> None:
    reception.register(an_entry(handling=Handling.REFUSE, refusal_ground="h"), [HandedIn("Đơn", 2)])
    target = tmp_path / f"giay.{form}"
    done = work(desk, {"number": "1/2026", "format": form, "out": target})
    assert target.read_bytes().startswith(MAGIC[form])
    assert done.data == {"file": str(target), "number": "1/2026"}


@pytest.mark.parametrize(("number", "sentence"), [("15", "Gõ dạng 15/2026"), ("9/2026", "Sổ chưa có lượt tiếp 9/2026")])
def test_a_number_that_is_none_is_told(desk: Desk, tmp_path: Path, number: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        print_receipt(desk, {"number": number, "format": "pdf", "out": tmp_path / "a.pdf"})
    assert not (tmp_path / "a.pdf").exists()
