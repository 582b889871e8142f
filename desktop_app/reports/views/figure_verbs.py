"""What can be done with one figure: explain it, correct it, type it; and with those that have to be typed at once."""

from typing import Any

from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.kit.controls import Banner
from desktop_app.kit.theme import State
from desktop_app.reports.behind import TypedLine
from desktop_app.reports.choosing import form_settings
from desktop_app.reports.entering import EnteringService
from desktop_app.reports.entry import Typed, refuse_wrong_number
from desktop_app.reports.fields import (
    CORRECTION_FORM,
    SETTINGS_FORM,
    TYPED_FORM,
    asked_form,
    explanation_form,
    reason_form,
    settings_shown,
    settings_typed,
)
from desktop_app.reports.figures import FigureLine
from desktop_app.reports.settings import FormSettings, SettingsService
from desktop_app.reports.views.lines import column_name
from desktop_app.reports.views.verbs import ReportVerbs, Values
from desktop_app.reports.written import written

FIGURE = "v."
"""Before the keys of the figures among the fields of the sheet of those that are typed."""


class FigureVerbs:
    """Upon the figures of the report that `verbs` acts on."""

    def __init__(self, verbs: ReportVerbs) -> None:
        self._verbs = verbs
        self._desk = verbs.desk
        self._entering = EnteringService(verbs.desk)

    def explain(self, line: FigureLine) -> None:
        """Write what explains the figure."""
        self._verbs.ask(
            "Giải thích",
            explanation_form(),
            lambda uid, _rev, said: self._verbs.service.explain(uid, line.key, said["text"]),
            "Đã ghi giải thích",
            start={"text": line.explanation},
            notice=self._about(line),
        )

    def correct(self, line: FigureLine) -> None:
        """Correct the frozen figure, with the reason; those made of it follow."""
        self._verbs.ask(
            "Đính chính",
            CORRECTION_FORM,
            lambda uid, _rev, said: self._verbs.service.correct(uid, line.key, said["value"], said["reason"]),
            "Đã đính chính",
            start={"value": "" if line.live is None else written(line.live)} if line.differs else None,
            notice=self._about(line),
        )

    def add(self, line: FigureLine) -> None:
        """Type a figure that no register holds."""
        self._verbs.ask(
            "Thêm số liệu",
            TYPED_FORM,
            lambda uid, _rev, said: self._verbs.service.enter(uid, Typed(key=line.key, **said)),
            "Đã thêm số liệu",
            start={"dated_on": self._desk.clock.today()},
            notice=self._about(line),
        )

    def strike(self, line: FigureLine, entry: TypedLine | None) -> None:
        """Let an entry count no more."""
        if entry is None or entry.voided_on:
            self._verbs.workplace.explain(
                UserError("Hãy chọn một lần nhập chưa bỏ trong danh sách, rồi bấm Bỏ lần nhập.")
            )
            return
        uid_of_entry = entry.uid
        said_of = f"{written(entry.value)}, nguồn: {entry.source}"
        self._verbs.ask(
            "Bỏ lần nhập",
            reason_form("report.strike", "Lý do bỏ", "Lý do được giữ cùng dòng này"),
            lambda uid, _rev, said: self._verbs.service.strike(uid, uid_of_entry, said["reason"]),
            "Đã bỏ lần nhập",
            notice=Banner(State.INFO, f"{line.indicator.title}: {said_of}"),
        )

    def enter_all(self) -> None:
        """Type everything that no register holds in one sheet."""
        card = self._verbs.card
        if card is None:
            return
        asked = tuple(line.indicator for line in card.figures.lines if line.indicator.asked and line.value is None)
        asked = asked or tuple(each for each in card.figures.form.indicators if each.asked)
        known = {line.key: line.value for line in card.figures.lines if line.value is not None}
        already = [f"{each.key}: {written(known[each.key])}" for each in asked if each.key in known]
        notice = Banner(State.INFO, "Số gõ thêm được cộng vào số đã nhập.", "; ".join(already)) if already else None
        self._verbs.ask(
            "Nhập số liệu",
            asked_form(asked, frozenset(each.key for each in card.figures.form.columns)),
            self._entered,
            "Đã nhập số liệu",
            start={"person": self._desk.account.name},
            notice=notice,
        )

    def settle(self) -> None:
        """Periods, the day by which it must leave, who gets it, how people are counted."""
        card = self._verbs.card
        if card is None:
            return
        form = card.figures.form
        desk, jobs = self._desk, self._verbs.workplace.jobs
        jobs.read(lambda _progress: form_settings(desk, form.key), self._settle, self._verbs.workplace.explain)

    def _settle(self, settings: FormSettings) -> None:
        service = SettingsService(self._desk)
        self._verbs.set_up(
            SETTINGS_FORM,
            lambda said: service.set(settings_typed(settings.form, said)),
            settings_shown(settings),
        )

    def _entered(self, uid: str, _rev: int, said: Values) -> object:
        typed = [
            Typed(key=name.removeprefix(FIGURE), value=str(value), source=said["source"], person=said["person"])
            for name, value in said.items()
            if name.startswith(FIGURE) and value
        ]
        self._refuse_wrong(typed)
        return self._entering.enter_all(uid, typed, rest_is_nothing=said["nothing"], person=said["person"])

    def _refuse_wrong(self, typed: list[Typed]) -> None:
        """A number that cannot be read is told under its own field."""
        problems = dict[str, str]()
        for each in typed:
            try:
                refuse_wrong_number(each.value)
            except InvalidInput as wrong:
                problems |= {f"{FIGURE}{each.key}": sentence for sentence in wrong.problems.values()}
        if problems:
            raise InvalidInput(problems)

    def _about(self, line: FigureLine) -> Banner:
        card: Any = self._verbs.card
        told = f"{column_name(card.figures.form, line.key)}: {line.indicator.title}"
        return Banner(State.INFO, told, f"Đang báo cáo: {written(line.value, line.indicator.style)}.")
