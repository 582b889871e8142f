"""Work off the window's thread answers on it, can be given up, and never meets another writer."""

import gc
import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop_app.core.errors import UserError
from desktop_app.core.progress import Progress
from desktop_app.kit.jobs import Job, Jobs


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def test_the_answer_comes_on_the_windows_thread(jobs: Jobs, qtbot: QtBot) -> None:
    worked: list[int] = []
    told: list[int] = []

    def work(progress: Progress) -> int:
        worked.append(threading.get_ident())
        return 42

    jobs.write(work, lambda answer: told.extend((answer, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(told))
    assert told == [42, threading.get_ident()]
    assert worked != [threading.get_ident()]


def test_writers_follow_one_another(jobs: Jobs, qtbot: QtBot) -> None:
    inside: list[int] = []
    most: list[int] = []

    def work(progress: Progress) -> None:
        inside.append(1)
        most.append(len(inside))
        time.sleep(0.005)
        inside.pop()

    for _ in range(8):
        jobs.write(work)
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert most == [1] * 8


def test_a_failure_is_told_to_who_asked_else_to_the_window(jobs: Jobs, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        raise UserError("Ổ đĩa đầy. Hãy xóa bớt tệp rồi làm lại.")

    told: list[BaseException] = []
    jobs.read(work, failed=told.append)
    qtbot.waitUntil(lambda: bool(told))
    with qtbot.waitSignal(jobs.troubled) as heard:
        jobs.read(work)
    assert str(told[0]) == str(heard.args[0]) == "Ổ đĩa đầy. Hãy xóa bớt tệp rồi làm lại."


def test_work_that_is_given_up_ends_at_its_next_report_and_nobody_is_told(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[object] = []
    begun = threading.Event()

    def work(progress: Progress) -> None:
        for step in range(100_000):
            progress.report(step, 100_000)
            begun.set()
            time.sleep(0.001)

    job = jobs.write(work, told.append, told.append)
    begun.wait(5)
    with qtbot.waitSignal(jobs.ended), qtbot.assertNotEmitted(jobs.troubled):
        job.cancel()
    assert told == []


def test_at_most_twenty_reports_a_second_reach_the_window_and_the_last_one_does(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[tuple[int, int]] = []

    def work(progress: Progress) -> None:
        for step in range(1, 501):
            progress.report(step, 500)

    def note(job: Job) -> None:
        seen.append((job.done, job.total))

    jobs.write(work, progress=note)
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert len(seen) <= 4
    assert seen[-1] == (500, 500)


def test_an_answer_for_a_page_that_is_gone_is_dropped(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[object] = []
    page = QObject()
    go = threading.Event()

    def work(progress: Progress) -> int:
        go.wait(5)
        return 1

    jobs.read(work, told.append, owner=page)
    page.deleteLater()
    qtbot.wait(1)
    go.set()
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert told == []


def test_closing_gives_up_what_runs_and_waits_for_it(qapp: object) -> None:
    jobs = Jobs()
    ended: list[bool] = []

    def work(progress: Progress) -> None:
        try:
            while True:
                progress.report(0, 1)
                time.sleep(0.001)
        finally:
            ended.append(True)

    jobs.write(work)
    time.sleep(0.02)
    jobs.close()
    assert ended == [True]


def test_what_is_asked_for_after_closing_is_never_done(qapp: object) -> None:
    jobs = Jobs()
    jobs.close()
    done: list[bool] = []
    jobs.read(lambda progress: done.append(True))
    assert not jobs.is_busy
    assert done == []


class Held:
    """Something that only the collector can take away; it notes on which thread that was."""

    def __init__(self, threads: set[int]) -> None:
        self.itself, self.threads = self, threads

    def __del__(self) -> None:
        self.threads.add(threading.get_ident())


def test_what_a_worker_drops_is_taken_away_on_the_windows_thread(jobs: Jobs, qtbot: QtBot) -> None:
    threads: set[int] = set()

    def work(progress: Progress) -> None:
        for _ in range(20_000):
            Held(threads)

    jobs.write(work)
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == {threading.get_ident()}


def test_after_closing_the_collector_walks_by_itself_again(qapp: object) -> None:
    jobs = Jobs()
    assert not gc.isenabled()
    jobs.close()
    assert gc.isenabled()
