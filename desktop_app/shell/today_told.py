"""What Hôm nay says at its head, and whether the data are safe."""

from datetime import date

from desktop_app.kit.controls import Banner, Button, Card, Label, Rule
from desktop_app.kit.theme import State, Type
from desktop_app.office.rights import Right
from desktop_app.shell.context import Shell
from desktop_app.shell.safety_words import backup_words, when
from desktop_app.shell.today import TodayFacts
from desktop_app.shell.today_cards import fact
from desktop_app.shell.updates.words import OLD, OLD_DETAIL, is_time_to_say


def goes_on(shell: Shell, facts: TodayFacts) -> Banner | None:
    """The newest of what was typed and not saved, also before the program was killed."""
    if not facts.unfinished:
        return None
    newest, others = facts.unfinished[0], len(facts.unfinished) - 1
    go_on = Button("Ghi tiếp", height=30)
    go_on.clicked.connect(lambda: shell.open(newest.page, newest.uid))
    first = f"Còn bản nháp ghi dở, tự lưu {when(newest.saved_at, facts.today)}."
    more = f" Sau đó còn {others} bản nháp khác." if others else ""
    return Banner(State.INFO, first, f"{newest.title}: những gì đã gõ vẫn còn.{more}", buttons=(go_on,))


def is_old(shell: Shell, today: date) -> Banner | None:
    """The program is old: said on one day, where nothing more pressing is to be said."""
    updater = shell.updater
    if updater is None or not is_time_to_say(updater.present, today, shell.memory("updates")):
        return None
    look = _mend(shell, "Xem", "system.updates", Right.READ)
    return Banner(State.INFO, OLD, OLD_DETAIL, icon="download", buttons=(look,) if look else ())


def safety_card(shell: Shell, facts: TodayFacts) -> Card:
    """Whether the data are safe: the last backup, the recovery sheets."""
    card = Card(spacing=10)
    card.body.addWidget(Label("An toàn dữ liệu", Type.BLOCK_TITLE))
    told = backup_words(facts.backup, shell.desk.clock.now())
    mend = None if told.state is State.DONE else _mend(shell, "Sao lưu", "system.safety", Right.BACK_UP)
    card.body.addWidget(fact("hard-drive", told.state, told.sentence, told.detail, mend))
    if facts.unchecked_sheets:
        card.body.addWidget(Rule())
        sentence = f"Chưa kiểm tra {len(facts.unchecked_sheets)} phiếu khôi phục"
        mend = _mend(shell, "In phiếu", "system.accounts", Right.KEEP_ACCOUNTS)
        detail = "Quên mật khẩu mà không có phiếu thì không ai mở được dữ liệu."
        detail += "" if mend else " Nhờ người quản trị in."
        card.body.addWidget(fact("triangle-alert", State.WARNING, sentence, detail, mend))
    return card


def _mend(shell: Shell, verb: str, page: str, right: Right) -> Button | None:
    if not shell.desk.account.may(right):
        return None
    button = Button(verb, height=30)
    button.clicked.connect(lambda: shell.open(page))
    return button
