"""Dates as news write them: the day of publication, and the days on which the event was held."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workshop_tracker.intake.dates import FIRST_YEAR, LAST_YEAR, MONTH_WORDS, WEEKDAY_WORDS
from workshop_tracker.workshops.articles.facts.evidence import Found
from workshop_tracker.workshops.articles.facts.kinds import EVENT
from workshop_tracker.workshops.articles.texts.document import Document
from workshop_tracker.workshops.articles.texts.lines import Block
from workshop_tracker.workshops.articles.texts.sentences import sentences_of

WIB = dt.timezone(dt.timedelta(hours=7))
AND = r"(?:,\s*dan|,|dan|&|-|–|—|s\.?\s?d\.?|s/d|sampai(?:\s+dengan)?|hingga)"
MONTH = "(?:" + "|".join(sorted(MONTH_WORDS, key=len, reverse=True)) + r")\b\.?"
WEEKDAY = "(?:" + "|".join(sorted(WEEKDAY_WORDS, key=len, reverse=True)) + ")"
BEFORE = rf"(?:(?P<weekday>{WEEKDAY})(?:\s*{AND}\s*{WEEKDAY})*\s*,?\s*\(?\s*(?:tanggal\s+)?)?"
DAYS = rf"(?P<days>[0-9]{{1,2}}(?:\s*{AND}\s*[0-9]{{1,2}})*)"
FORMS = tuple(
    re.compile(rf"(?<![\w/.]){BEFORE}{form}(?![\w/])\)?", re.IGNORECASE)
    for form in (
        rf"(?P<from>[0-9]{{1,2}})\s+(?P<from_month>{MONTH})(?:\s+(?P<from_year>[0-9]{{4}}))?\s*{AND}\s*"
        rf"(?:{WEEKDAY},?\s+)?(?P<days>[0-9]{{1,2}})\s+(?P<month>{MONTH})\s+(?P<year>[0-9]{{4}})",
        rf"{DAYS}\s+(?P<month>{MONTH})\s+(?P<year>[0-9]{{4}})",
        rf"{DAYS}\s?[/.-]\s?(?P<month>[0-9]{{1,2}})\s?[/.-]\s?(?P<year>[0-9]{{4}})",
        r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<days>[0-9]{2})",
    )
)
WITHOUT_YEAR = re.compile(
    rf"(?P<weekday>{WEEKDAY})\s*,?\s*\(?\s*(?P<days>[0-9]{{1,2}})\s?(?:/\s?(?P<month>[0-9]{{1,2}})|\s(?P<name>{MONTH}))"
    r"(?![\w/])(?!\s+[0-9]{4})\)?",
    re.IGNORECASE,
)
NUMBER = re.compile("[0-9]+")
STAMP = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
CLOCK = re.compile(r"\b[0-9]{1,2}[.:][0-9]{2}\b|\b(?:WIB|WITA|WIT)\b|diperbarui|terbit|dibuat", re.IGNORECASE)
WORDS = re.compile(r"[^\W\d_]{2,}")
DATELINE = re.compile(r"^[^.!?]{2,60}?[–—-]{1,2}\s")
FIRST_BLOCKS = 6  # among them stands the line that says when it was published
NOT_THE_EVENT = re.compile(
    r"pendaftaran|mendaftar|paling lambat|batas akhir|surat edaran|keputusan|peraturan|undang-undang|nomor\b|lahir"
    r"|wafat|diterbitkan|dimuat|diunggah|sejak|berlaku|ditulis|dikumpulkan|tenggat|foto|dok\.",
    re.IGNORECASE,
)
ANOTHER_EVENT = re.compile(
    r"sebelumnya|tahun lalu|selanjutnya|lanjutan|mendatang|berikutnya|menyusul|akan datang|serupa", re.IGNORECASE
)
HOLDING = re.compile(
    r"\b(?:di)?(?:gelar|langsungkan|laksanakan|selenggarakan|adakan|buka|ikuti|helat)\b|\b(?:meng|men|me)\w*(?:gelar"
    r"|laksanakan|selenggarakan|adakan|ikuti|hadiri|hadirkan)\b|\b(?:berlangsung|bertempat|acara|kegiatan|hadir|membuka"
    r"|pembukaan|hari (?:pertama|kedua|ketiga|terakhir)|pukul)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day; `is_sure` unless the year was taken from elsewhere or the weekday contradicts."""

    first: dt.date
    last: dt.date
    is_sure: bool = True


def dates_in(text: str, published: dt.date | None = None) -> list[Found[Days]]:
    """Every date or run of dates of a text in its order; one without a year only where its weekday settles it."""
    found: dict[int, tuple[int, Found[Days]]] = {}
    for form in FORMS:
        for match in form.finditer(text):
            days = _days(match)
            if days is not None and not any(start <= match.start("days") < end for start, (end, _) in found.items()):
                found[match.start()] = (match.end(), Found(days, match[0].strip()))
    for match in WITHOUT_YEAR.finditer(text):
        days = _days_of_year(match, published)
        if days is not None and not any(start <= match.start("days") < end for start, (end, _) in found.items()):
            found[match.start()] = (match.end(), Found(days, match[0].strip()))
    return [each for _, (_, each) in sorted(found.items())]


def _days(match: re.Match[str]) -> Days | None:
    given = match.groupdict()
    numbers = NUMBER.findall(given["days"])
    first_month, first_year = given.get("from_month") or given["month"], given.get("from_year") or given["year"]
    first = _day(first_year, first_month, given.get("from") or numbers[0])
    last = _day(given["year"], given["month"], numbers[-1])
    if first is None or last is None or last < first:
        return None
    return Days(first, last, is_sure=_agrees(given["weekday"], first))


def _days_of_year(match: re.Match[str], published: dt.date | None) -> Days | None:
    """The nearest year in which that day is that weekday; it says itself that it was reckoned."""
    if published is None:
        return None
    for year in (published.year, published.year - 1, published.year + 1):
        day = _day(str(year), match["month"] or match["name"], match["days"])
        if day is not None and _agrees(match["weekday"], day):
            return Days(day, day, is_sure=False)
    return None


def _agrees(weekday: str | None, day: dt.date) -> bool:
    return weekday is None or WEEKDAY_WORDS[weekday.casefold()] == day.weekday()


def _day(year: str, month: str, day: str) -> dt.date | None:
    number = MONTH_WORDS.get(month.casefold().rstrip(".")) or (int(month) if NUMBER.fullmatch(month) else 0)
    try:
        found = dt.date(int(year), number, int(day))
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def published_on(document: Document) -> Found[dt.date] | None:
    """The day of publication in western Indonesia: as the head says, else a line of its own, else the dateline."""
    head = _stamped(document.published) or next(iter(dates_in(document.published)), None)
    if head is not None:
        return Found(head.value.first, head.source)
    labelled = [found for block in document.blocks if block.label == "published" for found in dates_in(block.text)]
    for found in [*labelled, *_dates_of_first_lines(document.blocks[:FIRST_BLOCKS])]:
        return Found(found.value.first, found.source)
    return None


def _stamped(written: str) -> Found[Days] | None:
    stamp = STAMP.match(written)
    if stamp is None:
        return None
    try:
        moment = dt.datetime.fromisoformat(stamp[0])
    except ValueError:
        return None
    day = (moment.astimezone(WIB) if moment.tzinfo else moment).date()
    return Found(Days(day, day), stamp[0])


def _dates_of_first_lines(blocks: Iterable[Block]) -> Iterator[Found[Days]]:
    for block in blocks:
        found = dates_in(block.text)
        if not found or block.label or block.kind == "caption":
            continue
        if is_dateline(block.text, found[0].source) or _is_stamp_line(block, found[0].source):
            yield found[0]


def is_dateline(text: str, source: str) -> bool:
    """`Purwokerto, 12 Juli 2025 – …`: place and day before the first sentence."""
    line = DATELINE.match(text)
    return line is not None and source in line[0] and EVENT.search(line[0]) is None


def _is_stamp_line(block: Block, source: str) -> bool:
    """A line of date and clock and hardly anything else, without `pukul`, which tells when an event begins."""
    rest = CLOCK.sub("", block.text.replace(source, ""))
    return block.kind == "prose" and "pukul" not in block.text.casefold() and len(WORDS.findall(rest)) <= 1


def held_on(document: Document, published: Found[dt.date] | None) -> Found[Days] | None:
    """The days of the event where the text says them and says but one; `kemarin` says none."""
    day = published.value if published else None
    labelled = [found for block in document.blocks if block.label == "days" for found in dates_in(block.text, day)]
    if labelled:
        return _one_event(labelled)
    candidates = list(_candidates(document, day))
    of_this = [found for found, is_other in candidates if not is_other]
    return _one_event(of_this or [found for found, _ in candidates])


def _candidates(document: Document, published: dt.date | None) -> Iterator[tuple[Found[Days], bool]]:
    """Dates that stand with the event, each with whether the sentence speaks of another one."""
    for block in document.blocks:
        if block.kind == "caption" or block.label not in ("", "event"):
            continue
        for sentence in sentences_of(block.text):
            if not HOLDING.search(sentence):
                continue
            for found in dates_in(sentence, published):
                before = sentence[: sentence.index(found.source)][-60:]
                if not is_dateline(sentence, found.source) and not NOT_THE_EVENT.search(before):
                    yield found, ANOTHER_EVENT.search(sentence) is not None


def _one_event(candidates: Sequence[Found[Days]]) -> Found[Days] | None:
    """The run of days that the candidates make together; none where they lie apart: two events, or a slip."""
    if not candidates:
        return None
    in_order = sorted(candidates, key=lambda found: (found.value.first, found.value.last))
    last = in_order[0].value.last
    for found in in_order:
        if found.value.first > last + dt.timedelta(days=1):
            return None
        last = max(last, found.value.last)
    widest = next(
        (found for found in candidates if (found.value.first, found.value.last) == (in_order[0].value.first, last)),
        None,
    )
    if widest is not None:
        return widest
    return Found(
        Days(in_order[0].value.first, last, all(found.value.is_sure for found in candidates)), in_order[0].source
    )
