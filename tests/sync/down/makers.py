"""What an upper office has of its own, and how it comes down."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktop_app.areas.surveys.forms.service import FormService
from desktop_app.core.law.rulebook import Unit
from desktop_app.core.resources import resource
from desktop_app.office.desk import Desk
from desktop_app.office.law_entry import DayChange, RuleChange
from desktop_app.office.law_service import LawService
from desktop_app.office.models import DayKind
from desktop_app.sync.down.offers import offers
from desktop_app.sync.down.service import SendDownService
from desktop_app.sync.down.taking import TakeDownService
from tests.sync.two_sites.sites import UNIT, Above, Commune

ANSWER = "reception.answer"
RULE = RuleChange(
    key=ANSWER, value=5, unit=Unit.WORKING_DAYS, from_on=date(2026, 11, 1), to_on=None,
    citation="Điều 28 Luật Tiếp công dân", document="15/HD-TTr", reason="Thanh tra tỉnh hướng dẫn",
)  # fmt: skip
STORM = DayChange(on=date(2026, 12, 1), kind=DayKind.OFF, reason="nghỉ tránh bão", document="88/TB-UBND")


@dataclass
class Offices:
    """The two, and the folder that goes from one to the other."""

    commune: Commune
    above: Above
    stick: Path

    @property
    def taking(self) -> TakeDownService:
        return TakeDownService(self.commune.desk)

    def send(self, *groups: str, note: str = "", practice: bool = False) -> bytes:
        """A package of everything whose name begins so, for the commune."""
        chosen = [each.uid for each in offers(self.above.desk) if not groups or each.uid.startswith(groups)]
        desk = replace(self.above.desk, is_practice=practice)
        file = SendDownService(desk).build(chosen, [UNIT], note, self.stick).file
        assert file
        return file.read_bytes()


def form_text(edition: str = "tinh-2026", from_on: str = "2026-07-01", **other: str) -> str:
    """The shipped form 01/XLD as a later edition; `other` is put in the place of what is named."""
    text = resource("forms", "bao-cao", "01-xld.toml").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith(("edition =", "from =")):
            name = line.split(" = ")[0]
            text = text.replace(line, f'edition = "{edition}"' if name == "edition" else f"from = {from_on}", 1)
    for was, becomes in other.items():
        assert was in text
        text = text.replace(was, becomes)
    return text


def own_things(desk: Desk) -> None:
    """A questionnaire, a form, a rule and a day of this office's own."""
    forms = FormService(desk)
    begun = forms.begin("PKS01", forms.newest("PKS01"))
    forms.put_in_use("PKS01", begun.version, begun.rev)
    SendDownService(desk).add_form(form_text())
    LawService(desk).make(RULE)
    LawService(desk).make(STORM)
