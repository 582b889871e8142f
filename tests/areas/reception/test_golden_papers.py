"""The words of the reception papers, as they were looked at and found right."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from desktop_app.areas.reception.books.samples import closing_sample, cover_sample
from desktop_app.areas.reception.figures.samples import figures_sample
from desktop_app.areas.reception.paper_samples import copy_sample, notice_sample, statement_sample
from desktop_app.areas.reception.samples import receipt_sample, register_sample
from desktop_app.areas.reception.sessions.samples import conclusion_sample, minutes_sample
from desktop_app.areas.reception.sessions.samples import notice_sample as schedule_sample
from desktop_app.core.paper.wording import Wording
from desktop_app.office.profile import Profile
from desktop_app.office.wording import shipped_wordings
from tests.core.paper.samples import ReadPdf

GOLDEN = Path(__file__).parents[2] / "golden"
PROFILE = Profile(
    name="xã Thí Dụ", province="tỉnh Minh Họa", place="Thí Dụ", chairperson="Nguyễn Văn Mẫu",
    reception_official="Phạm Thị Ngọc Dụ",
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "key", "made", "at"),
    [
        ("so-tiep-cong-dan-13-cot", "so-tiep-cong-dan", register_sample, datetime(2026, 11, 20, 8, 15)),
        ("so-tiep-cong-dan-12-cot", "so-tiep-cong-dan", register_sample, datetime(2026, 3, 12, 8, 15)),
        ("bia-so", "bia-so-tiep-cong-dan", cover_sample, datetime(2026, 12, 31, 9, 0)),
        ("khoa-so", "khoa-so-tiep-cong-dan", closing_sample, datetime(2026, 12, 31, 9, 0)),
        ("so-lieu", "so-lieu-tiep-cong-dan", figures_sample, datetime(2026, 12, 15, 9, 0)),
        ("giay-bien-nhan", "bien-nhan-02-tcd", receipt_sample, datetime(2026, 11, 20, 9, 35)),
        ("lich-tiep-cong-dan", "lich-tiep-cong-dan", schedule_sample, datetime(2026, 10, 28, 8, 0)),
        ("bien-ban-tiep-cong-dan", "bien-ban-tiep-cong-dan", minutes_sample, datetime(2026, 11, 10, 11, 10)),
        ("ket-luan-tiep-cong-dan", "ket-luan-tiep-cong-dan", conclusion_sample, datetime(2026, 11, 11, 15, 0)),
        ("thong-bao-tu-choi", "thong-bao-tu-choi-01-tcd", notice_sample, datetime(2026, 11, 20, 9, 35)),
        ("bien-ban-trinh-bay", "bien-ban-trinh-bay", statement_sample, datetime(2026, 11, 20, 9, 35)),
        ("ban-sao-lich-su", "ban-sao-lich-su", copy_sample, datetime(2026, 11, 20, 9, 35)),
    ],
)
def test_the_text_of_a_paper_is_the_golden_one(
    name: str, key: str, made: Callable[[Profile, Wording, datetime], bytes], at: datetime
) -> None:
    text = ReadPdf(made(PROFILE, shipped_wordings()[key], at)).all_text() + "\n"
    assert text == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
