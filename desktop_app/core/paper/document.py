"""The content of an official paper, told once and written as PDF, Word or Excel."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from desktop_app.core.fields import Align
from desktop_app.core.paper.bars import Bars
from desktop_app.core.paper.heads import HeadCell
from desktop_app.core.paper.inline import Figure, Inline

TEXT_WIDTH_MM = 165.0
SIGNATURES_ABREAST = 4
_IN_A_ROW = 3
LANDSCAPE_TEXT_WIDTH_MM = 265.0


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """The two columns at the top: who issues the paper, and the country with place and day.

    `agency` holds the bold lines in capitals (a People's Committee shows both its lines), `superior` an upright line
    above them; without a `dated_on` no place and day are printed, without a `number` no number. A letter that has no
    title says what it is `about` under its number. What a citizen writes has no agency: the country stands alone.
    """

    agency: tuple[str, ...] = ()
    superior: str = ""
    number: str = ""
    about: str = ""
    place: str = ""
    dated_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class FormHead:
    """The top of a statistical form: the office at the left, title and period in the middle, its number at the right.

    `label` is set bold, `source` small under it.
    """

    agency: tuple[str, ...]
    title: str
    period: str
    label: str
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """Running text; `first_line` says whether its first line is set in."""

    content: Inline
    align: Align | None = None
    first_line: bool = True
    keep_with_next: bool = False
    smaller_by: float = 0.0


@dataclass(frozen=True)
class Heading:
    """A heading that stays with what follows; level 1 is centred."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Addressee:
    """ "Kính gửi": one on the same line, several on lines of their own."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Basis:
    """Căn cứ: italic lines, each closed by ";" and the last by "."."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class TableColumn:
    """A column of a table in millimetres; `size` is that of its letters where it is not the table's."""

    width_mm: float
    align: Align = Align.LEFT
    size: float = 0.0


Cell = Inline | str | Figure


@dataclass(frozen=True, kw_only=True)
class FormLook:
    """How a statistical form is ruled: a row of column numbers under its head, thick lines after some columns."""

    numbers: tuple[str, ...]
    thick_after: tuple[int, ...] = ()
    head_size: float = 8.8


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table whose head is repeated on every page and whose rows are never cut.

    `rows` hold one cell a column; `total` is a last bold row; `row_mm` is the least height of a row. A column named in
    `joined` is drawn as one cell over all rows when it says the same in each: for tables that fit on one page. So is
    one that is kept whole with the block that follows it. One with a `look` is ruled as a statistical form: its cells
    stand closer and in the middle.
    """

    columns: tuple[TableColumn, ...]
    head: tuple[tuple[HeadCell, ...], ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    total: tuple[Cell, ...] = ()
    caption: str = ""
    size: float = 12.5
    row_mm: float = 0.0
    joined: tuple[int, ...] = ()
    keep_with_next: bool = False
    look: FormLook | None = None

    @property
    def padding(self) -> float:
        """The points between a cell's frame and its words."""
        return 1.5 if self.look else 2.5

    @property
    def head_size(self) -> float:
        """The size of the letters of the head."""
        return self.look.head_size if self.look else self.size - 0.5

    @property
    def one_cell_columns(self) -> tuple[int, ...]:
        """The joined columns that do say the same in every one of several rows."""
        return tuple(at for at in self.joined if len(self.rows) > 1 and len({row[at] for row in self.rows}) == 1)

    def __post_init__(self) -> None:
        """Rows have all their cells."""
        if any(len(row) != len(self.columns) for row in (*self.rows, self.total or self.columns)):
            raise ValueError("a row has more or fewer cells than the table has columns")


@dataclass(frozen=True, kw_only=True)
class CodeBoxes:
    """A code in framed boxes that is typed back from paper, with the same text as a QR beside it.

    `groups` stand `abreast`, each under `named` and its number; a row that is not full ends with `filler`. A `secret`
    code has its QR on the printed sheet only, not in a Word file.
    """

    groups: tuple[str, ...]
    qr: str
    filler: str = ""
    abreast: int = 4
    named: str = "Ô"
    secret: bool = True


@dataclass(frozen=True, kw_only=True)
class QrLabel:
    """A framed label with a QR code at its left and lines that wrap at its right; the last stands at its foot."""

    qr: str
    lines: tuple[Inline, ...]


@dataclass(frozen=True)
class QrLabels:
    """Labels to cut out, two side by side."""

    labels: tuple[QrLabel, ...]


@dataclass(frozen=True)
class WritingLines:
    """Dotted lines over the whole width, to be written on by hand."""

    count: int


@dataclass(frozen=True)
class Space:
    """Empty height."""

    height_mm: float


Block = Paragraph | Heading | Addressee | Basis | Table | Bars | CodeBoxes | QrLabels | WritingLines | Space


@dataclass(frozen=True, kw_only=True)
class Signature:
    """Who signs: lines of authority in capitals, a note such as "(Ký, ghi rõ họ tên)", and the printed name.

    `beside` is a second one who signs under the same lines.
    """

    lines: tuple[str, ...]
    note: str = ""
    name: str = ""
    beside: str = ""
    above: str = ""


@dataclass(frozen=True)
class Foot:
    """Small words under a rule at the foot of every page."""

    left: str
    right: str = ""


@dataclass(frozen=True)
class Label:
    """A framed label at the bottom of the page, cut off along a dashed line."""

    cut: str
    lines: tuple[Inline, ...]


@dataclass(frozen=True, kw_only=True)
class Band:
    """A QR code and lines to fill in by hand at the foot of the first page, under a dashed line; no line wraps."""

    qr: str
    lines: tuple[Inline, ...]


@dataclass(frozen=True, kw_only=True)
class Document:
    """A paper.

    `subject` is the title inside the file and never holds a person's name. `made_at` is the only time in it: the same
    document gives the same bytes. More than `SIGNATURES_ABREAST` signatures stand in rows of three. A `confirmation`
    stands in the middle under the signatures. A form has a `form_head` in the place of letterhead and title. Recipients
    stand beside one signature, and under several. `one_page` lets the text shrink by half points down to 12 where that
    saves a second page. `top_mark` is a line such as "BẢN TẬP HUẤN" on every page; `fold_marks_mm` are measured from
    the top edge. An appendix has no letterhead, and says under its abstract what it is `attached` to.
    """

    subject: str
    made_at: datetime
    letterhead: Letterhead | None = None
    form_head: FormHead | None = None
    title: str = ""
    abstract: tuple[str, ...] = ()
    attached: str = ""
    blocks: tuple[Block, ...] = ()
    signatures: tuple[Signature, ...] = ()
    confirmation: Signature | None = None
    recipients: tuple[str, ...] = ()
    signing_mm: float = 23.0
    size: float = 14.0
    one_page: bool = False
    landscape: bool = False
    top_mark: str = ""
    foot: Foot | None = None
    label: Label | None = None
    band: Band | None = None
    fold_marks_mm: tuple[float, ...] = field(default=())

    def __post_init__(self) -> None:
        """Tables stay between the margins."""
        for block in self.blocks:
            wide = sum(column.width_mm for column in block.columns) if isinstance(block, Table) else 0.0
            if wide > self.text_width_mm + 0.01:
                raise ValueError(f"a table of {wide:.1f} mm is wider than the text, {self.text_width_mm:.1f} mm")

    @property
    def signature_rows(self) -> tuple[tuple[Signature, ...], ...]:
        """The signatures as they stand side by side."""
        abreast = self.signatures
        if len(abreast) <= SIGNATURES_ABREAST:
            return (abreast,)
        return tuple(abreast[at : at + _IN_A_ROW] for at in range(0, len(abreast), _IN_A_ROW))

    @property
    def text_width_mm(self) -> float:
        """The width between the margins."""
        return LANDSCAPE_TEXT_WIDTH_MM if self.landscape else TEXT_WIDTH_MM


def closed_lines(lines: Sequence[str], last: str = ".") -> list[str]:
    """Each line ends with ";" and the last with `last`, whatever sign it came with."""
    bare = [line.rstrip(" ;.,") for line in lines]
    return [f"{line}{last if at == len(bare) else ';'}" for at, line in enumerate(bare, start=1)]
