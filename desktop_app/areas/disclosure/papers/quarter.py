"""Danh mục nội dung đã công khai theo quý: a Thông báo with the list as its appendix, ready to post."""

from dataclasses import replace
from datetime import datetime

from desktop_app.areas.disclosure.coverage.quarter import NothingRow, QuarterRow, QuarterRows
from desktop_app.areas.disclosure.models import Form
from desktop_app.areas.disclosure.papers import board
from desktop_app.areas.disclosure.papers.facts import (
    SIGN,
    PaperFacts,
    dated_on,
    notice_sign,
    office_fields,
    places_said,
)
from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Document, Letterhead, Paragraph, Signature, Table, TableColumn
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.inline import Inline, Run
from desktop_app.core.paper.official import document_number, named_document, short_day
from desktop_app.core.paper.wording import Wording

NOTICE_WORDING, APPENDIX_WORDING = "thong-bao-danh-muc-quy", "phu-luc-danh-muc-quy"
_ROMAN = ("I", "II", "III", "IV")
_HEAD = (
    "STT",
    "Nội dung công khai",
    "Khoản, Điều 11",
    "Văn bản\n(số, ngày ban hành)",
    "Hình thức công khai",
    "Nơi niêm yết",
    "Thời gian công khai\n(từ ngày - đến ngày)",
    "Ghi chú",
)
_WIDTHS = (11, 60, 18, 38, 44, 41, 25, 28)
_CENTRED = (0, 2, 6)
_SHORT = {
    Form.POSTED: "niêm yết",
    Form.PORTAL: "trang thông tin điện tử",
    Form.RADIO: "truyền thanh",
    Form.HAMLET_HEAD: "qua Trưởng thôn",
    Form.WRITTEN: "gửi văn bản",
    Form.DIALOGUE: "hội nghị đối thoại",
    Form.RECEPTION: "tiếp công dân, tiếp xúc cử tri",
    Form.UNIONS: "qua tổ chức, đoàn thể",
    Form.SOCIAL: "mạng xã hội",
    Form.OTHER: "hình thức khác",
}
