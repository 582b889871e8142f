"""Other people in a text that is handed to somebody."""

import pytest

from desktop_app.core.text.others import mask_others

OWN, NUMBERS = "Nguyễn Văn Đức", ("099061004471", "0100 234 567")
KNOWN = {"Kín Thị Đáo"}

TEXTS = [
    ("Tranh chấp với ông Trần Văn Bình về mốc giới.", "Tranh chấp với ông T.V.B. về mốc giới."),
    ("Bà Lò Thị Pâng lấn bờ ao.", "Bà L.T.P. lấn bờ ao."),
    ("Hộ Trần Văn Bình xây tường.", "Hộ T.V.B. xây tường."),
    ("nhà chị Mỵ và anh Tủa", "nhà chị M. và anh T."),
    ("Việc của Kín Thị Đáo chưa xong.", "Việc của K.T.Đ. chưa xong."),
    ("Tôi là Nguyễn Văn Đức, ông Đức đề nghị.", "Tôi là Nguyễn Văn Đức, ông Đức đề nghị."),
    ("Giấy tờ 099158007766, điện thoại 0100 777 888.", "Giấy tờ 099*****7766, điện thoại *****888."),
    ("Số của tôi 099061004471, gọi 0100 234 567.", "Số của tôi 099061004471, gọi 0100 234 567."),
    ("Đề nghị đo lại thửa 45, tờ 12 ở Thôn Đoài, bồi thường 12.000.000 đồng.", None),
    ("Ủy ban nhân dân xã Yên Hạ trả lời ngày 23/11/2026.", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "shown"), TEXTS)
def test_others_are_hidden_and_oneself_is_not(text: str, shown: str | None) -> None:
    assert mask_others(text, OWN, NUMBERS, KNOWN.__contains__) == (text if shown is None else shown)
