"""From a comment to the record or the figure that it is about."""

from desktop_app.areas import load_areas
from desktop_app.areas.views import Workplace
from desktop_app.core.errors import UserError
from desktop_app.reports.choosing import address_of
from desktop_app.reports.kept import Wanted
from desktop_app.sync.opening import record_of
from desktop_app.sync.sending.queries import Remark
from desktop_app.sync.states import Target

FORM = "reports.form"
GONE = "Không mở được dòng này ở một trang riêng; hãy tìm theo nội dung nhận xét."


def open_remark(place: Workplace, remark: Remark) -> None:
    """Open what a comment is about."""
    if remark.target is Target.FIGURE and remark.from_on and remark.to_on:
        place.open(FORM, address_of(Wanted(remark.form, remark.from_on, remark.to_on)), figure=remark.figure)
        return
    desk, areas = place.desk, load_areas()

    def show(found: tuple[str, str]) -> None:
        if found[0]:
            place.open(*found)
        else:
            place.explain(UserError(GONE))

    place.jobs.read(lambda _progress: record_of(desk, areas, remark.table, remark.row_uid), show, place.explain)
