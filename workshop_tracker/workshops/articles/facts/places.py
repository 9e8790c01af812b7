"""Where the event was and in which district: only what the text names and the registers know."""

import re
from collections.abc import Iterable, Iterator

from workshop_tracker.intake.dates import MONTH_WORDS, WEEKDAY_WORDS
from workshop_tracker.workshops.articles.facts.evidence import Found
from workshop_tracker.workshops.articles.facts.kinds import EVENT, HELD
from workshop_tracker.workshops.articles.facts.names import NOT_NAMES
from workshop_tracker.workshops.articles.registers import Registers
from workshop_tracker.workshops.articles.texts.document import Document
from workshop_tracker.workshops.articles.texts.sentences import sentences_of

PART = r"(?:[^\W\d_a-z][\w'’`.-]*|[0-9]{1,4})"
ROOM = r"(?:[Aa]ula|[Gg]edung|[Rr]uang|[Ll]aboratorium|[Hh]otel|[Kk]ampus)"
PLACE = re.compile(rf"\bdi\s+(?P<place>{ROOM}?\s*{PART}(?:\s+{PART})*)")
IT_TOOK_PLACE = re.compile(
    r"\b(?:bertempat|berlangsung|digelar|dilaksanakan|diselenggarakan|diadakan|dihelat)\b[^;]{0,60}$"
)
MORE = re.compile(rf",\s*(?P<part>{PART}(?:\s+{PART})*)")
BEGINS_A_PLACE = re.compile(
    r"(?:Kabupaten|Kab\.|Kota|Kecamatan|Kec\.|Desa|Kelurahan|Jalan|Jl\.|Provinsi|SD|SMP|SMA|SMK|SLB|TK)\b"
)
ROOMS = frozenset({"aula", "gedung", "ruang", "hotel", "laboratorium", "kampus"})
TOWN = r"[^\W\d_a-z][^\W\d_]*(?:\s+[^\W\d_a-z][^\W\d_]*){0,3}"
DISTRICT = re.compile(rf"\b(?P<kind>Kabupaten|Kab\.?|Kota)\s+(?P<name>{TOWN})")
DATELINE_PLACE = re.compile(r"^(?P<place>[^\W\d_][\w .]{2,40}?)\s*[,(–—-]")
KINDS = {"kabupaten": "Kabupaten", "kab": "Kabupaten", "kota": "Kota"}
FIRST_BLOCKS = 4  # among them stands the dateline


def place_of(document: Document, registers: Registers) -> Found[str] | None:
    """The place of the event: behind its label, else behind `di` in a sentence of the event."""
    labelled = next((block.text for block in document.blocks if block.label == "place"), None)
    return Found(labelled, labelled) if labelled else _place_in_prose(document, registers)


def event_sentences(document: Document) -> Iterator[str]:
    """The sentences that speak of the event."""
    for block in document.blocks:
        if block.kind != "caption" and block.label in ("", "event"):
            yield from (
                text
                for text in sentences_of(block.text)
                if EVENT.search(text) or HELD.search(text) or "bertempat" in text
            )


def _place_in_prose(document: Document, registers: Registers) -> Found[str] | None:
    """The one behind `bertempat di` or `digelar di`, else behind the first `di`; none where two are told."""
    found = [place for sentence in event_sentences(document) for place in _places(sentence, registers)]
    told = [place for place, is_told in found if is_told]
    if any(place not in told[0] and told[0] not in place for place in told):
        return None
    best = next(iter([*told, *(place for place, _ in found)]), None)
    return Found(best, best) if best else None


def _places(sentence: str, registers: Registers) -> Iterator[tuple[str, bool]]:
    for match in PLACE.finditer(sentence):
        end = _end_of_place(sentence, match.start("place"), match.end("place"), registers)
        place = sentence[match.start("place") : end].rstrip(" .,")
        if place and place.split()[0].casefold() not in NOT_NAMES - ROOMS:
            yield place, IT_TOOK_PLACE.search(sentence[: match.start()]) is not None


def _end_of_place(sentence: str, start: int, end: int, registers: Registers) -> int:
    """A weekday or a month ends it; parts behind a comma belong to it only if they are known or say what they are."""
    for word in re.finditer(r"\S+", sentence[start:end]):
        if word[0].strip(".,").casefold() in {*WEEKDAY_WORDS, *MONTH_WORDS}:
            return start + word.start()
    while more := MORE.match(sentence, end):
        if not registers.is_place(more["part"].rstrip(".")) and not BEGINS_A_PLACE.match(more["part"]):
            break
        end = more.end()
    return end


def district_of(document: Document, place: Found[str] | None, registers: Registers) -> Found[str] | None:
    """The code of the event's district: behind its label, in the place, else the only one that the text names."""
    labelled = [block.text for block in document.blocks if block.label == "district"]
    for text in [*labelled, *([place.source] if place else [])]:
        found = districts_named(text, registers) or _bare_districts(text, registers)
        if found:
            return _only(found)
    everywhere = [found for block in document.blocks for found in districts_named(block.text, registers)]
    datelines = [found for block in document.blocks[:FIRST_BLOCKS] for found in _of_dateline(block.text, registers)]
    return _only(everywhere or datelines)


def _only(found: Iterable[Found[str]]) -> Found[str] | None:
    """The one district of all these; none where they are several."""
    by_code = {each.value: each for each in reversed(list(found))}
    return next(iter(by_code.values())) if len(by_code) == 1 else None


def districts_named(text: str, registers: Registers) -> list[Found[str]]:
    """Districts with their kind, by code: `Kab. Banyumas`, `Kota Pekalongan`."""
    found = []
    for match in DISTRICT.finditer(text):
        words = match["name"].split()
        kind = KINDS[match["kind"].casefold().rstrip(".")]
        for length in range(len(words), 0, -1):
            code = registers.codes_of_districts.get(f"{kind} {' '.join(words[:length])}".casefold())
            if code:
                found.append(Found(code, " ".join([match["kind"], *words[:length]])))
                break
    return found


def _bare_districts(text: str, registers: Registers) -> list[Found[str]]:
    """`Jatilawang, Banyumas`: the last part that names a district or a subdistrict and can mean but one district."""
    for part in reversed(re.split(r"\s*[,()]\s*", text)):
        name = part.strip(" .").casefold()
        for tried in (name, name.rpartition(" ")[2]):
            codes = registers.districts_named.get(tried) or registers.subdistrict_names.get(tried) or frozenset()
            if len(codes) == 1:
                return [Found(next(iter(codes)), text)]
    return []


def _of_dateline(text: str, registers: Registers) -> list[Found[str]]:
    """`BANYUMAS – …` or `Purwokerto, 12 Juli 2025 – …` at the beginning."""
    line = DATELINE_PLACE.match(text)
    return _bare_districts(line["place"], registers) if line else []
