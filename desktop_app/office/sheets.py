"""The recovery sheets: printed from memory, and proved legible by two of their groups typed back."""

import json
import random
from collections.abc import Mapping

from sqlalchemy import select

from db.codes import GROUPS, groups_of, read_group
from db.codes import Sheet as Sheet
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.desk import Service
from desktop_app.office.models import Setting
from desktop_app.office.opening import OpenOffice
from desktop_app.office.papers import RECOVERY_WORDING, VAULT_WORDING, SheetFacts, recovery_sheet
from desktop_app.office.profile import put_setting, read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of

ASKED = 2
"""How many groups are typed back from the paper."""

KEY = "office.checked_sheets"
_WORDINGS = {Sheet.REGISTER: RECOVERY_WORDING, Sheet.VAULT: VAULT_WORDING}


def asked_groups(chance: random.Random) -> list[int]:
    """Which groups of a sheet are to be typed back, counted from 1, in the order of the paper."""
    return sorted(chance.sample(range(1, GROUPS + 1), ASKED))


class SheetService(Service):
    """The two sheets of an office."""

    def __init__(self, office: OpenOffice) -> None:
        """The office whose keys the sheets open."""
        super().__init__(office.desk)
        self._office = office

    @needs(Right.READ)
    def paper(self, sheet: Sheet, code: str) -> bytes:
        """The sheet as a PDF in memory, for whoever was given its code; the program keeps neither code nor paper."""
        # The writer takes a tenth of a second to load, and the first page asks here whether a sheet is missing.
        from desktop_app.core.paper.pdf import write_pdf

        facts = self._office.keys.facts()
        with self.desk.db.reading() as session:
            profile, wording = read_profile(session), wording_of(session, _WORDINGS[sheet])
        told = SheetFacts(
            sheet=sheet,
            code=code,
            file_code=facts.file_code,
            issue=self._issue(sheet),
            fingerprint=self._office.keeper.unlocked.fingerprint(),
            made_at=self.desk.clock.now(),
            made_by=self.holder.name,
        )
        return write_pdf(recovery_sheet(told, profile, wording, self.desk.is_practice))

    @needs(Right.READ)
    def check(self, sheet: Sheet, code: str, typed: Mapping[int, str]) -> None:
        """Take the groups typed from the paper, by their places, as proof that it is legible.

        InvalidInput names the wrong ones; ValueError when fewer are handed in than must be asked for.
        """
        if len(typed) < ASKED:
            raise ValueError(typed)
        printed = groups_of(code)
        problems = {}
        for place, group in typed.items():
            if not group.strip():
                problems[f"group{place}"] = f"Chưa gõ ô {place}. In phiếu rồi gõ theo bản giấy."
                continue
            try:
                if read_group(group, place) != printed[place - 1]:
                    raise UserError(f"Ô {place} không giống trên phiếu vừa in. Hãy gõ lại theo phiếu.")
            except UserError as error:
                problems[f"group{place}"] = str(error)
        if problems:
            raise InvalidInput(problems)
        with self.desk.db.writing(self.holder.uid) as session:
            put_setting(session, KEY, {**self._checked(), sheet.name: self._issue(sheet)})

    @needs(Right.READ)
    def unchecked(self) -> list[Sheet]:
        """The sheets of which nobody has proved that they are on paper."""
        checked = self._checked()
        return [sheet for sheet in Sheet if checked.get(sheet.name) != self._issue(sheet)]

    def _checked(self) -> dict[str, int]:
        with self.desk.db.reading() as session:
            stored = session.scalars(select(Setting).where(Setting.key == KEY)).one_or_none()
            return dict(json.loads(stored.value)) if stored else {}

    def _issue(self, sheet: Sheet) -> int:
        facts = self._office.keys.facts()
        return facts.recovery_issue if sheet is Sheet.REGISTER else facts.vault_recovery_issue
