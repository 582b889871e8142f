"""Installs what came down in one piece of work, refuses it with a reason, or takes back what was installed."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas import load_areas
from desktop_app.areas.surveys.forms.handed import drop_version, take_version
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.core.law.deadline import Move
from desktop_app.core.law.rulebook import Confidence
from desktop_app.office.desk import Desk, Service
from desktop_app.office.kept import row_of
from desktop_app.office.law_bundle import DayPut, Put, read_bundle, take_back, take_in
from desktop_app.office.law_entry import DayChange
from desktop_app.office.models import DayKind
from desktop_app.office.rights import Right, needs
from desktop_app.reports.known import Known
from desktop_app.reports.sent_forms import drop_form, take_form
from desktop_app.sync.down.models import CameDown
from desktop_app.sync.down.planned import DownPlan, Read, read_down
from desktop_app.sync.down.told import kept_lines
from desktop_app.sync.states import DownState

NO_REASON = "Chưa ghi lý do. Ghi rõ vì sao, lý do đi cùng gói sau lên cấp trên."
ALREADY = "Gói này đã cài rồi, không có gì thay đổi thêm."
NOT_TAKEN = "Gói này không đang được dùng nên không có gì để bỏ. Hãy mở lại trang."
NO_RIGHT = "Gói có quy định hoặc ngày nghỉ; tài khoản này không có quyền sửa quy định. Hãy nhờ người quản trị cài gói."


class TakeDownService(Service):
    """What a commune does with packages from the upper office."""

    def __init__(self, desk: Desk, known: Known | None = None) -> None:
        """`known` is what reports of this program can count, of all areas when it is not given."""
        super().__init__(desk)
        self._known = known or Known(load_areas())

    @needs(Right.READ)
    def look(self, content: bytes) -> DownPlan:
        """What installing the package would do; PackageRefused or UserError where it is none for this office."""
        with self.desk.db.reading() as session:
            return read_down(self.desk, session, self._known, content).plan

    @needs(Right.RECORD)
    def take(self, content: bytes) -> list[Move]:
        """Install all of it and move the open deadlines, or nothing; UserError says what stands in the way."""
        with self.desk.db.reading() as session:
            source = read_down(self.desk, session, self._known, content).plan.source
        with self.desk.db.writing(self.holder.uid, f"Cài gói: {source}") as session:
            read = read_down(self.desk, session, self._known, content)
            plan = read.plan
            if plan.state is DownState.TAKEN:
                raise UserError(ALREADY)
            if plan.trouble:
                raise UserError(plan.trouble)
            if plan.parts.law and not self.holder.may(Right.CHANGE_LAW):
                raise NotAllowed(NO_RIGHT)
            put = self._put(session, plan)
            self._decide(session, read, DownState.TAKEN, "", _kept(*put))
            return list(put[2].moves)

    @needs(Right.RECORD)
    def refuse(self, content: bytes, reason: str) -> None:
        """Note that the package is not installed, and why; it can still be installed later."""
        said = _said(reason)
        with self.desk.db.writing(self.holder.uid, said) as session:
            read = read_down(self.desk, session, self._known, content)
            if read.plan.state is DownState.TAKEN:
                raise UserError(ALREADY)
            self._decide(session, read, DownState.REFUSED, said, "")

    @needs(Right.RECORD)
    def take_back(self, uid: str, reason: str) -> list[Move]:
        """What held before the package holds again; UserError where something of it is in use or was changed since."""
        said = _said(reason)
        with self.desk.db.writing(self.holder.uid, said) as session:
            row = row_of(session, CameDown, uid, "gói này")
            if row.state is not DownState.TAKEN:
                raise UserError(NOT_TAKEN)
            questionnaires, forms, law = _read_put(row.put)
            if (law.rules or law.days) and not self.holder.may(Right.CHANGE_LAW):
                raise NotAllowed(NO_RIGHT)
            for each in questionnaires:
                drop_version(session, each)
            for each in forms:
                drop_form(session, each)
            moves = take_back(self.desk, session, law, said)
            row.state, row.reason, row.put = DownState.TAKEN_BACK, said, ""
            row.decided_on, row.decided_by = self.desk.clock.today(), self.holder.name[:120]
            return moves

    def _put(self, session: Session, plan: DownPlan) -> tuple[list[str], list[str], Put]:
        source, parts = plan.source, plan.parts
        questionnaires = [take_version(session, each, source) for each in parts.questionnaires]
        forms = [take_form(session, self._known, each, source) for each in parts.forms]
        law = take_in(self.desk, session, read_bundle(parts.law.encode()), source) if parts.law else Put()
        return [uid for uid in questionnaires if uid], [uid for uid in forms if uid], law

    def _decide(self, session: Session, read: Read, state: DownState, reason: str, put: str) -> None:
        plan = read.plan
        row = session.scalars(select(CameDown).where(CameDown.digest == plan.digest)).one_or_none()
        if row is None:
            row = CameDown(
                partner_id=read.partner.id,
                epoch=plan.epoch,
                seq=plan.seq,
                package_uid=plan.package_uid,
                digest=plan.digest,
                kind=plan.kind,
                made_at=plan.made_at,
                made_by=plan.made_by,
                note=plan.note,
            )
            session.add(row)
        row.told, row.names = kept_lines(plan.lines), json.dumps(plan.names, ensure_ascii=False)
        row.put, row.state, row.reason = put, state, reason
        row.decided_on, row.decided_by = self.desk.clock.today(), self.holder.name[:120]


def _said(reason: str) -> str:
    if not reason.strip():
        raise InvalidInput({"reason": NO_REASON})
    return reason.strip()[:500]


def _kept(questionnaires: list[str], forms: list[str], law: Put) -> str:
    days = [{"on": day.on.isoformat(), "rev": day.rev, "was": _day_facts(day.was)} for day in law.days]
    return json.dumps({"questionnaires": questionnaires, "forms": forms, "rules": law.rules, "days": days})


def _read_put(text: str) -> tuple[list[str], list[str], Put]:
    kept = json.loads(text)
    days = tuple(DayPut(date.fromisoformat(each["on"]), each["rev"], _day(each)) for each in kept["days"])
    return kept["questionnaires"], kept["forms"], Put(rules=tuple(kept["rules"]), days=days)


def _day_facts(was: DayChange | None) -> dict[str, Any] | None:
    if was is None:
        return None
    sure = was.confidence.name if was.confidence else None
    return {**asdict(was), "on": was.on.isoformat(), "kind": was.kind.name, "confidence": sure}


def _day(kept: dict[str, Any]) -> DayChange | None:
    was = kept["was"]
    if was is None:
        return None
    sure = Confidence[was["confidence"]] if was["confidence"] else None
    return DayChange(**{**was, "on": date.fromisoformat(was["on"]), "kind": DayKind[was["kind"]], "confidence": sure})
