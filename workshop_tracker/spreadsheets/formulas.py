"""Text that a spreadsheet would run as a formula when it opens a .csv."""

import re

# Apostrophes in front count along, so that `unguarded` gives back exactly what was written.
WOULD_RUN = re.compile(r"'*[=+\-@\t\r]")
GUARD = "'"
# A number in full is shown as a number, nothing is run; with blanks or dashes in it, it would be calculated.
PHONE = re.compile(r"\+62[0-9]{7,13}")


def guarded(text: str) -> str:
    """The text as a .csv may hold it: an apostrophe before whatever would start a formula, phones left as they are."""
    return GUARD + text if WOULD_RUN.match(text) and not PHONE.fullmatch(text) else text


def unguarded(text: str) -> str:
    """The text as it was before `guarded`."""
    return text[1:] if text.startswith(GUARD) and WOULD_RUN.match(text) else text
