"""People's names in a sentence: what titles, degrees or a salutation show to be a person, and what only may be one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workshop_tracker.people.names import NameParts, split_name
from workshop_tracker.people.titles import KNOWN, title_key
from workshop_tracker.presentation import parse_roman, tidy_text
from workshop_tracker.workshops.articles.registers import Registers

LONGEST_NAME = 120


def _spelt(form: str) -> str:
    """A degree's form as it may be written: with and without dots and spaces."""
    return r"\.?\s?".join(re.escape(part) for part in form.strip(".").split("."))


DEGREE = (
    "(?i:" + "|".join(sorted({_spelt(f) for fs in KNOWN.after.values() for f in fs}, key=len, reverse=True)) + r")\b\.?"
)
WORD = r"(?:[^\W\d_a-z][\w'’`´‘-]*\.?|bin|binti)"
BETWEEN = r"(?:\s*[.,]\s*|\s+|(?<=\.))"
# one run of capitalised words, a small one before a dotted degree (`Agus susilo.S.Pd`), then degrees
RUN = re.compile(
    rf"(?<![\w.'’-]){WORD}(?:(?:\s+|(?<=\.)){WORD}){{0,9}}(?:\s+[a-z][\w'’]+(?=\s?[.,]\s?{DEGREE}))?(?P<degrees>(?:{BETWEEN}{DEGREE})*)"
)
FIRST_DEGREE = re.compile(rf"(?P<between>{BETWEEN})(?P<degree>{DEGREE})")
TOKEN = re.compile(r"[^\s,]+")
SALUTATION_BEFORE = re.compile(r"\b(?:ibu|bapak|bu|pak|saudara|saudari|kak|mas|mbak|ustaz|ustadz)\s+$", re.IGNORECASE)
SALUTATIONS = KNOWN.salutations | {"kak", "ustaz", "ustadz"}
# of posts and bodies: what follows the last of them may be a name
BODIES = frozenset(
    {
        *(
            "plt",
            "plh",
            "pj",
            "pjs",
            "kepala",
            "ketua",
            "sekretaris",
            "wakil",
            "koordinator",
            "pengawas",
            "kabid",
            "kasi",
        ),
        *(
            "kasubag",
            "bupati",
            "wali",
            "walikota",
            "gubernur",
            "direktur",
            "rektor",
            "dekan",
            "camat",
            "pembina",
            "dinas",
        ),
        *(
            "pendidikan",
            "kebudayaan",
            "kepemudaan",
            "olahraga",
            "cabang",
            "cabdin",
            "wilayah",
            "bidang",
            "seksi",
            "bagian",
        ),
        *("tenaga", "kependidikan", "pembinaan", "ketenagaan", "sekolah", "kantor", "kementerian", "agama", "kemenag"),
        *(
            "provinsi",
            "kabupaten",
            "kota",
            "kecamatan",
            "kab",
            "kec",
            "jawa",
            "tengah",
            "gtk",
            "ptk",
            "mgmp",
            "mkks",
            "kkg",
        ),
        *(
            "sd",
            "smp",
            "sma",
            "smk",
            "slb",
            "tk",
            "paud",
            "mi",
            "mts",
            "man",
            "mtsn",
            "min",
            "sdn",
            "smpn",
            "sman",
            "smkn",
        ),
        *("guru", "yayasan", "universitas", "institut", "komite", "kurikulum", "kesiswaan", "humas", "sarpras", "lpmp"),
        *("bbgtk", "bpmp", "balai", "besar", "negeri", "swasta", "dasar", "menengah", "pertama", "atas", "kejuruan"),
    }
)
# capitalised in news without being anybody's name
NOT_NAMES = frozenset(
    {
        *(
            "senin",
            "selasa",
            "rabu",
            "kamis",
            "jumat",
            "sabtu",
            "minggu",
            "ahad",
            "januari",
            "februari",
            "maret",
            "april",
        ),
        *("mei", "juni", "juli", "agustus", "september", "oktober", "november", "desember", "wib", "wita", "wit"),
        *("workshop", "lokakarya", "bimtek", "pelatihan", "diklat", "seminar", "webinar", "iht", "kegiatan", "acara"),
        *("narasumber", "pemateri", "pembicara", "moderator", "peserta", "panitia", "penyelenggara", "fasilitator"),
        *("pembelajaran", "pendekatan", "mendalam", "merdeka", "program", "kebijakan", "deep", "learning", "growth"),
        *("mindset", "aula", "gedung", "hotel", "ruang", "laboratorium", "kampus", "jalan", "indonesia", "nusantara"),
        *("dalam", "pada", "sementara", "menurut", "selain", "hadir", "turut", "ia", "beliau", "dia", "para", "semua"),
        *("kami", "kita", "mereka", "adapun", "setelah", "sebelum", "sebagai", "selaku", "dengan", "untuk", "melalui"),
        *(
            "tema",
            "materi",
            "sesi",
            "hari",
            "tanggal",
            "tempat",
            "waktu",
            "salam",
            "terima",
            "kasih",
            "bersama",
            "oleh",
        ),
        *(
            "surat",
            "tim",
            "seluruh",
            "setiap",
            "bahwa",
            "hal",
            "ini",
            "itu",
            "dari",
            "di",
            "ke",
            "dan",
            "serta",
            "juga",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named in a sentence, from `start` to `end`; `is_sure` where titles or a salutation show a person."""

    start: int
    end: int
    written: str
    parts: NameParts
    is_sure: bool


def mentions_in(sentence: str, registers: Registers) -> list[Mention]:
    """Every name of a sentence in its order, sure and unsure ones; places, posts and words of the field are none."""
    return list(_mentions(sentence, registers))


def _mentions(sentence: str, registers: Registers) -> Iterator[Mention]:
    for run in RUN.finditer(sentence):
        end = run.end() if _has_degrees(run["degrees"]) else run.start("degrees")
        text = sentence[run.start() : end]
        first, is_saluted = _where_the_name_begins(text, registers)
        if first is None or end - run.start() - first > LONGEST_NAME:
            continue
        written = _bare_end(text[first:], has_degrees=end == run.end() > run.start("degrees"))
        split = split_name(written)
        parts = split.parts if split.certainty == "certain" else NameParts("", tidy_text(written), "")
        start = run.start() + first
        is_saluted = is_saluted or SALUTATION_BEFORE.search(sentence[:start]) is not None
        if parts.name and _is_a_name(parts.name, registers, is_saluted=is_saluted):
            is_sure = is_saluted or bool(parts.title_before or parts.title_after) or end > run.start("degrees")
            yield Mention(start, start + len(written), written, parts, is_sure)


def _bare_end(text: str, *, has_degrees: bool) -> str:
    """Without the dot of a sentence; that of a degree or an initial stays."""
    last = text.rpartition(" ")[2].rstrip(".")
    return text if has_degrees or len(last) == 1 else text.rstrip(".")


def _has_degrees(written: str) -> bool:
    """`, S.Pd.` and ` SPd` are degrees, ` Ma` and ` Se` may be anything: dots, mixed case or a comma decide."""
    first = FIRST_DEGREE.match(written)
    if first is None:
        return False
    degree = first["degree"].strip()
    is_mixed = not degree.isupper() and not degree.islower() and not degree.istitle()
    return "." in degree[:-1] or is_mixed or ("," in first["between"] and not degree.islower())


def _where_the_name_begins(text: str, registers: Registers) -> tuple[int | None, bool]:
    """Where, and whether behind a salutation: behind the last word of a post, or with the first title."""
    first: int | None = 0
    is_saluted = is_of_body = False
    for token in TOKEN.finditer(text):
        word = token[0].strip(".").casefold()
        if title_key(word) in SALUTATIONS:
            first, is_saluted, is_of_body = _next(text, token), True, False
        elif first == token.start() and title_key(word) in KNOWN.before and token[0].endswith("."):
            break
        elif title_key(word) in KNOWN.before and token[0].endswith(".") and len(word) > 1:
            return token.start(), is_saluted
        elif word in BODIES or word in NOT_NAMES or parse_roman(word) or (is_of_body and word in registers.place_words):
            if is_saluted and first is not None and token.start() > first:
                break  # `Ibu Tuti Kota…`: a name has begun
            first, is_of_body = _next(text, token), is_of_body or word in BODIES
    return (first if first is not None and first < len(text) else None), is_saluted


def _next(text: str, token: re.Match[str]) -> int | None:
    following = TOKEN.search(text, token.end())
    return following.start() if following else None


def _is_a_name(name: str, registers: Registers, *, is_saluted: bool) -> bool:
    words = [word.strip(".").casefold() for word in name.split()]
    if any(word in NOT_NAMES or word in BODIES for word in words):
        return False
    return is_saluted or not registers.is_place(name)
