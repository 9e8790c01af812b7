"""Sending the forms of `acts` as a browser does: what the page shows, with single fields filled in."""

from tests.access.acts import ACTS, Act
from tests.access.doors import Doors, rules_of
from tests.access.world import OWN
from tests.workshops.pages import values_of


def rule_of(doors: Doors, endpoint: str):
    return next(rule for rule in rules_of(doors.app) if rule.endpoint == endpoint)


def place_of(doors: Doors, act: Act):
    """What lies in the own place, with what this form means by the parts of its address."""
    own = doors.world.values[OWN]
    return {part: own.get(meant, meant) for part, meant in act.at.items()}


def form_of(doors: Doors, act: Act, browser):
    """What a browser would send: the fields of the page as they stand, with those filled in that the act fills."""
    shown = {}
    if act.page:
        rule = rule_of(doors, act.page)
        parts = {part: value for part, value in place_of(doors, act).items() if part in rule.arguments}
        page = browser.get(doors.address(rule, OWN, **parts))
        assert page.status_code == 200, act.page
        shown = values_of(page.text)
    return shown | act.fills(doors.world.values[OWN])


def send(doors: Doors, label: str, form, browser):
    endpoint = label.partition(":")[0]
    address = doors.address(rule_of(doors, endpoint), OWN, **place_of(doors, ACTS[label]))
    sent = {"json": form} if ACTS[label].is_json else {"data": form}
    return browser.post(address, **sent)
