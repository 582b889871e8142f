"""A text out of a Word file, ready for the official to look at before it is saved."""

from desktop_app.areas.conventions.text.splitting import ReadText, split
from desktop_app.core.progress import Progress
from desktop_app.core.word_text.lines import read_word


def from_docx(content: bytes, progress: Progress | None = None) -> ReadText:
    """The articles of a .docx; UserError for what is no such file or still has changes that are tracked."""
    read = read_word(content, progress)
    return split(read.lines, read.beside, read.notices)
