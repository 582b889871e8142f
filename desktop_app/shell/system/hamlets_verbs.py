"""What is done with one hamlet, each in a sheet: corrected, counted, merged, split, renamed, ended."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from desktop_app.core import words
from desktop_app.core.fields import Form
from desktop_app.core.text.fold import fold
from desktop_app.kit.act_menu import Act
from desktop_app.kit.controls import Button, Kind
from desktop_app.kit.suggestions import Answer, Suggestion
from desktop_app.kit.verb_sheet import Does, VerbSheet
from desktop_app.office.hamlet_entry import (
    BACK_FORM,
    CLOSING_FORM,
    COUNTING_FORM,
    HAMLET_FORM,
    HAMLETS,
    MERGING_FORM,
    OTHERS,
    RENAMING_FORM,
    SPLITTING_FORM,
)
from desktop_app.office.hamlet_models import Change
from desktop_app.office.hamlet_service import HamletService, HamletStory
from desktop_app.office.hamlets import HamletFacts, HamletRow, read_list
from desktop_app.shell.context import Shell

DONE_LATER = "Hồ sơ đã ghi giữ tên của ngày đó; nơi cũ còn đến hết hôm trước"
NEW = ("kind", "name", "head", "households", "people")


class HamletVerbs:
    """Acts on the hamlet it is given; `done` is told in a sentence what was done."""

    def __init__(self, place: Shell, service: HamletService, done: Callable[[str], None]) -> None:
        """Sheets rise over the window of `place`."""
        self._place, self._service, self._done = place, service, done
        self._today = place.desk.clock.today()

    def further(self, row: HamletRow, story: HamletStory) -> list[Act]:
        """What else can be done with it: one that has ended only keeps its numbers, one that never was nothing."""
        if row.never_was:
            return []
        acts: list[Act] = [("Số hộ từ ngày…", lambda: self.count(row))]
        if row.to_on is None:
            acts += [
                ("Sáp nhập…", lambda: self.merge(row)),
                ("Chia tách…", lambda: self.split(row)),
                ("Đổi tên…", lambda: self.rename(row)),
                ("", None),
                ("Ngừng dùng…", lambda: self.close(row)),
            ]
        if row.to_on is None and story.came_from:
            change = story.came_from[0].change
            acts.append((f"Bỏ việc {words.inside(change.value)}…", lambda: self.take_back(row, change)))
        return acts

    def change(self, row: HamletRow) -> None:
        """Correct what is said of it."""
        about = "Tên sửa ở đây theo vào hồ sơ đã ghi; số hộ mới tính từ hôm nay, ngày trước giữ số cũ"
        sheet = self._sheet(
            f"Sửa {row.full_name}",
            about,
            HAMLET_FORM,
            lambda values: self._service.change(row.uid, HamletFacts(**values)),
            "Lưu",
        )
        sheet.form.load({field.name: getattr(row, field.name) for field in HAMLET_FORM})
        self._rise(sheet, "Đã lưu.")

    def count(self, row: HamletRow) -> None:
        """Say how many households it has from a day on."""
        about = "Số cũ giữ cho những ngày trước; gõ lại đúng ngày đã ghi thì sửa số của ngày đó"
        sheet = self._sheet(
            f"Số hộ của {row.full_name}",
            about,
            COUNTING_FORM,
            lambda values: self._service.count(row.uid, **values),
            "Lưu",
        )
        sheet.form.load({"households": row.households, "people": row.people})
        self._rise(sheet, f"Đã ghi số hộ của {row.full_name}.")

    def merge(self, row: HamletRow) -> None:
        """Let one hamlet take the place of it and of others."""

        def does(values: Mapping[str, Any]) -> object:
            others = self._service.named({name: values[name] for name in OTHERS}, values["on"])
            new = HamletFacts(**{name: values[name] for name in NEW})
            return self._service.merge([row.uid, *others], new, values["on"], values["document"])

        sheet = self._sheet(f"Sáp nhập {row.full_name}", DONE_LATER, MERGING_FORM, does, "Sáp nhập")
        sheet.form.load({"kind": row.kind})
        self._rise(sheet, f"Đã ghi việc sáp nhập {row.full_name}.")

    def split(self, row: HamletRow) -> None:
        """Let several hamlets take its place."""

        def does(values: Mapping[str, Any]) -> object:
            lines = read_list(values["parts"])
            parts = [HamletFacts(kind=line.kind, name=line.name, households=line.households) for line in lines]
            return self._service.split(row.uid, parts, values["on"], values["document"])

        sheet = self._sheet(f"Chia tách {row.full_name}", DONE_LATER, SPLITTING_FORM, does, "Chia tách")
        self._rise(sheet, f"Đã ghi việc chia tách {row.full_name}.")

    def rename(self, row: HamletRow) -> None:
        """Let it go on under another name."""

        def does(values: Mapping[str, Any]) -> object:
            new = HamletFacts(kind=values["kind"], name=values["name"], head=values["head"])
            return self._service.rename(row.uid, new, values["on"], values["document"])

        sheet = self._sheet(f"Đổi tên {row.full_name}", DONE_LATER, RENAMING_FORM, does, "Đổi tên")
        sheet.form.load({"kind": row.kind, "head": row.head})
        self._rise(sheet, f"Đã ghi việc đổi tên {row.full_name}.")

    def close(self, row: HamletRow) -> None:
        """Let it end without another in its place."""
        sheet = self._sheet(
            f"Ngừng dùng {row.full_name}",
            "Từ hôm sau không chọn được nữa, hồ sơ cũ giữ nguyên. Có nơi thay thì dùng Sáp nhập, Chia tách, Đổi tên",
            CLOSING_FORM,
            lambda values: self._service.close(row.uid, values["to_on"], values["reason"]),
            "Ngừng dùng",
        )
        self._rise(sheet, f"Đã ghi ngày ngừng dùng {row.full_name}.")

    def take_back(self, row: HamletRow, change: Change) -> None:
        """Undo what made it."""
        what = f"việc {words.inside(change.value)}"
        sheet = self._sheet(
            f"Bỏ {what}",
            f"Nơi cũ còn như trước, {row.full_name} coi như chưa có; hồ sơ đã ghi theo tên mới vẫn giữ tên đó",
            BACK_FORM,
            lambda values: self._service.take_back(row.uid, values["reason"]),
            f"Bỏ {what}",
        )
        self._rise(sheet, f"Đã bỏ {what} thành {row.full_name}.")

    def _sheet(self, title: str, about: str, form: Form, does: Does, verb: str) -> VerbSheet:
        return VerbSheet(
            self._place.surface,
            title,
            about,
            form,
            does,
            verb=Button(verb, Kind.MAIN, key="Ctrl+S"),
            jobs=self._place.jobs,
            today=self._today,
            suggest={HAMLETS: self._suggest},
        )

    def _rise(self, sheet: VerbSheet, said: str) -> None:
        sheet.made.connect(lambda _: self._done(said))
        sheet.rise()

    def _suggest(self, typed: str, answer: Answer) -> None:
        def show(rows: Sequence[HamletRow]) -> None:
            asked = fold(typed)
            answer([Suggestion(row.full_name) for row in rows if f" {asked}" in f" {fold(row.full_name)}"])

        today: date = self._today
        self._place.jobs.read(lambda _: self._service.all(today), show, owner=self._place.surface)
