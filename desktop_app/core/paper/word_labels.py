"""The parts of a Word paper with a QR code: labels to cut out, the band at the foot of a notice."""

from typing import Any

from desktop_app.core.fields import Align
from desktop_app.core.paper.document import TEXT_WIDTH_MM, Band, QrLabels
from desktop_app.core.paper.measures import LABEL_MM, QR_ON_BOARD_MM, board_qr_png
from desktop_app.core.paper.word_package import picture
from desktop_app.core.paper.word_xml import Shape, cell, paragraph, paragraph_of, row, table_start

_CENTRED = Shape(align=Align.CENTRE)
_BAND_TEXT, _LABEL_TEXT = Shape(size=10, line=14.4, left=6), Shape(size=10.5, left=4)


def band(band: Band, part: Any) -> str:
    """The dashed line, the code and the lines beside it; `part` is the footer that holds them."""
    widths = (QR_ON_BOARD_MM, TEXT_WIDTH_MM - QR_ON_BOARD_MM)
    code = paragraph_of(picture(part, board_qr_png(band.qr), QR_ON_BOARD_MM), _CENTRED)
    lines = "".join(paragraph(line, _BAND_TEXT) for line in band.lines)
    start = table_start(widths, framed=False, padding=0)
    dashed = '<w:top w:val="dashed" w:sz="5" w:space="0" w:color="000000"/>'
    start = start.replace('<w:top w:val="nil"/>', dashed, 1)
    return f"{start}{row([cell(code, widths[0]), cell(lines, widths[1], middle=True)])}</w:tbl>"


def labels(block: QrLabels, part: Any) -> str:
    """Labels two side by side, each a code and its lines."""
    wide = LABEL_MM[0] - QR_ON_BOARD_MM
    rows = ""
    for at in range(0, len(block.labels), 2):
        cells = []
        for label in block.labels[at : at + 2]:
            code = paragraph_of(picture(part, board_qr_png(label.qr), QR_ON_BOARD_MM - 1), _CENTRED)
            cells.append(cell(code, QR_ON_BOARD_MM, middle=True))
            cells.append(cell("".join(paragraph(line, _LABEL_TEXT) for line in label.lines), wide, middle=True))
        cells += [cell(paragraph("", Shape()), width) for width in (QR_ON_BOARD_MM, wide)[: 4 - len(cells)]]
        rows += row(cells, least_mm=LABEL_MM[1])
    return f"{table_start((QR_ON_BOARD_MM, wide) * 2, padding=1)}{rows}</w:tbl>{paragraph('', Shape(size=2, line=2))}"
