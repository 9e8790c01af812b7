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
# what somebody answers behind the own name: `✅ hadir`, `(siap hadir)`, `❌ izin`; no part of name or school
ANSWER = re.compile(
    r"(?:(?:insya ?all?ah|in ?sya ?all?oh|siap|konfirmasi|akan|bisa|bersedia|dapat|tidak|tdk|belum|blm)[ ]*)?"
    r"(?:hadir|ikut(?: serta)?|datang|bisa)|siap|ok(?:e|ay)?|bersedia|i[zj]in|sakit|absen|alpa|berhalangan",
    re.IGNORECASE,
)
BEFORE_AN_ANSWER = re.compile(r"[-–—/:,|(]")
AROUND_AN_ANSWER = " .!)-–—"
PICTURES = frozenset({"So", "Sk"})
OF_PICTURES = frozenset("\ufe0e\ufe0f\u20e3\u200d") | frozenset(map(chr, range(0xE0020, 0xE0080)))


def without_answer(text: str) -> str:
    """Without `hadir` or `izin` at the end behind a picture, a dash or a bracket; a bare word may be a name."""
    starts = [place for place, mark in enumerate(text) if _is_picture(mark) or BEFORE_AN_ANSWER.match(mark)]
    for place in starts:
        behind = "".join(" " if _is_picture(mark) or mark in OF_PICTURES else mark for mark in text[place + 1 :])
        if place and ANSWER.fullmatch(behind.strip(AROUND_AN_ANSWER)):
            return text[:place].rstrip()
    return text


def _is_picture(mark: str) -> bool:
    return unicodedata.category(mark) in PICTURES and mark not in "^`°"


def without_pictures(text: str) -> str:
    """Without emojis and what joins them; each leaves a space, and the joiners of other scripts stay."""
    kept = []
    after_picture = False
    for place, mark in enumerate(text):
        is_keycap = text[place + 1 : place + 3].endswith("\u20e3") or text[place + 1 : place + 2] == "\u20e3"
        is_joiner = mark in OF_PICTURES and (after_picture or mark != "\u200d")
        is_picture = _is_picture(mark)
        after_picture = is_picture or is_joiner or is_keycap
        kept.append("" if is_joiner else " " if is_picture else mark)
    return "".join(kept)


def without_emphasis(text: str) -> str:
    """Without the signs of bold, italic and struck words; an address keeps its own."""
    return " ".join(each if "@" in each else EMPHASIS.sub("", each) for each in re.split(" ", text))
