"""Anonymous forms: whoever has the files and the key learns neither in which order nor when they were keyed."""

import json
import random
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from db.archive import REGISTER
from db.drafts import FILE_NAME as DRAFTS
from db.engine import connect
from db.journal import head
from db.keys import Created
from desktop_app.areas.surveys.field.service import BatchService
from desktop_app.areas.surveys.forms.form import Answers
from desktop_app.areas.surveys.kept import answers_of, answers_text, batch_of, survey_of
from desktop_app.areas.surveys.keying.entry import KeyedForm
from desktop_app.areas.surveys.keying.kept import keyed_count
from desktop_app.areas.surveys.keying.pile_sealed import ACCOUNT, name_of
from desktop_app.areas.surveys.keying.sealing import digest_of, seal_batch
from desktop_app.areas.surveys.keying.service import KeyingService
from desktop_app.areas.surveys.models import SealedResponse
from desktop_app.areas.surveys.serials import spans
from desktop_app.areas.surveys.service import SurveyService
from desktop_app.areas.surveys.states import Pass
from desktop_app.core.clock import FixedClock
from desktop_app.office.opening import OpenOffice
from tests.areas.surveys.accounts import at_desk, close, key, serial_of
from tests.areas.surveys.makers import a_batch, a_survey
from tests.searching import Disk

FORMS = 30
MARK = "thu-tu-"
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
UID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def answers(running: int) -> Answers:
    """Each form is another one, with words of its own."""
    return {"q1": 1 + running % 5, "q2": 1 + running // 5 % 5, "q3": 2, "q4": 2, "q13": f"{MARK}{running:03d}."}


def running_of(text: str) -> int:
    return int(text.split(MARK)[1][:3])


@pytest.fixture
def data_key(office_template: tuple[Path, Created]) -> bytes:
    return office_template[1].unlocked.data_key


@pytest.fixture
def order() -> list[int]:
    """The running numbers in the order in which they are keyed."""
    numbers = list(range(1, FORMS + 1))
    random.Random(5).shuffle(numbers)
    return numbers


@pytest.fixture
def batch(office: OpenOffice, clock: FixedClock, order: list[int]) -> str:
    """Keyed by two accounts in turn, a form every 47 seconds, and not closed."""
    begun = a_batch(office.desk, a_survey(office.desk, "PKS01", quarter=1), forms=FORMS)
    keyers = [at_desk(office.desk, name) for name in ("Lò Thị Pâng", "Đỗ Minh Quân")]
    for place, running in enumerate(order):
        clock.move_by(timedelta(seconds=47))
        key(keyers[place % 2], begun, running, answers(running))
    clock.move_by(timedelta(seconds=47))
    return begun


def keyed_between(clock: FixedClock, instant: datetime) -> bool:
    """Whether it lies in the time of keying; the batch was begun before and is closed after."""
    return clock.now() - timedelta(seconds=47 * (FORMS + 1)) < instant < clock.now()


def cells(path: Path, key: bytes) -> Iterator[str]:
    return (cell.decode("utf-8", "replace") for _, cell in Disk(path.parent, key).cells(path))


def instants(text: str) -> Iterator[datetime]:
    """Every instant in a text, that of a uid that begins with one too."""
    yield from (datetime.fromisoformat(found) for found in INSTANT.findall(text))
    for uid in UID.findall(text):
        yield datetime.fromtimestamp(int(uid.replace("-", "")[:12], 16) / 1000, UTC)


def pages(folder: Path, key: bytes, name: str) -> bytes:
    return b"".join(content for _, content in Disk(folder, key).clear(folder / name))


def close_all(office: OpenOffice, batch: str) -> None:
    """What the office's closing leaves in its folder."""
    close(office.desk, batch)
    office.db.checkpoint()


def test_while_the_batch_is_open_the_register_hears_of_no_form(
    office: OpenOffice, clock: FixedClock, batch: str, data_key: bytes
) -> None:
    with office.desk.db.reading() as session:
        row = batch_of(session, batch)
        assert keyed_count(session, office.desk, row) == FORMS
        draft = office.desk.drafts.load(name_of(row), ACCOUNT)
    assert draft is not None
    for text in cells(office.folder / REGISTER, data_key):
        assert MARK not in text
        assert not any(keyed_between(clock, instant) for instant in instants(text))
    assert MARK.encode() not in pages(office.folder, data_key, REGISTER)
    assert list(json.loads(draft.values["pile"])["first"]) == [serial_of(office.desk, batch, n) for n in range(1, 31)]
    assert not keyed_between(clock, draft.saved_at)
    kept = pages(office.folder, data_key, DRAFTS)
    assert max(kept.count(f"{MARK}{n:03d}.".encode()) for n in range(1, 31)) == 1, (
        "nothing of an earlier saving is left"
    )


def test_no_cell_of_either_file_tells_a_time_or_a_serial_of_a_form(
    office: OpenOffice, clock: FixedClock, batch: str, data_key: bytes
) -> None:
    serials = [serial_of(office.desk, batch, running) for running in range(1, FORMS + 1)]
    close_all(office, batch)
    for name in (REGISTER, DRAFTS):
        for text in cells(office.folder / name, data_key):
            assert not any(keyed_between(clock, instant) for instant in instants(text)), text
            assert not any(serial in text for serial in serials), text


def test_a_sealed_form_has_nothing_but_a_random_uid_and_lies_where_that_puts_it(
    office: OpenOffice, batch: str, order: list[int], data_key: bytes
) -> None:
    close_all(office, batch)
    connection = connect(office.folder / REGISTER, data_key)
    columns = [row[1] for row in connection.execute("PRAGMA table_info(survey_sealed_response)")]
    assert columns == ["uid", "survey_id", "batch_id", "answers", "remarks"]
    with pytest.raises(Exception, match="no such column"):
        connection.execute("SELECT rowid FROM survey_sealed_response")
    rows = connection.execute("SELECT uid, answers, survey_id, batch_id FROM survey_sealed_response").fetchall()
    connection.close()
    assert {UUID(row[0]).version for row in rows} == {4}
    assert len({row[2:] for row in rows}) == 1
    assert [row[0] for row in rows] == sorted(row[0] for row in rows), "the order of the file is that of the uids"
    told = [running_of(row[1]) for row in rows]
    assert sorted(told) == list(range(1, FORMS + 1))
    assert told not in (order, order[::-1], sorted(order), sorted(order, reverse=True))
    found = [
        [int(number) for number in re.findall(rb"thu-tu-(\d{3})", content)]
        for _, content in Disk(office.folder, data_key).clear(office.folder / REGISTER)
    ]
    lying = [numbers[::-1] for numbers in found if numbers]
    assert sorted(chain.from_iterable(lying)) == sorted(told), "no page keeps an older state"
    for numbers in lying:
        first = told.index(numbers[0])
        assert told[first : first + len(numbers)] == numbers, "within a page, too"


def test_the_journal_tells_of_the_batch_alone_and_of_one_moment(
    office: OpenOffice, batch: str, data_key: bytes
) -> None:
    with office.desk.db.reading() as session:
        before, _ = head(session)
    close_all(office, batch)
    connection = connect(office.folder / REGISTER, data_key)
    tables = {name for (name,) in connection.execute("SELECT DISTINCT table_name FROM journal")}
    assert not tables & {"survey_sealed_response", "survey_response", "survey_second_entry"}
    for table, uid in (("survey_keying", "%"), ("survey_batch", batch)):
        works = connection.execute(
            "SELECT DISTINCT work, at FROM journal WHERE table_name = ? AND row_uid LIKE ? AND seq > ?",
            (table, uid, before),
        ).fetchall()
        assert len({at for _, at in works}) == 1, "of the moment of the closing"
    figures = connection.execute("SELECT forms, keystrokes FROM survey_keying ORDER BY id").fetchall()
    assert figures == [(15, 210), (15, 210)]
    connection.close()


def test_the_drafts_keep_no_answer_of_a_closed_batch_in_any_page(
    office: OpenOffice, clock: FixedClock, batch: str, data_key: bytes
) -> None:
    desk, hand = office.desk, f"surveys.keying.{batch}.FIRST"
    desk.drafts.save(hand, desk.account.uid, {"given": f"{MARK}q13"}, clock.now())
    assert MARK.encode() in pages(office.folder, data_key, DRAFTS)
    close(desk, batch)
    assert desk.drafts.load(hand, desk.account.uid) is None
    for _ in range(2):
        kept = pages(office.folder, data_key, DRAFTS)
        assert MARK.encode() not in kept
        assert b"q13" not in kept
        office.db.checkpoint()


def test_what_was_sealed_can_be_proved_by_its_serials_and_digest(office: OpenOffice, batch: str) -> None:
    close(office.desk, batch)
    with office.desk.db.reading() as session:
        row = batch_of(session, batch)
        forms = [answers_text(each) for each in answers_of(session, row.survey)]
        assert (row.serials, row.keyed) == ("1-30", FORMS)
        assert row.digest == digest_of(reversed(forms))
        assert row.digest != digest_of(forms[1:])


@pytest.mark.parametrize(
    ("numbers", "said"), [((), ""), ((3,), "3"), ((5, 1, 2, 3), "1-3,5"), ((1, 3, 5), "1,3,5"), ((7, 6), "6-7")]
)
def test_running_numbers_are_told_in_spans(numbers: tuple[int, ...], said: str) -> None:
    assert spans(numbers) == said


def test_a_seal_that_fails_leaves_the_pile_as_it_was(office: OpenOffice, batch: str) -> None:
    desk = office.desk
    with suppress(InterruptedError), desk.db.writing(desk.account.uid) as session:
        seal_batch(session, desk, batch_of(session, batch))
        raise InterruptedError
    with desk.db.reading() as session:
        row = batch_of(session, batch)
        assert keyed_count(session, desk, row) == FORMS
        assert list(answers_of(session, row.survey)) == []
    close(desk, batch)
    with desk.db.reading() as session:
        assert len(list(answers_of(session, survey_of(session, batch_of(session, batch).survey.uid)))) == FORMS


def test_a_pile_that_outlived_its_batch_is_dropped_and_counts_nothing_twice(
    office: OpenOffice, batch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = office.desk
    with monkeypatch.context() as stopped:
        stopped.setattr(desk.db, "afterwards", lambda session, does: None)
        close(desk, batch)
    assert len(desk.drafts.all(ACCOUNT)) == 1
    desk.drafts.save(f"surveys.keying.{batch}.SECOND", desk.account.uid, {"given": MARK}, desk.clock.now())
    with desk.db.reading() as session:
        assert keyed_count(session, desk, batch_of(session, batch)) == FORMS
    KeyingService(desk).batches()
    assert desk.drafts.all(ACCOUNT) + desk.drafts.all(desk.account.uid) == []
    with desk.db.reading() as session:
        assert keyed_count(session, desk, batch_of(session, batch)) == FORMS


def test_words_beside_a_question_are_sealed_with_their_form(office: OpenOffice, batch: str) -> None:
    desk = office.desk
    form = KeyedForm(serial=serial_of(desk, batch, 1), answers=answers(1), remarks={"q1": "còn chậm", "q2": " "})
    KeyingService(desk).correct(batch, Pass.FIRST, form, "Ghi thêm lời bên lề")
    close(desk, batch)
    with desk.db.reading() as session:
        said = session.execute(select(SealedResponse.answers, SealedResponse.remarks)).all()
    assert {running_of(text): words for text, words in said if words} == {1: '{"q1": "còn chậm"}'}


def test_a_batch_that_is_struck_out_leaves_no_form_behind(office: OpenOffice, batch: str, data_key: bytes) -> None:
    with office.desk.db.reading() as session:
        rev = batch_of(session, batch).rev
    BatchService(office.desk).void(batch, rev, "Lập nhầm lô")
    assert office.desk.drafts.all(ACCOUNT) == []
    assert MARK.encode() not in pages(office.folder, data_key, DRAFTS)


def test_a_pile_that_outlived_its_survey_is_dropped(
    office: OpenOffice, batch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = office.desk
    with desk.db.reading() as session:
        survey = batch_of(session, batch).survey
        uid, rev = survey.uid, survey.rev
    with monkeypatch.context() as stopped:
        stopped.setattr(desk.db, "afterwards", lambda session, does: None)
        SurveyService(desk).void(uid, rev, "Mở nhầm đợt")
    assert len(desk.drafts.all(ACCOUNT)) == 1
    KeyingService(desk).batches()
    assert desk.drafts.all(ACCOUNT) == []
