"""What decorates a line of a chat: pictures, emphasis, numbers and bullets, who sent it and when. Pure."""

import re
import unicodedata

# ①, ❷: numbers with a ring around them, behind each other in Unicode
CIRCLED = "①-⑳⓪-⓿❶-➓㉑-㉟㊱-㊿"
# who sent it and when stands before a copied message: [20/11 19.03] Bu Contoh: …
SENT = re.compile(r"\A\[[0-9]{1,2}[/.][0-9]{1,2}[^\]\n]{0,24}\]\s*~?\s*[^:\n]{1,60}:\s*")
BULLETS = r"\s*(?:[-–—•‣◦●○▪▫■□◆◇►▶➢➤·>#+]+\s*)?"
NUMBERING = re.compile(
    rf"{BULLETS}(?:\(?[0-9]{{1,3}}(?:\s*[.):\]]+(?![0-9])\s*|\s*[-–—/]+\s*(?=[^\W0-9])|\s+(?=[^\W0-9]))|[{CIRCLED}]+[.)]?\s*)"
)
BULLET = re.compile(r"\s*(?:[-–—•‣◦●○▪▫■□◆◇►▶➢➤·>]+\s+|[•‣◦●○▪▫■□◆◇►▶➢➤·]+)")
EMPHASIS = re.compile(r"(?<![^\W_])[*_~`]+(?=\S)|(?<=\S)[*_~`]+(?![^\W_])|[*~`]+")
PICTURES = frozenset({"So", "Sk"})
OF_PICTURES = frozenset("\ufe0e\ufe0f\u20e3\u200d") | frozenset(map(chr, range(0xE0020, 0xE0080)))


def without_pictures(text: str) -> str:
    """Without emojis and what joins them; each leaves a space, and the joiners of other scripts stay."""
    kept = []
    after_picture = False
    for place, mark in enumerate(text):
        is_keycap = text[place + 1 : place + 3].endswith("\u20e3") or text[place + 1 : place + 2] == "\u20e3"
        is_joiner = mark in OF_PICTURES and (after_picture or mark != "\u200d")
        is_picture = unicodedata.category(mark) in PICTURES and mark not in "^`°"
        after_picture = is_picture or is_joiner or is_keycap
        kept.append("" if is_joiner else " " if is_picture else mark)
    return "".join(kept)


def without_emphasis(text: str) -> str:
    """Without the signs of bold, italic and struck words; an address keeps its own."""
    return " ".join(each if "@" in each else EMPHASIS.sub("", each) for each in re.split(" ", text))
