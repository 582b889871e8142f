"""What an official hands over when a wording is saved, and what is wrong with it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from desktop_app.areas.conventions.text.rules import Article, Wording
from desktop_app.core import words

LONGEST_NUMBER, LONGEST_TITLE, LONGEST_CALLED = 20, 300, 120


@dataclass(frozen=True, kw_only=True)
class TextEntry:
    """A wording to be kept: as a new version, or in the place of the unfixed one `version_uid` as it was seen.

    `called` is what the version is called, "Dự thảo lần 2" unless something else is said; `saved_on` the day on which
    it was finished, today unless it comes out of an old book; `source_uid` the version that it was made from.
    """

    wording: Wording
    called: str = ""
    saved_on: date | None = None
    version_uid: str = ""
    version_rev: int = 0
    source_uid: str = ""


def problems_of(entry: TextEntry, today: date) -> dict[str, str]:
    """What cannot be kept; the field `articles` tells of all articles in one sentence each."""
    problems = {}
    if sentences := _of_articles(entry.wording.articles):
        problems["articles"] = " ".join(sentences)
    if len(entry.called) > LONGEST_CALLED:
        problems["called"] = f"Tên bản dài quá {LONGEST_CALLED} chữ cái. Viết ngắn lại."
    if entry.saved_on and entry.saved_on > today:
        problems["saved_on"] = f"Ngày {words.day(entry.saved_on)} sau hôm nay. Kiểm tra lại ngày hoàn thiện."
    return problems


def _of_articles(articles: tuple[Article, ...]) -> list[str]:
    if not articles:
        return ["Chưa có điều nào. Gõ hoặc dán ít nhất một điều."]
    sentences = [sentence for article in articles if (sentence := _of_article(article))]
    for number, many in Counter(article.number.lower() for article in articles if article.number).items():
        if many > 1:
            sentences.append(f"Điều {number} có {many} lần. Đánh lại số điều.")
    return sentences


def _of_article(article: Article) -> str:
    if not article.is_article or " " in article.number.strip() or len(article.number) > LONGEST_NUMBER:
        said = article.title or article.text
        return f"Điều “{said[:40]}” chưa có số đúng. Gõ số điều, ví dụ 5 hoặc 5a."
    if not (article.title.strip() or article.text.strip()):
        return f"Điều {article.number} chưa có nội dung. Gõ nội dung hoặc bỏ điều này."
    if len(article.title) > LONGEST_TITLE:
        return f"Tên Điều {article.number} dài quá {LONGEST_TITLE} chữ cái. Chuyển phần dài xuống nội dung."
    if len(article.chapter) > LONGEST_TITLE:
        return f"Tên chương trước Điều {article.number} dài quá {LONGEST_TITLE} chữ cái. Viết ngắn lại."
    return ""
