"""Đợt khảo sát: every survey, how far it is, how many answered."""

from collections.abc import Mapping
from typing import Any

from desktop_app.areas.surveys.list_fields import COLUMNS
from desktop_app.areas.surveys.listed import SurveyFilter, SurveyPages, known_codes, known_years, open_surveys
from desktop_app.areas.surveys.record import SurveyRecord, survey_record
from desktop_app.areas.surveys.row import SurveyRow
from desktop_app.areas.surveys.states import SurveyState
from desktop_app.areas.surveys.today import PAGE
from desktop_app.areas.surveys.views.rounds_cells import survey_cells
from desktop_app.areas.surveys.views.rounds_reading import survey_reading
from desktop_app.areas.surveys.views.rounds_verbs import ENTRY, SURVEY, RoundVerbs
from desktop_app.areas.surveys.views.words_of_survey import survey_badge
from desktop_app.areas.views import Workplace
from desktop_app.areas.views.list_page import ListPage
from desktop_app.areas.views.listing import Counted, Listing
from desktop_app.core import words
from desktop_app.kit.filter_bar import Choice, Filters, choice_of
from desktop_app.kit.reading_pane import Reading
from desktop_app.kit.table_head import Sort
from desktop_app.office.desk import Desk

NEW, YEAR, CODE = "Mở đợt khảo sát", "year", "code"
FEW = "survey.few"
LISTING = Listing(
    key=PAGE,
    title="Đợt khảo sát",
    file="dot-khao-sat",
    noun="đợt",
    columns=COLUMNS,
    narrow=("code", "title", "progress", "state"),
    gives_way=("unit", "rate"),
    sort=Sort("period", descending=True),
    tables=frozenset({"survey", "survey_batch", "survey_response", "survey_sealed_response", "survey_field_day"})
    | {*("survey_draw", "survey_second_entry", "calendar_day", "law_version", "hamlet")},
    look_for="Lọc theo mã phiếu, tên đợt, đơn vị",
    choose="Chọn một đợt để đọc.",
    alone="Đang xem riêng một đợt nằm ngoài bộ lọc.",
    go_on="Mở",
    every="Xem mọi đợt",
    whole="Mọi đợt khảo sát",
    nothing=("clipboard-list", "Không có đợt nào trong bộ lọc này", "Gõ ít chữ hơn, chọn năm khác, hoặc xóa lọc."),
    beginning=(
        "clipboard-list",
        "Chưa có đợt khảo sát nào",
        f"Chọn bộ phiếu, quý và số phiếu cần thu rồi in phiếu theo lô. Bấm {NEW}.",
    ),
)


class SurveySource:
    """Surveys, read from the register."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def wanted(self, chosen: Filters) -> SurveyFilter:
        """The filter of the bar as the queries take it."""
        year, state = chosen.choices.get(YEAR), chosen.choices.get("state")
        return SurveyFilter(
            text=chosen.text,
            year=int(year) if year else None,
            code=chosen.choices.get(CODE, ""),
            state=SurveyState[state] if state else None,
        )

    def alone(self, uid: str) -> SurveyFilter:
        """This survey only."""
        return SurveyFilter(uids=(uid,))

    def pages(self, wanted: SurveyFilter, sort: Sort) -> SurveyPages:
        """The surveys in an order."""
        return SurveyPages(self._desk, wanted, sort.key, sort.descending)

    def count(self, wanted: SurveyFilter, chosen: Filters) -> Counted:
        """The surveys under the filter beside it, the state of the work in the sentence."""
        rows = self.pages(wanted, LISTING.sort).count()
        is_new = not rows and not SurveyPages(self._desk, SurveyFilter()).count()
        sentence = state_sentence(open_surveys(self._desk), self._desk)
        return Counted(rows, sentence, f"{words.number(rows)} đợt", is_new)

    def read(self, uid: str) -> SurveyRecord:
        """A survey, whole."""
        return survey_record(self._desk, uid)


class RoundsPage(ListPage[SurveyFilter, SurveyRecord]):
    """Reads with the arrow keys, opens with Enter, filters while typing."""

    can_wait = True

    def __init__(self, workplace: Workplace) -> None:
        desk = workplace.desk
        super().__init__(
            workplace,
            LISTING,
            SurveySource(desk),
            survey_cells(desk.clock.today, lambda: desk.law.calendar, lambda: few(desk)),
            choices=(
                Choice(YEAR, "Năm", known_years(desk)),
                Choice(CODE, "Bộ phiếu", known_codes(desk)),
                choice_of("state", "Tình trạng", SurveyState),
            ),
        )
        self._verbs = verbs = RoundVerbs(workplace, self)
        keys = {"F2": verbs.edit}
        self.offer(verbs, new=(NEW, lambda: workplace.open(ENTRY)), keys=keys)

    def arrive(self, entry: Mapping[str, object]) -> None:
        """Read the list, with the years and questionnaires that there are by now."""
        self._bar.offer(YEAR, known_years(self._desk))
        self._bar.offer(CODE, known_codes(self._desk))
        super().arrive(entry)

    def act(self, row: Any) -> None:
        """Open the survey's page, be it read already or not."""
        self._workplace.open(SURVEY, row.uid)

    def reading(self, record: SurveyRecord) -> Reading:
        """The survey with its counts."""
        today = self._desk.clock.today()
        badge = survey_badge(record.row, today, self._desk.law.calendar)
        return survey_reading(record, badge, few(self._desk), today)


def few(desk: Desk) -> int:
    """Below how many no percentage is told."""
    return desk.law.rulebook.at(FEW, desk.clock.today()).value


def state_sentence(rows: list[SurveyRow], desk: Desk) -> str:
    """How many surveys take forms, how far they are, which are late."""
    if not rows:
        return "Không có đợt nào đang làm."
    keyed = sum(row.figures.keyed for row in rows)
    late = sum(row.to_on < desk.clock.today() for row in rows)
    said = f"{words.number(late)} đợt quá ngày cuối mà chưa khóa" if late else "Không có đợt quá hạn"
    return f"{words.number(len(rows))} đợt đang làm, đã nhập {words.number(keyed)} phiếu. {said}."
