"""The bytes of an article's file, or a pasted text, as one document."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from workshop_tracker.presentation import Sentence
from workshop_tracker.workshops.articles.texts.lines import LONGEST_TITLE, Block, blocks_of
from workshop_tracker.workshops.articles.texts.markdown import read_marked
from workshop_tracker.workshops.articles.texts.markup import Page, read_markup

LARGEST_FILE_B = 1024 * 1024
LONGEST_TEXT = 100_000  # letters of the words themselves: forty pages
MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|article|main|section|div|p|h[1-3]|br|ul|ol|table)\b[^>]*>", re.IGNORECASE
)
# a title may name a tag: a page begins with one, or closes one
MARKUP_BEGINS_OR_ENDS = re.compile(
    r"\A\s*<|</(?:html|body|article|main|section|div|p|h[1-6]|ul|table)\s*>", re.IGNORECASE
)
PUBLISHED_KEYS = ("published_on", "published", "date", "tanggal", "pubdate", "created")
IMAGE_KEYS = ("image", "cover", "thumbnail", "featured_image", "gambar")
SOURCE_KEYS = ("source", "sumber", "url", "canonical")
END_OF_A_SENTENCE = (".", ",", ";", ":")
# above the title of an official text
LETTERHEAD = re.compile(r"siaran pers|press release|rilis(?: berita)?|berita|no(?:mor)?\b.*", re.IGNORECASE)


class ArticleRefused(ValueError):
    """The file is no article that can be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article: its title, what its head says (as written, empty where it says nothing), its blocks.

    `hashtags` are those that the head lists.
    """

    title: str
    published: str
    image: str
    source: str
    hashtags: tuple[str, ...]
    blocks: tuple[Block, ...]

    @property
    def words(self) -> str:
        """All words of the document, a piece a line: whatever is understood must stand here."""
        head = (self.title, self.published, self.image, self.source, *self.hashtags)
        return "\n".join([*head, *(block.text for block in self.blocks)])


def read_document(content: bytes | str) -> Document:
    """The document of a file or a text. Raises ArticleRefused."""
    text = _clean(decode(content) if isinstance(content, bytes) else content)
    document = (
        _of_markup(read_markup(text))
        if MARKUP.search(text) and MARKUP_BEGINS_OR_ENDS.search(text)
        else _of_marked(text)
    )
    length = len(document.words)
    if not any(letter.isalpha() for letter in document.words):
        raise ArticleRefused(Sentence("Tidak ada teks berita di dalamnya."))
    if length > LONGEST_TEXT:
        raise ArticleRefused(
            Sentence(
                "Beritanya terlalu panjang: %(length)s huruf, paling banyak %(limit)s.",
                length=length,
                limit=LONGEST_TEXT,
            )
        )
    return document


def decode(content: bytes) -> str:
    """The text of a file in UTF-8, with or without its mark, or in the old code page of Windows.

    Raises ArticleRefused for what is no text, and for what is larger than any article.
    """
    if len(content) > LARGEST_FILE_B:
        raise ArticleRefused(Sentence("Berkas lebih besar dari 1 MB: ini bukan teks berita."))
    if b"\0" in content or content.startswith((b"%PDF", b"PK\x03\x04")):
        raise ArticleRefused(
            Sentence("Berkas ini bukan teks. Simpan sebagai .txt, .md, atau .html, atau tempel teksnya.")
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _clean(text: str) -> str:
    """One form for every letter and line end; what no screen shows is dropped."""
    lines = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(mark for mark in lines if mark in "\n\t" or unicodedata.category(mark)[0] != "C")


def _of_marked(text: str) -> Document:
    marked = read_marked(text)
    blocks = blocks_of(marked.lines)
    written = _first(marked.fields, ("title", "judul"))
    return Document(
        title=_one_line(written) or _first_title(blocks),
        published=_one_line(_first(marked.fields, PUBLISHED_KEYS)),
        image=_one_line(_first(marked.fields, IMAGE_KEYS)) or marked.image,
        source=_one_line(_first(marked.fields, SOURCE_KEYS)),
        hashtags=tuple(
            tag for key in ("hashtags", "tags", "tagar") for tag in marked.fields.get(key, "").split() if tag[0] == "#"
        ),
        blocks=blocks,
    )


def _of_markup(page: Page) -> Document:
    blocks = blocks_of(page.shown)
    fields = page.fields
    return Document(
        title=_first(fields, ("title", "page_title")) or _first_title(blocks),
        published=fields.get("published", ""),
        image=_first(fields, ("image", "picture")),
        source=fields.get("url", ""),
        hashtags=(),
        blocks=blocks,
    )


def _first(fields: Mapping[str, str], keys: tuple[str, ...]) -> str:
    return next((fields[key] for key in keys if fields.get(key)), "")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _first_title(blocks: tuple[Block, ...]) -> str:
    """The first heading; without headings the first block, unless it is a sentence or stands behind a label."""
    heading = next((block.text for block in blocks if block.kind == "title"), "")
    first = next((block for block in blocks if not LETTERHEAD.fullmatch(block.text)), Block(""))
    is_title = not first.label and len(first.text) <= LONGEST_TITLE and not first.text.endswith(END_OF_A_SENTENCE)
    return heading or (first.text if is_title and len(blocks) > 1 else "")
