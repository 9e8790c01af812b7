"""Numbers and shares as pictures write them, and words cut to the room that there is."""

from workshop_tracker.presentation import format_number, format_percent
from workshop_tracker.reports.charts.descriptions import Share

BREADTH = 0.52  # of its size, of a letter on average


def percent_in_words(share: Share) -> str:
    """`16,1%`, or that it is unknown."""
    return format_percent(share.part, share.whole) if share.is_known else "tidak diketahui"


def of_whole(share: Share) -> str:
    """`164 dari 1.020 · 16,1%`."""
    if share.whole is None:
        return f"{format_number(share.part)} · jumlah tidak diketahui"
    base = f"{format_number(share.part)} dari {format_number(share.whole)}"
    return f"{base} · {percent_in_words(share)}" if share.is_known else base


def fraction_of(share: Share) -> float:
    """0 to 1; 0 where it is unknown."""
    return share.part / share.whole if share.whole and share.is_known else 0.0


def cut(text: str, size: float, room: float) -> str:
    """The text, or what fits of it with an ellipsis; the table below says it whole."""
    fitting = int(room / (size * BREADTH))
    return text if len(text) <= fitting else f"{text[: max(fitting - 1, 1)].rstrip()}…"
