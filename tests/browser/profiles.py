"""Profiles of the browser that tests lend to each other: a new one takes as much as five pages."""

from dataclasses import dataclass
from typing import Any

from flask import Flask
from playwright.sync_api import Browser, CDPSession, Page

from tests.browser.server import cookies_of
from workshop_tracker.accounts.models import User

PATIENCE_MS = 30_000  # Playwright's own


@dataclass(frozen=True)
class Lent:
    """The window of a profile, the address where it begins, and what it was made with."""

    page: Page
    address: str
    wishes: str


class Profiles:
    """Windows of a browser, each in a profile of its own, by what they were made with."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.free: dict[str, list[Page]] = {}
        self.lent: list[Lent] = []

    def stranger(self, address: str, viewport: dict[str, int], **options: Any) -> Page:
        """A window of somebody whom no cookie knows; options as Playwright's `new_context` has them."""
        options |= {"base_url": address, "viewport": viewport, "locale": "id-ID"}
        wishes = repr(sorted(options.items()))
        free = self.free.setdefault(wishes, [])
        page = free.pop() if free else self.browser.new_context(**options).new_page()
        self.lent.append(Lent(page, address, wishes))
        return page

    def signed_in(self, app: Flask, address: str, user: User, viewport: dict[str, int], **options: Any) -> Page:
        """A window in which `user` is signed in."""
        page = self.stranger(address, viewport, **options)
        page.context.add_cookies(cookies_of(app, address, user))
        return page

    def take_back(self) -> None:
        """Empty what was lent. Whose first window was closed is not lent again: so ends what cannot be emptied."""
        lent, self.lent = self.lent, []
        for each in lent:
            if each.page.is_closed():
                each.page.context.close()
            else:
                empty(each)
                self.free[each.wishes].append(each.page)


def empty(lent: Lent) -> None:
    """As a new profile is: nothing open, nothing known, nothing kept."""
    page, context = lent.page, lent.page.context
    for other in context.pages:
        if other is not page:
            other.close()
    page.unroute_all()
    page.set_default_timeout(PATIENCE_MS)
    context.set_offline(offline=False)
    context.clear_cookies()
    page.goto("about:blank")  # a page that waits for a signal would go on with the next test
    tools = context.new_cdp_session(page)
    forget_files(tools)
    tools.send("Storage.clearDataForOrigin", {"origin": lent.address, "storageTypes": "all"})
    tools.detach()


def forget_files(tools: CDPSession) -> None:
    """Drop what the browser keeps of files, also what the last page left in memory."""
    tools.send("Network.clearBrowserCache")
    for is_off in (True, False):
        tools.send("Network.setCacheDisabled", {"cacheDisabled": is_off})
