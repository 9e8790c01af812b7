"""How a page looks to whoever opens it: what axe says, what leaves the window, what is too small for a finger."""

from __future__ import annotations

import re
from dataclasses import dataclass

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

from tests.browser.profiles import forget_files
from tests.browser.server import LAPTOP, PHONE

LOOKED_AT_CLOSELY = (PHONE["width"], LAPTOP["width"])
WIDTHS = (PHONE["width"], 320, 800, LAPTOP["width"])  # first the one at which the page was opened
FINGER = 44  # pixels
# Everything that is pressed, as [words, width, height]; a box or circle counts with the label around it, and a link
# inside a running line is excepted (WCAG 2.5.8).
SIZES = """() => [...document.querySelectorAll("a, button, summary, input:not([type=hidden]), select, textarea")]
  .filter(each => each.checkVisibility() && !each.closest(".skip") && getComputedStyle(each).display !== "inline")
  .map(each => (each.matches("[type=radio], [type=checkbox]") && each.closest("label")) || each)
  .map(each => [each.innerText || each.name, each.getBoundingClientRect()])
  .map(([words, box]) => [words, box.width, box.height])"""
# Rules of axe that are broken, each with its first place: what it holds of all that is right stays in the browser.
VIOLATIONS = """() => axe.run(document, {resultTypes: ["violations"]})
  .then(found => found.violations.map(each => [each.id, each.nodes[0].html]))"""
# Contrast takes axe longer than all its other rules, and the rows of a list have the same: of all texts that look alike
# the first and the last are measured. Alike is what stands on the same ground (styles of itself and of all around it,
# attributes, which disable) and has no text, one letter (too little for axe) or more. What looks as it did at the first
# width is not measured again at the next.
TWINS = """() => {
  const STYLES = ["color", "backgroundColor", "backgroundImage", "opacity", "fontSize", "fontWeight", "textShadow",
    "position", "filter", "mixBlendMode"];
  const numbers = (window.numbersOfLooks ??= new Map()), measured = (window.measuredLooks ??= new Set());
  const grounds = new Map(), alike = new Map();
  document.querySelectorAll("[data-twin]").forEach(each => each.removeAttribute("data-twin"));
  const numberOf = key => numbers.get(key) ?? numbers.set(key, numbers.size).get(key);
  for (const each of document.querySelectorAll("*")) {
    const style = getComputedStyle(each);
    const around = [grounds.get(each.parentElement), each.localName, each.getAttributeNames(), each.checkVisibility()];
    grounds.set(each, numberOf([...around, ...STYLES.map(name => style[name])].join("|")));
    const text = [...each.childNodes].map(node => node.nodeType === Node.TEXT_NODE ? node.data.trim() : "").join("");
    const look = [grounds.get(each), Math.min(text.length, 2), Boolean(each.control?.disabled)].join("|");
    alike.set(look, [...(alike.get(look) ?? []), each]);
  }
  for (const [look, all] of alike) {
    (measured.has(look) ? all : all.slice(1, -1)).forEach(each => each.setAttribute("data-twin", ""));
    measured.add(look);
  }
  axe.configure({rules: [{id: "color-contrast", selector: "*:not([data-twin])"}]});
}"""
EXPECTED_COMPLAINT = "Failed to load resource: the server responded with a status of"  # a page that is an error

ADVICE = "[DOM]"


@dataclass(frozen=True)
class Look:
    """What was seen of one page. Everything in a list is a fault; in a new profile `weight_b` is all that travelled."""

    status: int
    language: str
    violations: list[str]
    sideways: list[str]
    too_small: list[tuple[str, float, float]]
    complaints: list[str]
    scripts: list[str]
    weight_b: int


class Window:
    """A window in which one page after another is opened and looked at."""

    def __init__(self, context: BrowserContext) -> None:
        context.add_init_script(AXE_SCRIPT)
        self.page = context.new_page()
        self.tools = context.new_cdp_session(self.page)
        self.complaints: list[str] = []
        self.travelled: list[Request] = []
        self.page.on("console", lambda message: self.complaints.append(_complaint(message)))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("requestfinished", lambda request: self.travelled.extend([request]))

    def look_at(self, path: str, pressing: re.Pattern[str] | None = None) -> Look:
        """Open the page, press the button that leads on, if any, and look at it at every width."""
        page = self.page
        self.complaints.clear()
        self.travelled.clear()
        self.widen_to(PHONE["width"])
        answer = page.goto(path)
        assert answer is not None
        if pressing is not None:
            with page.expect_navigation():
                page.get_by_role("button", name=pressing).first.click()
        sent = [request.sizes() for request in self.travelled]
        open_menus(page)
        too_small = small_targets(page)
        violations, sideways = self.look_at_widths()
        return Look(
            status=answer.status,
            language=page.evaluate("document.documentElement.lang"),
            violations=violations,
            sideways=sideways,
            too_small=too_small,
            complaints=[each for each in self.complaints if each],
            scripts=page.evaluate("[...document.scripts].map(each => each.src || each.innerText)"),
            weight_b=sum(sizes["responseBodySize"] + sizes["responseHeadersSize"] for sizes in sent),
        )

    def look_at_widths(self) -> tuple[list[str], list[str]]:
        """What breaks a rule of axe, and what leaves the window."""
        violations, sideways = [], []
        for width in WIDTHS:
            self.widen_to(width)
            scrolled = self.page.evaluate("document.documentElement.scrollWidth")
            sideways += [f"{scrolled} px at {width}"] if scrolled > width else []
            violations += violations_at(self.page, width) if width in LOOKED_AT_CLOSELY else []
        return violations, sideways

    def widen_to(self, width: int) -> None:
        """Only the page changes its size: Playwright's own way, with the window around it, takes twice as long."""
        size = {"width": width, "height": PHONE["height"], "deviceScaleFactor": 1, "mobile": False}
        self.tools.send("Emulation.setDeviceMetricsOverride", size)

    def forget(self) -> None:
        """Keep no file, so that the next page weighs what it does in a new profile."""
        forget_files(self.tools)


def open_menus(page: Page) -> None:
    """What unfolds is a part of the page; one menu may close another."""
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")


def small_targets(page: Page) -> list[tuple[str, float, float]]:
    return [tuple(size) for size in page.evaluate(SIZES) if min(size[1:]) < FINGER]


def violations_at(page: Page, width: int) -> list[str]:
    """One line for each rule of axe that is broken: width, rule, and the first place."""
    page.evaluate(TWINS)
    return [f"{width} px, {rule}: {place}" for rule, place in page.evaluate(VIOLATIONS)]


def _complaint(message: ConsoleMessage) -> str:
    """What the browser holds against the page; its advice to authors is none."""
    is_the_page_itself = message.location.get("url") == (message.page.url if message.page else "")
    is_expected = message.text.startswith(EXPECTED_COMPLAINT) and is_the_page_itself
    return "" if is_expected or message.text.startswith(ADVICE) else message.text
