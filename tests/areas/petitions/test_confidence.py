"""What is shown as checked was read: every article that is marked so, and no form that nobody has seen."""

import re
from collections.abc import Iterator

from desktop_app.areas.petitions import competence, complexity, eligibility, grounds
from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.papers.table import paper_kinds
from desktop_app.core.law.rulebook import Confidence

READ = {
    "Luật Khiếu nại": {9, 17, 27, 28, 32, 33, 36, 37, 44},
    "Luật Tố cáo": {9, 13, 24, 25, 26, 27, 29, 30, 33, 35, 37, 38, 40},
    "Luật Tiếp công dân": {25, 26, 27, 28},
    "Nghị định 31/2019": {3},
    "Thông tư 05/2021": {13, 14, 15, 16},
}
"""The articles that were read in the text before Luật 136/2025/QH15; of Điều 12 khoản 1 of Luật Tố cáo only in part."""

_PLACES = re.compile(
    r"((?:Điều \d+[^Đ;]*)+?)(Luật Khiếu nại|Luật Tố cáo|Luật Tiếp công dân|Nghị định \d+/\d+|Thông tư \d+/\d+)"
)


def marked_checked() -> Iterator[str]:
    steps = (version for step in petition_law().law.steps for version in step.versions)
    lists = (
        grounds._shipped(),
        eligibility._shipped(),
        complexity._tests(),
        complexity._levels(),
        competence._shipped(),
    )
    for each in (*steps, *(entry for entries in lists for entry in entries)):
        if each.confidence is Confidence.TEXT:
            yield each.article


def test_only_articles_that_were_read_are_shown_as_checked() -> None:
    found = set[tuple[str, int]]()
    for place in marked_checked():
        cited = _PLACES.findall(place)
        assert cited, place
        found |= {(law, int(number)) for articles, law in cited for number in re.findall(r"Điều (\d+)", articles)}
    assert {(law, number) for law, number in found if number not in READ.get(law, ())} == set()
    assert len(found) > 15


def test_nothing_of_july_2026_and_after_is_shown_as_checked_by_an_older_text() -> None:
    for step in petition_law().law.steps:
        for version in step.versions:
            assert version.confidence is not Confidence.TEXT or version.to_on is not None, step.key


def test_a_form_that_nobody_has_seen_is_marked_so() -> None:
    unseen = [
        (kind.key, version.confidence)
        for kind in paper_kinds().values()
        for version in kind.versions
        if re.search(r"[Cc]hưa thấy mẫu|mới biết tên mẫu|mẫu chưa đối chiếu", version.note)
    ]
    assert len(unseen) > 15
    assert [each for each in unseen if each[1] is not Confidence.UNCHECKED] == []
