"""Every link and every form that a page shows opens for whoever reads it: each caller walks through all of them."""

from collections import Counter, deque
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from werkzeug.exceptions import HTTPException

from tests.access.doors import LET_IN, Doors, nothing_kept
from tests.access.table import CALLERS
from tests.access.world import HATS, make_world
from workshop_tracker.database import make_engine

START = "/"
MADE = "what a form made"  # and what was not kept: where the form leads to is not there
OF_ONE_KIND = 2  # addresses of one endpoint that are opened: the rest of a list is like its first rows
LEADING = {"a": "href", "img": "src", "iframe": "src", "link": "href", "script": "src"}


@pytest.fixture(scope="module")
def doors(databases):
    engine = make_engine(databases.make_database_url())
    yield Doors(make_world(engine))
    engine.dispose()


class Ways(HTMLParser):
    """Where a page leads: addresses to open, addresses to which its forms are sent."""

    def __init__(self, address: str, page: str) -> None:
        super().__init__()
        self.address, self.links, self.forms = address, [], []
        self.sent_by = self.links  # where the addresses of the form around a button belong
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag == "form":
            self.sent_by = self.forms if values.get("method") == "post" else self.links
            self.sent_by.append(self.own(values.get("action") or ""))
        elif values.get(LEADING.get(tag, "")):
            self.links.append(self.own(values[LEADING[tag]]))
        if values.get("formaction"):
            self.sent_by.append(self.own(values["formaction"]))

    def own(self, written):
        """The address on this site, without its fragment; empty for another site's."""
        found = urlsplit(urljoin(f"http://localhost{self.address}", written))
        path = f"{found.path}?{found.query}" if found.query else found.path
        return path if found.netloc == "localhost" and found.scheme == "http" else ""


class Walk:
    """One caller who opens whatever is shown, and sends every form empty; nothing of it is kept."""

    def __init__(self, doors, caller, *starts):
        self.doors, self.caller = doors, caller
        self.seen, self.kinds, self.closed = set(), Counter(), {}
        self.waiting = deque(("GET", start, "") for start in starts)

    def all_the_way(self):
        while self.waiting:
            self.knock(*self.waiting.popleft())
        return self.closed

    def knock(self, method, address, shown_on):
        endpoint = self.endpoint_of(method, address)
        if (method, address) in self.seen or self.kinds[method, endpoint] >= OF_ONE_KIND:
            return
        self.seen.add((method, address))
        self.kinds[method, endpoint] += 1
        answer = self.doors.browser_of(self.caller).open(address, method=method, buffered=True)
        if shown_on == MADE and answer.status_code == 404:
            return
        if answer.status_code not in LET_IN:
            self.closed[method, address] = (answer.status_code, shown_on)
        elif answer.status_code == 303:
            self.waiting.append(("GET", Ways(address, "").own(answer.location), MADE if method == "POST" else address))
        elif answer.mimetype == "text/html" and method == "GET":
            self.look_around(address, answer.text)

    def look_around(self, address, page):
        ways = Ways(address, page)
        self.waiting.extend(("GET", link, address) for link in ways.links if link)
        self.waiting.extend(("POST", form, address) for form in ways.forms if form)

    def endpoint_of(self, method, address):
        """The endpoint, or the address itself where there is none."""
        try:
            return self.doors.app.url_map.bind("localhost").match(urlsplit(address).path, method=method)[0]
        except HTTPException:
            return address


@pytest.mark.parametrize("caller", [*CALLERS, *HATS])
def test_whatever_a_page_shows_opens_for_its_reader(doors, caller):
    doors.forget_tries()
    programmes = [f"/programmes/{place['programme']}" for place in doors.world.values.values()]
    starts = [START, "/programmes", *programmes] if caller in HATS else [START]
    walk = Walk(doors, caller, *starts)

    with nothing_kept():
        closed = walk.all_the_way()

    assert closed == {}
    assert len(walk.seen) >= 8, "the walk came nowhere"
