"""What areas declare for reports can be found, named and opened."""

import pytest

from desktop_app.areas import load_areas
from desktop_app.core.paper.document import LANDSCAPE_TEXT_WIDTH_MM
from desktop_app.office.figures.source import Reading, Source
from desktop_app.shell.system import PAGES
from tests.areas.counted import named

AREAS = load_areas()
OPENED = {page.key for area in AREAS for page in area.pages} | {page.key for page in PAGES}
ROW = {"id", "uid", "on", "opens"}
"""What every row has beside dimensions and measures."""

NUMBER_MM = 12
"""The column of numbers before the heads of a printed list."""


@pytest.mark.parametrize("key", [key for area in AREAS for key in (*area.sources, *area.readings)])
def test_a_source_bears_its_key_and_opens_a_page_that_is_there(key: str) -> None:
    found: Source | Reading = named(key)
    assert (found.key, key.partition(".")[0] in {area.key for area in AREAS}) == (key, True)
    assert found.page in OPENED
    if isinstance(found, Source):
        assert not ROW & {*found.dimensions, *found.measures}
        assert not set(found.dimensions) & set(found.measures)
        assert all(head.heading and head.width_mm > 0 for head in found.heads)
        assert sum(head.width_mm for head in found.heads) <= LANDSCAPE_TEXT_WIDTH_MM - NUMBER_MM
