"""The words of a report go with it, and no denouncer is named in them as far as the account may know."""

import json
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.areas import load_areas
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.report_periods import ReportPeriod
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.vault import Vault
from desktop_app.reports.entering import EnteringService
from desktop_app.reports.forms import DEMOCRACY
from desktop_app.reports.kept import Wanted
from desktop_app.reports.known import Known
from desktop_app.reports.narrative.queries import narrative
from desktop_app.reports.narrative.service import NarrativeService
from desktop_app.reports.service import ReportService
from desktop_app.sync.sending.service import SendService
from tests.areas.reception.makers import MakeEntry
from tests.sync.sending.makers import Upper

NAME = "Vừ Thị Sùng Pà"
YEAR = ReportPeriod("Năm báo cáo 2026", date(2025, 11, 15), date(2026, 11, 14))
WANTED = Wanted(DEMOCRACY, YEAR.from_on, YEAR.to_on)
MEMBER = "democracy_20251115_20261114"


@pytest.fixture
def frozen(desk: Desk, reception: ReceptionService, an_entry: MakeEntry) -> str:
    """A report of words in whose paragraph and annex somebody wrote who denounced."""
    reception.register(an_entry(kind=Kind.DENUNCIATION, full_name=NAME))
    known = Known(load_areas())
    uid = ReportService(desk, known).begin(WANTED).uid
    EnteringService(desk).enter_all(uid, [], rest_is_nothing=True)
    words = NarrativeService(desk)
    part = next(part for section in narrative(desk, known, WANTED).sections for part in section.parts if part.prose)
    words.edit(uid, part.key, f"Đã trả lời bà {NAME}.\nĐã xong.")
    line = {"title": "Đồ án quy hoạch", "received": "10", "taken": "8", "explained": "2"}
    words.add_line(uid, "III", line, f"Đơn của {NAME.upper()}", "Lê Thị Hoa")
    ReportService(desk, known).freeze(uid, narrative(desk, known, WANTED).figures.rev)
    return part.key


def test_paragraphs_and_annexes_go_and_a_denouncer_named_in_them_is_taken_out_and_told_to_whoever_may_know(
    desk: Desk, sending: SendService, upper: Upper, frozen: str
) -> None:
    looked = sending.look(YEAR)
    assert sum("có tên, số giấy tờ hoặc điện thoại của người tố cáo" in each.sentence for each in looked.missing) == 1
    with upper.open(sending.build(looked).copy) as opened:
        told = opened.report(MEMBER)
    assert "Sùng" not in json.dumps(told, ensure_ascii=False)
    assert "Đã trả lời [người tố cáo].\nĐã xong." in [each["text"] for each in told["paragraphs"]]
    [annex] = [each for each in told["annexes"] if each["key"] == "III"]
    assert annex["lines"][0]["cells"]["title"] == "Đồ án quy hoạch"
    assert annex["lines"][0]["source"] == "Đơn của [người tố cáo]"
    assert {"key": "received", "title": "Số ý kiến tham gia"}.keys() == annex["columns"][0].keys()
    vault = Vault(str(desk.vault._public))
    clerk = replace(desk, account=replace(desk.account, sees_denouncer=False), vault=vault)
    said = [each.sentence for each in SendService(clerk).look(YEAR).missing]
    assert sum("không dò được tên người tố cáo" in each for each in said) == 1
