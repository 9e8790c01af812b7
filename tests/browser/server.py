"""The app served to a real browser: `serving(app)` on a free port, `arrive(...)` as somebody who is signed in."""

import logging
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.browser.chromium import prepare_browser
from tests.clients import sign_in
from workshop_tracker.accounts.models import User
from workshop_tracker.accounts.presence import COOKIE
from workshop_tracker.answers import cookie_name

PHONE, LAPTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}

# Where the next app is served: a profile that is lent again meets it at the address of the one before.
LISTENING: list[socket.socket] = []


class Handler(WSGIRequestHandler):
    """Of a browser that opens a connection and asks for nothing nobody waits long."""

    timeout = 5  # seconds


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """Serve the app in a thread while the block runs; yields its address, `http://127.0.0.1:PORT`."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    listening = LISTENING.pop() if LISTENING else socket.create_server(("127.0.0.1", 0))
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Handler, fd=listening.fileno())
    server.daemon_threads = False  # closing it waits for answers that are under way: the next test has another database
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        LISTENING.append(listening)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser while the block runs; one is enough for a module of tests."""
    found = prepare_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**found.launch_options())
        yield browser
        browser.close()


def arrive(browser: Browser, app: Flask, address: str, user: User, viewport: dict[str, int]) -> BrowserContext:
    """A new browser profile in which `user` is signed in; close it at the end of the test."""
    context = browser.new_context(viewport=viewport, base_url=address, locale="id-ID")
    context.add_cookies(cookies_of(app, address, user))
    return context


def cookies_of(app: Flask, address: str, user: User) -> Any:
    """What the browser of somebody who is signed in knows, as Playwright takes it."""
    name = cookie_name(COOKIE, app.extensions["workshop_tracker_settings"])
    return [{"name": name, "value": sign_in(app.test_client(), user), "url": address}]
