"""A page of the manual as the text of a browser, found words marked."""

import html
from collections.abc import Iterator, Sequence

from desktop_app.core.manual.blocks import Block, Grid, Heading, Line, Passage, Picture, blocks_of
from desktop_app.core.manual.book import ENDING, Book, ManualPage
from desktop_app.core.text.fold import marked
from desktop_app.kit.theme import State, Token, Type, font, px

PICTURE = "hinh:"
"""Before the name of a picture, where it is shown and where a click on it leads."""


def page_html(book: Book, page: ManualPage, query: str = "") -> str:
    """The page under its own styles; the words of `query` are marked; its neighbours in the book stand at its foot."""
    leads = frozenset(each.slug for each in book.pages)
    body = "".join(_Writer(query, leads).written(blocks_of(page.text)))
    return f"<style>{_styles()}</style>{body}{_neighbours(book, page)}"


class _Writer:
    """Writes one block after another; knows the lists it stands in, and the pages that a link can lead to."""

    def __init__(self, query: str, leads: frozenset[str]) -> None:
        self._query, self._leads = query, leads
        self._lists: list[str] = []

    def written(self, blocks: Sequence[Block]) -> Iterator[str]:
        for block in blocks:
            if isinstance(block, Passage) and block.mark:
                yield self._item(block)
                continue
            yield self._close(block.depth if isinstance(block, Passage) else 0)
            yield self._block(block)
        yield self._close(0)

    def _item(self, item: Passage) -> str:
        tag = "ul" if item.mark == "•" else "ol"
        before = self._close(item.depth)
        if len(self._lists) == item.depth and self._lists[-1] != tag:
            before += self._close(item.depth - 1)
        while len(self._lists) < item.depth:
            self._lists.append(tag)
            start = f' start="{item.mark.rstrip(".")}"' if tag == "ol" else ""
            before += f"<{tag}{start}>"
        return f"{before}<li>{self._line(item.line)}</li>"

    def _close(self, depth: int) -> str:
        closed = ""
        while len(self._lists) > depth:
            closed += f"</{self._lists.pop()}>"
        return closed

    def _block(self, block: Block) -> str:
        if isinstance(block, Heading):
            return f'<h3><a name="{block.anchor}"></a>{self._plain(block.text)}</h3>'
        if isinstance(block, Picture):
            name = f"{PICTURE}{block.name}"
            shown = f'<p class="picture"><a href="{name}"><img src="{name}"></a></p>'
            return f'{shown}<p class="caption">{self._plain(block.caption)}</p>'
        if isinstance(block, Grid):
            return self._grid(block)
        if block.note:
            fill = State.INFO.background.name()
            cell = f'<td style="padding:{px(8)}px">{self._line(block.line)}</td>'
            return f'<table class="note" width="100%" cellspacing="0" bgcolor="{fill}"><tr>{cell}</tr></table>'
        return f'<p style="margin-left:{block.depth * px(18)}px">{self._line(block.line)}</p>'

    def _grid(self, grid: Grid) -> str:
        head = "".join(f"<th align='left'>{self._line(cell)}</th>" for cell in grid.head)
        rows = "".join(f"<tr>{''.join(f'<td>{self._line(cell)}</td>' for cell in row)}</tr>" for row in grid.rows)
        return f'<table class="grid" cellspacing="0" cellpadding="{px(5)}"><tr>{head}</tr>{rows}</table>'

    def _line(self, line: Line) -> str:
        return "".join(self._words(words.text, words.bold, words.link) for words in line)

    def _words(self, text: str, bold: bool, link: str) -> str:
        said = self._plain(text)
        if bold:
            said = f"<b>{said}</b>"
        slug = link.partition("#")[0].removesuffix(ENDING)
        return f'<a href="{html.escape(link)}">{said}</a>' if link and (not slug or slug in self._leads) else said

    def _plain(self, text: str) -> str:
        if not self._query:
            return html.escape(text)
        style = f"background-color:{Token.MARK.colour.name()}"
        pieces = [(html.escape(piece), found) for piece, found in marked(text, self._query)]
        return "".join(f'<span style="{style}">{piece}</span>' if found else piece for piece, found in pieces)


def _neighbours(book: Book, page: ManualPage) -> str:
    """The pages before and after this one."""
    pages = book.pages
    at = pages.index(page)
    before = [pages[at - 1]] if at else []
    after = list(pages[at + 1 : at + 2])
    told = [f"Trang trước: {_link(each)}" for each in before] + [f"Trang sau: {_link(each)}" for each in after]
    return f'<p class="foot">{"<br>".join(told)}</p>'


def _link(page: ManualPage) -> str:
    return f'<a href="{page.slug}{ENDING}">{html.escape(page.title)}</a>'


def _styles() -> str:
    heading = font(Type.BLOCK_TITLE).pointSizeF()
    hint = font(Type.HINT).pointSizeF()
    line = Token.LINE.colour.name()
    return f"""
        p, li {{ margin-top: {px(5)}px; margin-bottom: {px(4)}px; line-height: 125%; }}
        h3 {{ font-size: {heading}pt; font-weight: 600; margin-top: {px(18)}px; margin-bottom: {px(4)}px; }}
        b, th {{ font-weight: 600; }}
        a {{ color: {Token.ACCENT.colour.name()}; text-decoration: none; }}
        .picture {{ margin-top: {px(10)}px; margin-bottom: 0; line-height: 100%; }}
        .caption, .foot {{ font-size: {hint}pt; color: {Token.INK_2.colour.name()}; }}
        .foot {{ margin-top: {px(28)}px; margin-bottom: {px(16)}px; }}
        .caption {{ margin-top: {px(2)}px; margin-bottom: {px(10)}px; }}
        .note, .grid {{ margin-top: {px(8)}px; margin-bottom: {px(8)}px; }}
        .grid td, .grid th {{ border-bottom: 1px solid {line}; }}
    """
