"""Law of the maker comes signed, is planned before it is taken, and never goes back to an older set."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.core.errors import NotAllowed
from desktop_app.core.law.rulebook import Confidence, Unit
from desktop_app.core.progress import Silent
from desktop_app.core.release import Release, version_of
from desktop_app.core.update_package.manifest import Kind
from desktop_app.core.update_package.read import Update, inspect
from desktop_app.core.update_package.refusals import Reason, UpdateRefused
from desktop_app.core.updating.errand import Errands
from desktop_app.core.updating.updater import Updater
from desktop_app.office.desk import Desk
from desktop_app.office.law_bundle import written_bundle
from desktop_app.office.law_entry import DayChange, RuleChange
from desktop_app.office.law_updates import LawUpdateService
from desktop_app.office.models import DayKind
from desktop_app.office.rights import Role
from tests.core.update_package.conftest import Maker

RULE = RuleChange(
    key="reception.answer", value=5, unit=Unit.WORKING_DAYS, from_on=date(2026, 11, 1), to_on=None,
    citation="Điều 28 Luật Tiếp công dân", document="15/HD-TTr", reason="hướng dẫn mới",
    confidence=Confidence.SECONDARY,
)  # fmt: skip
DAY = DayChange(
    on=date(2027, 2, 12), kind=DayKind.OFF, reason="nghỉ Tết", document="88/TB-BNV", confidence=Confidence.SECONDARY
)

Sent = Callable[[str], Update]


@pytest.fixture
def maker(tmp_path: Path) -> Maker:
    return Maker(tmp_path)


@pytest.fixture
def sent(maker: Maker) -> Sent:
    """The same law in a set of some version."""
    content = written_bundle([RULE, DAY])
    return lambda version: inspect(
        maker.make(content, kind=Kind.LAW, version=version_of(version), oldest=version_of("0.1.0")), maker.keys
    )


@pytest.fixture
def service(desk: Desk, maker: Maker, tmp_path: Path) -> LawUpdateService:
    present = Release(version_of("0.2.0"))
    return LawUpdateService(desk, Updater(present, maker.keys, None, Errands(tmp_path), lambda _: None))


def test_a_set_is_planned_then_taken_and_says_where_it_came_from(
    service: LawUpdateService, desk: Desk, sent: Sent
) -> None:
    coming = service.plan(sent("2027.3.15"), Silent())
    assert len(coming.plan.changes) == 2
    assert desk.law.rulebook.at("reception.answer", date(2026, 12, 1)).value != 5

    service.take(coming)
    rule = desk.law.rulebook.at("reception.answer", date(2026, 12, 1))
    assert (rule.value, rule.came_from) == (5, "Nơi phát hành chương trình, bộ 2027.3.15")
    assert not desk.law.calendar.day(DAY.on).working


@pytest.mark.parametrize("version", ["2027.3.15", "2027.3.2"])
def test_a_set_that_is_not_newer_than_what_was_taken_is_refused(
    service: LawUpdateService, sent: Sent, version: str
) -> None:
    service.take(service.plan(sent("2027.3.15"), Silent()))
    with pytest.raises(UpdateRefused) as refused:
        service.plan(sent(version), Silent())
    assert refused.value.reason == Reason.NOT_NEWER
    assert service.plan(sent("2027.10.1"), Silent()).plan.changes == ()


def test_a_program_is_no_law_and_needs_a_right(service: LawUpdateService, maker: Maker, sent: Sent, desk: Desk) -> None:
    with pytest.raises(UpdateRefused):
        service.plan(inspect(maker.make(), maker.keys), Silent())
    official = replace(desk, account=replace(desk.account, role=Role.OFFICIAL))
    with pytest.raises(NotAllowed):
        LawUpdateService(official, service._updater).plan(sent("2027.3.15"), Silent())
