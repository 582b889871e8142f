"""What a decision leads to, on its page: where its result hangs, the account of the work, the next election."""

from collections.abc import Callable, Iterator

from desktop_app.areas.decisions.following import CALL
from desktop_app.areas.decisions.record import DecisionRecord
from desktop_app.areas.decisions.states import Item
from desktop_app.areas.decisions.views.register_verbs import ENTRY, RECORD
from desktop_app.areas.decisions.works.queries import AccountView
from desktop_app.areas.decisions.works.told import money, sums_sentence
from desktop_app.areas.views.procedure.steps_list import Act
from desktop_app.core import words
from desktop_app.kit.controls import Button, Card, Label
from desktop_app.kit.theme import Token, Type
from desktop_app.office.postings.queries import PostingView

Opens = Callable[..., None]
ACCOUNT = "decisions.work"
"""The page of the account of a work."""


def follow_cards(record: DecisionRecord, opens: Opens) -> Iterator[Card]:
    """A card for each thing that follows and is known; where it is a page, with a button to it."""
    notices = [notice for notice in record.notices if notice.voided_on is None]
    if notices:
        yield _notices_card(notices)
    acts = {title: does for title, _about, does in follow_acts(record, opens)}
    if record.account is not None and not record.account.is_empty:
        yield _card("Thu, chi khoản đóng góp", _sums(record.account), "Mở thu, chi", acts["Thu, chi khoản đóng góp"])
    if _calls(record):
        found = record.followed_by
        said = f"Việc {found.label}: {found.title}. {found.stands}." if found else "Chưa ghi việc bầu người mới vào sổ."
        button, act = ("Mở", "Mở việc bầu người mới") if found else ("Ghi việc bầu", "Ghi việc bầu người mới")
        yield _card("Bầu người mới", (said,), button, acts[act])


def follow_acts(record: DecisionRecord, opens: Opens) -> list[Act]:
    """The ways from the page to what follows."""
    acts: list[Act] = []
    if record.account is not None:
        about = "Dự toán, từng khoản thu, chi, ngày công; niêm yết"
        acts.append(("Thu, chi khoản đóng góp", about, lambda: opens(ACCOUNT, record.uid)))
    if _calls(record):
        acts.append(_election(record, opens))
    return acts


def _election(record: DecisionRecord, opens: Opens) -> Act:
    found, hamlet = record.followed_by, record.row.hamlet
    if found is not None:
        return "Mở việc bầu người mới", f"Việc {found.label}", lambda: opens(RECORD, found.uid)
    title = f"Bầu Trưởng {words.inside(hamlet)}"

    def begin() -> None:
        opens(ENTRY, item=Item.BQ4.name, hamlet=hamlet, title=title)

    return "Ghi việc bầu người mới", "Thôn và việc điền sẵn", begin


def _calls(record: DecisionRecord) -> bool:
    return any(step.key == CALL for step in record.done)


def _sums(account: AccountView) -> tuple[str, ...]:
    sums = account.sums
    lines = (sums_sentence(sums), f"Dự toán {money(account.plan.total)}.")
    return (*lines, f"Ngày công: {words.number(sums.labour_days)} công.") if sums.labour_days else lines


def _notices_card(notices: list[PostingView]) -> Card:
    card = Card(padding=14, spacing=4)
    card.body.addWidget(Label("Niêm yết", Type.STRONG))
    for notice in notices:
        card.body.addWidget(Label(f"Thông báo {notice.label}: {notice.title}", wrap=True))
        for copy in notice.copies:
            since = f" từ {words.day(copy.started_at.date())}" if copy.started_at else ""
            said = f"{copy.place_name}: {words.inside(copy.count.hanging.value)}{since}"
            card.body.addWidget(Label(said, Type.HINT, colour=Token.INK_2, wrap=True))
    return card


def _card(title: str, lines: tuple[str, ...], button: str, does: Callable[[], None]) -> Card:
    card = Card(padding=14, spacing=6)
    card.body.addWidget(Label(title, Type.STRONG))
    for line in lines:
        card.body.addWidget(Label(line, wrap=True))
    leads = Button(button, height=30)
    leads.clicked.connect(lambda _=False: does())
    card.body.addWidget(leads)
    return card
