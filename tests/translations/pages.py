"""What people read on a page, and what of it is in another language."""

import re
from collections.abc import Iterable
from html.parser import HTMLParser

from tests.access.doors import Doors

READ_ATTRIBUTES = frozenset({"alt", "aria-label", "content", "placeholder", "title"})
NOT_READ = frozenset({"script", "style"})
PLACE = re.compile(r"%\([a-z_]+\)[sd]|%s|%%|\{extensions\}")
SENTENCE_END = (".", "?", "!", ":")


class Page(HTMLParser):
    """The texts of a page, each as it stands between two tags or in an attribute that is read out.

    What says of itself that it is in another language (`lang`), as news of a workshop does, is not ours to translate.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = html
        self.lang = ""
        self.texts: set[str] = set()
        self._inside: list[str] = []
        self._speaks_itself = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._inside.append(tag)
        if tag == "html":
            self.lang = dict(attributes).get("lang") or ""
        elif dict(attributes).get("lang"):
            self._speaks_itself = self._speaks_itself or len(self._inside)
        for name, value in attributes:
            if value and is_read(name):
                self._add(value)

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop() != tag:
            pass
        if len(self._inside) < self._speaks_itself:
            self._speaks_itself = 0

    def handle_data(self, data: str) -> None:
        if not self._speaks_itself and not NOT_READ.intersection(self._inside):
            self._add(data)

    def _add(self, text: str) -> None:
        if tidy := " ".join(text.split()):
            self.texts.add(tidy)


class Reader:
    """Somebody with a browser of one language."""

    def __init__(self, doors: Doors, caller: str, language: str) -> None:
        self.doors = doors
        self.caller = caller
        self.language = language

    def open(self, address: str) -> Page | None:
        return self._ask(address, "GET", {})

    def send(self, address: str, data: dict[str, str], *, follow: bool = False) -> Page | None:
        return self._ask(address, "POST", data, follow=follow)

    def _ask(self, address: str, method: str, data: dict[str, str], *, follow: bool = False) -> Page | None:
        """The page of the answer; None where it is a file or leads elsewhere."""
        self.doors.forget_tries()
        browser = self.doors.browser_of(self.caller)
        browser.set_cookie("language", self.language)
        answer = browser.open(address, method=method, data=data, buffered=True, follow_redirects=follow)
        return (
            Page(answer.text) if answer.mimetype == "text/html" and answer.status_code not in {302, 303, 308} else None
        )


def is_read(attribute: str) -> bool:
    return attribute in READ_ATTRIBUTES or attribute.startswith("data-")


def read_texts(page: Page | None) -> set[str]:
    return page.texts if page else set()


def pattern_of(msgid: str) -> re.Pattern[str]:
    """How a text looks with anything in its places: a sentence anywhere, a few words where they stand alone."""
    words = ".+".join(re.escape(part) for part in PLACE.split(msgid))
    return re.compile(words if msgid.endswith(SENTENCE_END) else f"^{words}$")


def foreign_in(texts: Iterable[str], patterns: Iterable[re.Pattern[str]]) -> set[str]:
    known = list(patterns)
    return {text for text in texts if any(pattern.search(text) for pattern in known)}
