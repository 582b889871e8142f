"""The account of a work as a paper: what was planned and came of it, then every entry."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from desktop_app.areas.decisions.kept import decision_of
from desktop_app.areas.decisions.states import Money
from desktop_app.areas.decisions.works.entry import PlanEntry
from desktop_app.areas.decisions.works.queries import AccountView, EntryView, account_of
from desktop_app.areas.decisions.works.rules import sums_of
from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Block, Document, Letterhead, Paragraph, Signature, Table, TableColumn
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.official import short_day
from desktop_app.core.paper.wording import Wording
from desktop_app.office.desk import Service
from desktop_app.office.papers import SAMPLE_MARK, letterhead, top_mark
from desktop_app.office.profile import Profile, read_profile
from desktop_app.office.rights import Right, needs
from desktop_app.office.wording import wording_of

WORDING = "thu-chi-dong-gop"
_RIGHT, _LEFT, _CENTRE = Align.RIGHT, Align.LEFT, Align.CENTRE
_PLAN_COLUMNS = (TableColumn(75), TableColumn(45, _RIGHT), TableColumn(45, _RIGHT))
_COLUMNS = (TableColumn(11, _CENTRE), TableColumn(23, _CENTRE), TableColumn(71), TableColumn(30, _RIGHT),
            TableColumn(30, _RIGHT))  # fmt: skip


@dataclass(frozen=True)
class AccountFacts:
    """Whose account it is; without a hamlet it is the commune's."""

    title: str
    hamlet: str
    head: str
    account: AccountView


class AccountPaperService(Service):
    """Makes the paper."""

    @needs(Right.PRINT)
    def paper(self, decision_uid: str) -> Document:
        """The account of a decision's work as it is today."""
        with self.desk.db.reading() as session:
            decision = decision_of(session, decision_uid)
            hamlet = decision.hamlet
            facts = AccountFacts(
                decision.title,
                hamlet.full_name if hamlet else "",
                hamlet.head if hamlet else "",
                account_of(session, decision.id),
            )
            profile, wording = read_profile(session), wording_of(session, WORDING)
        return account_document(wording, profile, facts, self.desk.clock.now(), top_mark(self.desk.is_practice))


def account_document(wording: Wording, profile: Profile, facts: AccountFacts, made_at: datetime, mark: str) -> Document:
    """The paper; entries that were struck are on it nowhere."""
    account, today = facts.account, made_at.date()
    values = account_values(facts, account.last_on or today)
    short = f"UBND {profile.name.upper()}" if profile.is_committee else profile.name.upper()
    head = Letterhead(superior=short, agency=(facts.hamlet.upper(),), place=profile.place, dated_on=today)
    signer = Signature(lines=(wording.say("nguoi_ky", values),), name=facts.head)
    return Document(
        subject="Công khai thu, chi khoản đóng góp",
        made_at=made_at,
        letterhead=head if facts.hamlet else letterhead(profile, dated_on=today),
        title=wording.say("ten", values),
        abstract=(wording.say("trich_yeu", values),),
        blocks=tuple(_blocks(wording, values, account)),
        signatures=(Signature(lines=(wording.say("nguoi_lap", values),), note="(Ký, ghi rõ họ tên)"),
                    signer if facts.hamlet else Signature(lines=("CHỦ TỊCH",), name=profile.chairperson)),
        size=13,
        top_mark=mark,
    )  # fmt: skip


def account_values(facts: AccountFacts, on: date) -> dict[str, str]:
    """The fields of the wording."""
    sums, plan = facts.account.sums, facts.account.plan
    return {
        "viec": facts.title,
        "den_ngay": short_day(on),
        "muc": plan.share,
        "mien": plan.exempt,
        "thu": words.number(sums.received),
        "chi": words.number(sums.spent),
        "con": words.number(sums.balance),
        "vuot": words.number(-sums.balance),
        "cong": words.number(sums.labour_days),
    }


def account_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The paper with invented values, as PDF."""
    from desktop_app.core.paper.saving import document_pdf  # brings reportlab along

    told = ((Money.STATE, 186_000_000, "Xi măng"), (Money.PEOPLE, 182_340_000, "1.013 khẩu x 180.000 đồng"),
            (Money.OTHER, 48_000_000, "Con em xa quê ủng hộ"), (Money.LABOUR, 640, "Ngày công của các hộ"),
            (Money.SPENT, 412_390_000, "Vật liệu, máy, nhân công"))  # fmt: skip
    entries = tuple(EntryView("", 0, date(2026, 6, 30), kind, n, what, "", None, "") for kind, n, what in told)
    samples = wording.samples()
    plan = PlanEntry(state_money=186_000_000, people_money=182_340_000, labour_days=640)
    plan = replace(plan, share=samples["muc"], exempt=samples["mien"])
    account = AccountView(plan, 1, entries, sums_of((kind, n) for kind, n, _ in told))
    facts = AccountFacts(samples["viec"], "Thôn Đồng Mẫu", "Phan Văn Mẫu", account)
    return document_pdf(account_document(wording, profile, facts, at, SAMPLE_MARK))


def _blocks(wording: Wording, values: Mapping[str, str], account: AccountView) -> list[Block]:
    found: list[Block] = [
        Paragraph(content=wording.fill(part, values))
        for part, needed in (("muc", account.plan.share), ("mien", account.plan.exempt))
        if needed
    ]
    result = "ket_qua" if account.sums.balance >= 0 else "ket_qua_vuot"
    found.append(Paragraph(content=wording.fill(result, values)))
    found.append(_planned(wording.say("du_toan", values), account))
    counting = [entry for entry in account.entries if entry.struck_on is None]
    if counting:
        found.append(_entries(wording.say("chi_tiet", values), counting))
    return found


def _planned(caption: str, account: AccountView) -> Table:
    plan, sums = account.plan, account.sums
    rows = (
        (Money.STATE.value, plan.state_money, sums.state),
        (Money.PEOPLE.value, plan.people_money, sums.people),
        (Money.OTHER.value, plan.other_money, sums.other),
        ("Đã chi", plan.total, sums.spent),
        ("Ngày công (công)", plan.labour_days, sums.labour_days),
    )
    return Table(
        columns=_PLAN_COLUMNS,
        head=single_head(("Khoản (đồng)", "Dự toán", "Thực hiện")),
        rows=tuple((label, words.number(planned), words.number(done)) for label, planned, done in rows),
        total=("Còn lại", "", words.number(sums.balance)),
        caption=caption,
        size=12,
    )


def _entries(caption: str, entries: list[EntryView]) -> Table:
    def row(place: int, entry: EntryView) -> tuple[str, ...]:
        proof = f" ({entry.document})" if entry.document else ""
        said = words.number(entry.amount)
        if entry.kind is Money.LABOUR:
            return str(place), short_day(entry.on), f"{entry.what}{proof}: {said} công", "", ""
        got = entry.kind is not Money.SPENT
        return str(place), short_day(entry.on), f"{entry.what}{proof}", said if got else "", "" if got else said

    money = [entry for entry in entries if entry.kind is not Money.LABOUR]
    received = sum(entry.amount for entry in money if entry.kind is not Money.SPENT)
    spent = sum(entry.amount for entry in money if entry.kind is Money.SPENT)
    return Table(
        columns=_COLUMNS,
        head=single_head(("STT", "Ngày", "Nội dung", "Thu (đồng)", "Chi (đồng)")),
        rows=tuple(row(place, entry) for place, entry in enumerate(entries, start=1)),
        total=("", "", "Cộng", words.number(received), words.number(spent)),
        caption=caption,
        size=12,
    )
