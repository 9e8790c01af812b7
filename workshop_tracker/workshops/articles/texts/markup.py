"""HTML as lines, by the parser of the standard library: nothing is fetched, nothing is run, junk is left out."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from workshop_tracker.workshops.articles.texts.lines import Line, LineKind

Attributes = list[tuple[str, str | None]]
NEVER_SHOWN = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object", "select", "button"})
AROUND_AN_ARTICLE = frozenset({"nav", "aside", "footer", "form"})
JUNK = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|sidebar|related|terkait|populer|comments?|komentar|share|berbagi|footer"
    r"|cookie|iklan|ads?|advert\w*|widget|newsletter|baca-juga)(?:$|[\s_-])",
    re.IGNORECASE,
)
BREAKING = frozenset(
    {
        *(
            "address",
            "article",
            "blockquote",
            "body",
            "br",
            "dd",
            "div",
            "dl",
            "dt",
            "figcaption",
            "figure",
            "header",
            "hr",
        ),
        *(
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "li",
            "main",
            "ol",
            "p",
            "section",
            "table",
            "td",
            "th",
            "title",
            "tr",
            "ul",
        ),
    }
)
TITLES = frozenset({"title", "h1", "h2", "h3", "h4", "h5", "h6"})
KINDS: dict[str, LineKind] = {"li": "item", "figcaption": "caption", **dict.fromkeys(TITLES, "title")}
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
PUBLISHED = frozenset(
    {"article:published_time", "datepublished", "date", "pubdate", "dc.date", "dc.date.issued", "publishdate"}
)
SITE_BEHIND_TITLE = re.compile(r"\s+[-–—|·»]\s+[^-–—|·»]+$")


@dataclass
class Page:
    """What an HTML page says: its head by name, its lines, and the lines of its article where it marks one."""

    fields: dict[str, str] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    of_article: list[Line] = field(default_factory=list)

    @property
    def shown(self) -> list[Line]:
        return self.of_article if any(line.text for line in self.of_article) else self.lines


def read_markup(text: str) -> Page:
    """The page without its menus and forms; the whole page where nothing else is left."""
    page = _parsed(text, leaves_out_junk=True)
    return page if any(line.text for line in page.shown) else _parsed(text, leaves_out_junk=False)


def _parsed(text: str, *, leaves_out_junk: bool) -> Page:
    parser = _Parser(leaves_out_junk=leaves_out_junk)
    parser.feed(text)
    parser.close()
    parser.end_line()
    return parser.page


class _Parser(HTMLParser):
    def __init__(self, *, leaves_out_junk: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._leaves_out_junk = leaves_out_junk
        self._words: list[str] = []
        self._open: list[str] = []
        self._left_out_at: int | None = None  # how many elements were open around the one that is left out
        self._label = ""

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in BREAKING:
            self.end_line()
        self._read_head(tag, values)
        if tag in VOID:
            return
        if self._left_out_at is None and self._is_left_out(tag, values):
            self._left_out_at = len(self._open)
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in BREAKING:
            self.end_line()
        if tag not in self._open:
            return
        while self._open.pop() != tag:  # elements that nobody closed end with the one around them
            pass
        if self._left_out_at is not None and len(self._open) <= self._left_out_at:
            self._left_out_at = None

    def handle_data(self, data: str) -> None:
        if self._left_out_at is None:
            self._words.append(data)

    def end_line(self) -> None:
        """Put the words so far into a line; a definition list's term is the label of what it defines."""
        text = " ".join("".join(self._words).split())
        self._words.clear()
        if not text:
            return
        if "dt" in self._open:
            self._label = text.rstrip(" :")
            return
        if "dd" in self._open and self._label:
            text = f"{self._label}: {text}"
        kind: LineKind = next((KINDS[tag] for tag in reversed(self._open) if tag in KINDS), "prose")
        if "title" in self._open:
            self.page.fields.setdefault("page_title", SITE_BEHIND_TITLE.sub("", text))
            return
        lines = (Line("- " + text) if kind == "item" else Line(text, kind), Line(""))
        self.page.lines += lines
        if "article" in self._open or "main" in self._open:
            self.page.of_article += lines
        if "h1" in self._open:
            self.page.fields.setdefault("title", text)

    def _is_left_out(self, tag: str, values: dict[str, str]) -> bool:
        if tag in NEVER_SHOWN:
            return True
        if not self._leaves_out_junk or tag in ("html", "body", "article", "main"):
            return False
        if tag == "header":  # of the site, not of the article
            return not {"article", "main"} & set(self._open)
        return tag in AROUND_AN_ARTICLE or bool(JUNK.search(f"{values.get('class', '')} {values.get('id', '')}"))

    def _read_head(self, tag: str, values: dict[str, str]) -> None:
        found = self.page.fields
        if tag == "meta":
            name = (values.get("property") or values.get("name") or values.get("itemprop") or "").casefold()
            content = " ".join(values.get("content", "").split())
            wanted = "published" if name in PUBLISHED else {"og:image": "image", "og:url": "url"}.get(name, "")
            if wanted and content:
                found.setdefault(wanted, content)
        elif tag == "time" and values.get("datetime") and self._left_out_at is None:
            found.setdefault("published", values["datetime"])
        elif tag == "link" and values.get("rel") == "canonical" and values.get("href"):
            found.setdefault("url", values["href"])
        elif tag == "img" and self._left_out_at is None and not values.get("src", "data:").startswith("data:"):
            found.setdefault("picture", values["src"])
