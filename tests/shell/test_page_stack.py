"""The pages of the window: which of them read what was changed at once, and which when they are looked at again."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.kit.page import Page
from desktop_app.office.area import PageEntry
from desktop_app.shell.page_stack import PageStack

LIST, RECORD = PageEntry("list", "Sổ", ""), PageEntry("record", "Hồ sơ", "", in_side_bar=False)


class Listening(Page):
    def __init__(self, *, can_wait: bool) -> None:
        super().__init__("Trang")
        self.can_wait = can_wait
        self.heard: list[set[str]] = []

    def notice(self, tables: frozenset[str]) -> None:
        self.heard.append(set(tables))


@pytest.fixture
def pages(qtbot: QtBot) -> PageStack:
    """A list that can wait, as one without names can."""
    return stack_of(qtbot, can_wait=True)


def stack_of(qtbot: QtBot, *, can_wait: bool) -> PageStack:
    stack = PageStack(lambda entry: Listening(can_wait=can_wait))
    qtbot.addWidget(stack)
    stack.go_to(LIST, {})
    return stack


def heard(pages: PageStack) -> list[set[str]]:
    assert isinstance(pages.page, Listening)
    return pages.page.heard


def test_a_page_behind_another_hears_all_at_once_when_it_is_gone_back_to(pages: PageStack) -> None:
    behind = heard(pages)
    pages.go_to(RECORD, {})
    pages.notice(frozenset({"survey"}))
    pages.notice(frozenset({"survey_batch"}))
    assert heard(pages) == [{"survey"}, {"survey_batch"}]
    assert behind == []
    pages.back()
    assert behind == [{"survey", "survey_batch"}]


def test_a_page_that_missed_nothing_reads_nothing_when_it_is_gone_back_to(pages: PageStack) -> None:
    pages.go_to(RECORD, {})
    pages.back()
    assert heard(pages) == []


def test_a_page_that_may_show_a_name_hears_behind_another_too(qtbot: QtBot) -> None:
    pages = stack_of(qtbot, can_wait=False)
    behind = heard(pages)
    pages.go_to(RECORD, {})
    pages.notice(frozenset({"visit"}))
    assert behind == [{"visit"}]
