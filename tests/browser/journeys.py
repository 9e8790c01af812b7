"""What the journeys do by hand: sign in, press what is written on a button, take a file, read a paper."""

import io
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Locator, Page, expect

from tests.browser.server import LAPTOP, PHONE

VIEWPORTS = pytest.mark.parametrize("viewport", [PHONE, LAPTOP], ids=["phone", "laptop"])
QR_SCALE = 3  # 216 dots per inch: what a cheap scanner sees


@dataclass(frozen=True)
class Download:
    """A file as it arrived: the name that the browser would keep it under, and its bytes."""

    name: str
    content: bytes


def sign_in(page: Page, login: str, password: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("Surel, nomor telepon, atau NIP").fill(login)
    page.get_by_label("Kata sandi").fill(password)
    press(page, "Masuk")
    expect(page).not_to_have_url("/sign-in")


def press(page: Page, words: str) -> None:
    """The button with exactly these words."""
    page.get_by_role("button", name=words, exact=True).click()


def follow(page: Page, words: str) -> None:
    """The first link in the page's own part with exactly these words."""
    page.get_by_role("main").get_by_role("link", name=words, exact=True).first.click()


def told(page: Page, words: str) -> None:
    """The page says so, somewhere in its own part."""
    expect(page.get_by_role("main").get_by_text(words).first).to_be_visible()


def take(page: Page, link: Locator) -> Download:
    with page.expect_download() as waiting:
        link.click()
    download = waiting.value
    return Download(download.suggested_filename, Path(download.path()).read_bytes())


def open_file(page: Page, link: Locator) -> bytes:
    """A file that the browser shows in its own viewer: what its address answers to whoever is signed in here."""
    address = link.get_attribute("href")
    answer = page.context.request.get(str(address))
    assert answer.ok
    return answer.body()


def read_paper(pdf: bytes) -> str:
    """The words of all pages."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def qr_path(pdf: bytes) -> str:
    """Where the QR code of the first page leads, without the host: tests serve on a port of their own."""
    picture = pypdfium2.PdfDocument(io.BytesIO(pdf))[0].render(scale=QR_SCALE).to_pil()
    (code,) = zxingcpp.read_barcodes(picture)
    return urlsplit(code.text).path
