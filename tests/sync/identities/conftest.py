"""A commune with a denunciation that it transferred, and the office above it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from db.keys import Created
from desktop_app.areas.petitions.service import PetitionService, Registered
from desktop_app.areas.petitions.states import Competent, Eligible
from desktop_app.core.report_periods import ReportPeriod
from desktop_app.office.matter_kinds import Kind
from desktop_app.office.opening import Opener
from desktop_app.sync.identities.service import IdentityService
from desktop_app.sync.receiving.service import ReceiveService
from desktop_app.sync.sending.service import SendService
from tests.areas.petitions.makers import a_petition, take
from tests.sync.two_sites.sites import Above, Commune, two_sites

NAME, DAY = "Vừ Thị Sùng Pà", date(2026, 11, 23)
WEEK = ReportPeriod("Tuần 48", date(2026, 11, 22), date(2026, 11, 29))
WHY = "Điều 24 khoản 2 Luật Tố cáo"


@dataclass
class Both:
    """A commune with a denunciation that it transferred, and the office above."""

    commune: Commune
    above: Above
    petition: Registered
    folder: Path

    def registers(self) -> None:
        """The registers come in above."""
        sending = SendService(self.commune.desk)
        looked = sending.look(WEEK)
        ReceiveService(self.above.desk).take(sending.build(looked, nothing=looked.is_empty).copy)

    def handed(self) -> Path:
        """The file of the identity."""
        made = IdentityService(self.commune.desk).hand(self.petition.uid, WHY, is_competent=True)
        (self.folder / made.name).write_bytes(made.content)
        return self.folder / made.name


@pytest.fixture
def both(office_template: tuple[Path, Created], opener: Opener, tmp_path: Path) -> Iterator[Both]:
    commune, above = two_sites(office_template, tmp_path, opener)
    petition = PetitionService(commune.desk).register(a_petition(kind=Kind.DENUNCIATION, full_name=NAME))
    petition = take(commune.desk, petition, "classify", DAY, eligible=Eligible.YES, competent=Competent.NO)
    take(commune.desk, petition, "transfer_denunciation", DAY)
    yield Both(commune, above, petition, tmp_path)
    commune.close()
    above.close()
