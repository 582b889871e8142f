"""The columns of the lists of surveys on screen."""

from desktop_app.core.fields import Align, Column

COLUMNS = (
    Column(name="code", heading="Phiếu, kỳ", width=112, second="period", sort="period"),
    Column(name="title", heading="Đợt khảo sát", sort="code"),
    Column(name="progress", heading="Đã nhập", width=136),
    Column(name="rate", heading="Tỷ lệ trả lời", width=124),
    Column(name="unit", heading="Đơn vị chủ trì", width=170),
    Column(name="state", heading="Tình trạng", width=124, kind="badge", sort="to_on"),
)

BATCH_COLUMNS = (
    Column(name="label", heading="Lô", width=74),
    Column(name="where", heading="Nơi, người thu phiếu", second="collector", kind="person"),
    Column(name="printed", heading="In", width=62, kind="number", align=Align.RIGHT),
    Column(name="handed_out", heading="Phát ra", width=78, kind="number", align=Align.RIGHT),
    Column(name="returned", heading="Thu về", width=78, kind="number", align=Align.RIGHT),
    Column(name="rejected", heading="Loại", width=62, kind="number", align=Align.RIGHT),
    Column(name="keyed", heading="Đã nhập", width=112),
    Column(name="state", heading="Tình trạng", width=140, kind="badge"),
)
