"""The code that leads to the verification page: as a QR code to photograph, and as letters to type."""

from workshop_tracker.designs.sheet import Sheet


def code_lines(code: str) -> tuple[str, str]:
    """The 26 characters as two lines of 4-5-4, easy to read out and to compare."""
    first, second = (" ".join(filter(None, (half[:4], half[4:9], half[9:]))) for half in (code[:13], code[13:]))
    return first, second


def draw_qr_code(sheet: Sheet, address: str, x: float, y: float, side: float, colour: str) -> None:
    """The address in a square of `side` mm that opens it; nothing for no address. The quiet margin is the caller's."""
    if address:
        sheet.code(address, x, y, side, colour)
        sheet.link(address, x, y, side)
