"""What goes down without a window."""

import json
from pathlib import Path

import pytest

from desktop_app.core.errors import UserError
from desktop_app.reports.choosing import form_choice
from desktop_app.sync.down.commands import add_form, build, drop_form, install, list_offers, refuse, undo
from desktop_app.sync.down.queries import came_down
from desktop_app.sync.states import DownState
from tests.sync.down.makers import Offices, form_text
from tests.sync.two_sites.sites import UNIT


def test_a_package_is_made_tried_installed_and_taken_back(offices: Offices, tmp_path: Path) -> None:
    above, desk = offices.above.desk, offices.commune.desk
    file = tmp_path / "bieu.toml"
    file.write_text(form_text("tinh-2027", "2026-09-01"), encoding="utf-8")
    mine = add_form(above, {"file": file}).data["id"]
    ids = [each["id"] for each in list_offers(above, {}).data["offers"]]
    assert mine in ids
    values = {"items": "form nowhere", "to": "all", "note": "", "out": tmp_path / "usb"}
    with pytest.raises(UserError, match="Không có mục “form nowhere”"):
        build(above, values)
    with pytest.raises(UserError, match="Chưa chọn đơn vị nhận"):
        build(above, values | {"items": mine, "to": "99999"})
    for items in (mine, "all"):
        made = build(above, values | {"items": items, "to": UNIT})
        assert Path(made.data["file"]).is_file()
    (tmp_path / "usb" / "cut.dcpkg").write_bytes(Path(made.data["file"]).read_bytes()[:-1])

    folder = {"folder": tmp_path / "usb", "dry_run": True, "reason": "Gửi nhầm"}
    tried = install(desk, folder)
    assert form_choice(desk, "01-XLD").form.edition == "tt-01-2024"
    assert "cut.dcpkg: Gói chép chưa đủ" in tried.failure
    (tmp_path / "usb" / "cut.dcpkg").unlink()
    tried = install(desk, folder)
    assert [each["seq"] for each in tried.data["packages"]] == [1, 2]
    assert not any(each["installed"] for each in tried.data["packages"])
    done = install(desk, folder | {"dry_run": False})
    assert "đã cài 5 mục" in done.text
    assert json.dumps(done.data)
    assert form_choice(desk, "01-XLD").form.edition == "tinh-2027"
    assert install(desk, folder | {"dry_run": False}).text.count("gói này đã cài rồi") == 2
    with pytest.raises(UserError, match="Không tìm thấy gói"):
        refuse(desk, folder)
    with pytest.raises(UserError, match="Không có gói số 7 đang dùng"):
        undo(desk, folder | {"seq": 7})
    for seq in (2, 1):
        undo(desk, folder | {"seq": seq})
    assert form_choice(desk, "01-XLD").form.edition == "tt-01-2024"
    drop_form(above, {"id": mine})
    assert form_choice(above, "01-XLD").form.edition == "tinh-2026"
    assert {each.state for each in came_down(desk)} == {DownState.TAKEN_BACK}
