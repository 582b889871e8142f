"""A second start calls the first window forward; nothing that goes wrong with that keeps anybody from working."""

import subprocess
import sys
import threading
import time
from pathlib import Path

from desktop_app.core.first_window import FirstWindow

FIRST = """
import sys, time
from pathlib import Path
from desktop_app.core.first_window import FirstWindow
first = FirstWindow(Path(sys.argv[1]), Path(sys.argv[2]))
print(first.take(), flush=True)
until = time.monotonic() + 60
while time.monotonic() < until and not first.answer():
    time.sleep(0.02)
print("called", flush=True)
time.sleep(60)
"""


def test_the_first_is_called_and_answers(tmp_path: Path) -> None:
    data = tmp_path / "dữ liệu"
    with subprocess.Popen([sys.executable, "-c", FIRST, str(tmp_path), str(data)], stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline().strip() == b"True"
        second = FirstWindow(tmp_path, data)
        assert not second.take()
        assert second.call(30)
        assert other.stdout.readline().strip() == b"called"
        other.kill()
    assert FirstWindow(tmp_path, data).take()


def test_a_first_that_does_not_answer_is_not_waited_for_long(tmp_path: Path) -> None:
    first, second = FirstWindow(tmp_path, tmp_path), FirstWindow(tmp_path, tmp_path)
    assert first.take()
    assert not second.take()
    began = time.monotonic()
    assert not second.call(0.2)
    assert time.monotonic() - began < 5
    assert not first.answer(), "a call that was given up is not answered later"
    first.release()


def test_windows_for_other_data_do_not_know_each_other(tmp_path: Path) -> None:
    first, other = FirstWindow(tmp_path, tmp_path / "một"), FirstWindow(tmp_path, tmp_path / "hai")
    assert first.take()
    assert other.take()
    for each in (first, other):
        each.release()


def test_an_old_note_is_no_call(tmp_path: Path) -> None:
    first = FirstWindow(tmp_path, tmp_path)
    assert first.take()
    first.release()
    calling = threading.Thread(target=FirstWindow(tmp_path, tmp_path).call, args=(0.0,))
    calling.start()
    calling.join()
    later = FirstWindow(tmp_path, tmp_path)
    assert later.take()
    assert not later.answer()
    later.release()


def test_a_folder_that_cannot_be_written_is_no_reason_not_to_start(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    first = FirstWindow(tmp_path / "file", tmp_path)
    assert first.take()
    assert not first.answer()
    assert not first.call(0.1)
