"""Who denounced goes to the competent body alone, by an account that may see it; there it is sealed again."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.core.package.read import inspect, open_package
from desktop_app.core.package.refusals import PackageRefused
from desktop_app.office.desk import Desk
from desktop_app.office.models import VaultEntry, VaultOpening
from desktop_app.office.vault import Vault
from desktop_app.sync.container import receiver
from desktop_app.sync.enrolling.queries import own_card
from desktop_app.sync.identities.queries import handable, held_identities
from desktop_app.sync.identities.service import IdentityService
from desktop_app.sync.receiving.commands import take_packages
from desktop_app.sync.receiving.planned import Standing
from desktop_app.sync.receiving.service import ReceiveService
from tests.sync.identities.conftest import NAME, WHY, Both


def closed(desk: Desk) -> Desk:
    """The same desk for somebody who may not see denouncers."""
    return replace(desk, account=replace(desk.account, sees_denouncer=False), vault=Vault(str(desk.vault._public)))


def test_it_goes_sealed_for_the_competent_body_alone_into_its_vault_and_is_shown_with_right_and_reason(
    both: Both,
) -> None:
    file, upper = both.handed(), both.above.desk
    with both.commune.desk.db.reading() as session:
        asked = replace(receiver(both.commune.desk, session), cards=[own_card(both.commune.desk, session)])
        assert WHY in session.scalars(select(VaultOpening.reason)).one()
    with pytest.raises(PackageRefused, match="không niêm phong cho cơ quan này"):
        open_package(file, asked)
    assert inspect(file).kind.value == "identity"
    assert NAME.encode() not in file.read_bytes()

    early = ReceiveService(upper).take(file).planned
    assert (early.standing, early.reason) == (Standing.REFUSED, "no_record")
    both.registers()
    clerk = ReceiveService(closed(upper))
    assert [found.path for found in clerk.find(both.folder / file.name)] == [file]
    tried = take_packages(closed(upper), {"path": file, "dry_run": True, "arrived": None}).text
    assert tried.endswith("danh tính người tố cáo của 1 hồ sơ, cất trong kho mật.")
    assert clerk.take(file).planned.standing is Standing.GOOD
    assert clerk.take(file).planned.standing is Standing.SAME_AGAIN
    [held] = held_identities(upper)
    assert (held.record_uid, held.unit, held.code) == (both.petition.uid, "27061", handable(both.commune.desk)[0].code)

    with pytest.raises(NotAllowed):
        IdentityService(closed(upper)).reveal(held.record_uid, WHY)
    with pytest.raises(InvalidInput):
        IdentityService(upper).reveal(held.record_uid, " ")
    [person] = IdentityService(upper).reveal(held.record_uid, "Thụ lý tố cáo")
    assert person["full_name"] == NAME
    with upper.db.reading() as session:
        assert session.scalars(select(VaultOpening.reason)).all() == ["Thụ lý tố cáo"]
        assert session.scalars(select(func.count()).select_from(VaultEntry)).one() == 1
    assert not names_in(upper), "in no table, no journal and no kept copy"


def names_in(desk: Desk) -> list[str]:
    """Where the name can be read."""
    found = list[str]()
    with desk.db.reading() as session:
        tables = session.connection().exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars()
        for table in tables.all():
            rows = session.connection().exec_driver_sql(f'SELECT * FROM "{table}"').all()
            found += [table for row in rows if "Sùng Pà" in str(row)]
    return found + [str(path) for path in desk.installation.folder.glob("packages/**/*.dcpkg")]


def test_without_competence_reason_transfer_or_right_nothing_is_made_nor_looked_at(both: Both) -> None:
    desk, uid = both.commune.desk, both.petition.uid
    cases: list[tuple[Desk, str, str, bool, type[UserError], str]] = [
        (desk, uid, WHY, False, InvalidInput, "chỉ gửi cho cơ quan có thẩm quyền"),
        (desk, uid, " ", True, InvalidInput, "Chưa ghi lý do"),
        (desk, desk.account.uid, WHY, True, UserError, "chưa ghi bước chuyển"),
        (closed(desk), uid, WHY, True, NotAllowed, "xem danh tính người tố cáo"),
    ]
    for at, of, reason, is_competent, kind, said in cases:
        with pytest.raises(kind, match=said):
            IdentityService(at).hand(of, reason, is_competent=is_competent)
    with desk.db.reading() as session:
        assert session.scalars(select(func.count()).select_from(VaultOpening)).one() == 0
