"""Text that a spreadsheet would run as a formula when it opens a .csv."""

import re

# Apostrophes in front count along, so that `unguarded` gives back exactly what was written.
WOULD_RUN = re.compile(r"'*[=+\-@\t\r]")
# In Indonesian settings Excel splits lines at `;` and takes no heed of quotes inside a line, so the rest of a cell may
# become a cell of its own, which a guard before the whole text would not reach.
WOULD_RUN_SPLIT = re.compile(r"""([;\t\r\n]"*)('*[=+\-@])""")
SPLIT_GUARD = re.compile(r"""([;\t\r\n]"*)'('*[=+\-@])""")
GUARD = "'"
# A number in full is shown as a number, nothing is run; with blanks or dashes in it, it would be calculated.
PHONE = re.compile(r"\+62[0-9]{7,13}")


def guarded(text: str) -> str:
    """The text as a .csv may hold it: an apostrophe before whatever would start a formula, not before phones."""
    inside = WOULD_RUN_SPLIT.sub(rf"\1{GUARD}\2", text)
    return GUARD + inside if WOULD_RUN.match(text) and not PHONE.fullmatch(text) else inside


def unguarded(text: str) -> str:
    """The text as it was before `guarded`."""
    inside = text[1:] if text.startswith(GUARD) and WOULD_RUN.match(text) else text
    return SPLIT_GUARD.sub(r"\1\2", inside)
