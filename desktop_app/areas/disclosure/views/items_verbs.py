"""What can be done with the catalogue, each in a sheet at the side."""

from collections.abc import Callable, Mapping
from typing import Any

from desktop_app.areas.disclosure.catalogue import DUE, Item
from desktop_app.areas.disclosure.catalogue_entry import entry_of
from desktop_app.areas.disclosure.catalogue_fields import CORRECTION_FORM, ITEM_FORM, WITHDRAWAL_FORM, way_values
from desktop_app.areas.disclosure.catalogue_service import LAST_CLAUSE, CatalogueService, ItemRow
from desktop_app.areas.disclosure.catalogue_words import POSTING, RADIO, rule_on
from desktop_app.areas.disclosure.views.items_words import withdrawal_word
from desktop_app.areas.views import Workplace
from desktop_app.core.fields import Form
from desktop_app.kit.choice_input import ChoiceInput
from desktop_app.kit.controls import Banner, Button, Kind
from desktop_app.kit.form import FormView
from desktop_app.kit.theme import State
from desktop_app.kit.verb_sheet import VerbSheet

SAVE = "Ctrl+S"
LIMITS = "disclosure."
KEPT = "Hồ sơ công khai đã lập giữ thời hạn của ngày lập."

Values = Mapping[str, Any]


class ItemsVerbs:
    """Adds an item, corrects its rule, takes the office's version back."""

    def __init__(self, workplace: Workplace, service: CatalogueService) -> None:
        self._workplace, self._service = workplace, service

    def add(self) -> None:
        """A new item of the office's own."""

        def does(said: Values) -> str:
            values = dict(said)
            return self._service.add(values.pop("parent"), entry_of(values))

        sheet = self._sheet("Thêm nội dung", "Nội dung riêng của cơ quan, ngoài danh mục của luật", ITEM_FORM, does)
        today = self._workplace.desk.clock.today()
        whole = [(item.code, f"{item.code}. {item.short}") for item in self._items() if not item.is_part]
        offer(sheet.form, "parent", whole)
        sheet.form.load({"parent": LAST_CLAUSE, "rule_key": DUE, "from_on": today, "posted": True, "portal": True})
        sheet.made.connect(lambda code: self._done(f"Đã thêm nội dung {code}."))
        sheet.rise()

    def correct(self, row: ItemRow | None) -> None:
        """Another rule for an item from a day on."""
        if row is None:
            return
        item = row.item
        sheet = self._sheet(
            "Sửa quy định của nội dung",
            f"{item.code}. {item.short}",
            CORRECTION_FORM,
            lambda said: self._service.correct(item.code, entry_of(said)),
            Banner(State.INFO, "Từ ngày áp dụng, bản này thay bản đang có.", KEPT),
        )
        rule_key = item.limits[0].rule_key if item.limits else ""
        sheet.form.load({"title": item.title, "citation": item.citation, "rule_key": rule_key})
        sheet.form.load({"is_permanent": item.is_permanent, "has_names": item.has_names, **way_values(item.forms)})
        sheet.made.connect(lambda _none: self._done(f"Đã sửa quy định của nội dung {item.code}."))
        sheet.rise()

    def withdraw(self, row: ItemRow | None) -> None:
        """Take a version of the office back."""
        if row is None:
            return
        item = row.item
        word = withdrawal_word(row)
        sheet = self._sheet(
            word,
            f"{item.code}. {item.short}",
            WITHDRAWAL_FORM,
            lambda said: self._service.withdraw(item.source, said["reason"]),
            Banner(
                State.INFO, "Bản có trước được áp dụng lại." if row.covers else "Nội dung không còn trong danh mục."
            ),
            Button(word, Kind.DANGER, key=SAVE),
        )
        sheet.made.connect(lambda _none: self._done(f"Đã bỏ bản cơ quan nhập của nội dung {item.code}."))
        sheet.rise()

    def _sheet(
        self,
        title: str,
        about: str,
        form: Form,
        does: Callable[[Values], object],
        notice: Banner | None = None,
        verb: Button | None = None,
    ) -> VerbSheet:
        today = self._workplace.desk.clock.today()
        sheet = VerbSheet(
            self._workplace.surface,
            title,
            about,
            form,
            does,
            verb=verb or Button("Lưu", Kind.MAIN, key=SAVE),
            jobs=self._workplace.jobs,
            today=today,
            notice=notice,
        )
        if form is not WITHDRAWAL_FORM:
            offer(sheet.form, "rule_key", [("", "Không có thời hạn riêng"), *self._limits()])
        return sheet

    def _items(self) -> tuple[Item, ...]:
        return self._service.catalogue().on(self._workplace.desk.clock.today())

    def _limits(self) -> list[tuple[str, str]]:
        """The limits of the law that an item can have, each with its number of today."""
        desk = self._workplace.desk
        book, today = desk.law.rulebook, desk.clock.today()
        rules = [rule for rule in (rule_on(book, key, today) for key in filter(_is_limit, book.keys())) if rule]
        return [(rule.key, f"{rule.title}: {rule.amount}") for rule in rules]

    def _done(self, sentence: str) -> None:
        def undo() -> None:
            jobs = self._workplace.jobs
            jobs.write(lambda _progress: self._service.undo(), self._workplace.say, self._workplace.explain)

        self._workplace.say(sentence, undo)


def offer(form: FormView, name: str, options: list[tuple[str, str]]) -> None:
    """Give a field that is chosen from a list its values."""
    frame = form.field(name).input.frame
    if isinstance(frame, ChoiceInput):
        frame.set_options(options)


def _is_limit(key: str) -> bool:
    """Whether a rule says by when something is disclosed, not for how long."""
    return key.startswith(LIMITS) and key not in (POSTING, RADIO)
