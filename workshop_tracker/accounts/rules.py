"""Accounts, decided on values: which grants hold, how long a sign-in lives, logins, passwords, where to go next."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from enum import Enum, auto
from typing import Protocol, TypeVar

from workshop_tracker.viewer import Role

IDLE = dt.timedelta(minutes=30)  # whoever sees other people's data
LONG_IDLE = dt.timedelta(hours=12)  # teachers see their own; a committee marks attendance all day
LONG_IDLE_ROLES = frozenset({Role.TEACHER, Role.COMMITTEE})
LONGEST_SIGN_IN = dt.timedelta(hours=24)
SEEN_EVERY = dt.timedelta(seconds=60)  # a page view writes no more often
LINK_LIVES = dt.timedelta(days=7)

SHORTEST_PASSWORD = 15  # letters; SP 800-63B-4 where no second factor is asked for
LONGEST_PASSWORD = 1_000
LONGEST_NUMBER_OF_PAPERS = 18  # digits: NIP 18, NIK and NUPTK 16, birth dates 8, phones fewer
FEWEST_OWN_LETTERS = 6  # what must remain beside the words that anybody would try first
FEWEST_DIFFERENT_LETTERS = 5
# Our own list: what people here type first, and the words of the field.
GUESSED_FIRST = """
pendidikan kebudayaan kabupaten workshop sertifikat indonesia jawatengah provinsi pengawas operator bismillah
pancasila alhamdulillah assalamualaikum katasandi administrator kependidikan qwertyuiop password pelatihan
dapodik belajar madrasah semarang pekalongan banyumas cilacap purwokerto catatan panitia peserta kegiatan
asdfghjkl welcome letmein iloveyou superman sekolah cabang wilayah kepala merdeka rahasia sayangku sunshine
princess football baseball dragon monkey master garuda jakarta bandung persib persija qwerty zxcvbnm asdfgh
sayang cantik cinta doraemon naruto dinas nuptk cabdin jateng siswa murid sandi admin masuk kelas abcdefgh
abcdef abc123 guru smk sma smp mgmp kkg nip mts login user pass test demo contoh sd ma mi tk
"""
SEQUENCES = ("01234567890123456789", "98765432109876543210")
PUNCTUATION = re.compile(r"[\s!-/:-@[-`{-~]")
LOOKALIKES = str.maketrans("@$013457", "asoieast")

COUNTRY_CODE = "62"
SHORTEST_PHONE, LONGEST_PHONE = 9, 14  # digits after the country code's place, as dialled in Indonesia
SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac OS", "CrOS", "Linux")
# in this order: each later one is also named by those before it
BROWSERS = {
    "SamsungBrowser": "Samsung Internet",
    "Edg": "Edge",
    "OPR": "Opera",
    "Firefox": "",
    "Chrome": "",
    "Safari": "",
}
HOME = "/"
OWN_PATH = re.compile(r"/(?:[A-Za-z0-9._~-]+/)*[A-Za-z0-9._~-]*(?:\?[A-Za-z0-9._~%&=+,:;@/-]*)?")
DOT_SEGMENT = re.compile(r"/\.{1,2}(?:[/?]|$)")


class PasswordProblem(Enum):
    """Why a password is not taken."""

    TOO_SHORT = auto()
    TOO_LONG = auto()
    NUMBER_OF_PAPERS = auto()
    EASILY_GUESSED = auto()


class Dated(Protocol):
    """Anything that holds from a day on, until a day or for good."""

    @property
    def starts_on(self) -> dt.date: ...

    @property
    def ends_on(self) -> dt.date | None: ...


Grant = TypeVar("Grant", bound=Dated)


def grants_on(day: dt.date, grants: Iterable[Grant]) -> list[Grant]:
    """The grants that hold on that day; the last day still counts."""
    return [grant for grant in grants if grant.starts_on <= day and (grant.ends_on is None or day <= grant.ends_on)]


def idle_limit(roles: Iterable[Role]) -> dt.timedelta:
    """How long a signed-in browser may rest before it has to sign in again."""
    held = frozenset(roles)
    return LONG_IDLE if held and held <= LONG_IDLE_ROLES else IDLE


def fold_login(written: str) -> str:
    """A login as it is stored and compared: e-mails and NIPs whatever their case and gaps, phones as +62…"""
    text = "".join(unicodedata.normalize("NFC", unicodedata.normalize("NFC", written).casefold()).split())
    digits = re.sub("[().-]", "", text).removeprefix("+")
    if re.fullmatch("[0-9]+", digits):
        return _phone(digits) or digits
    return text


def _phone(digits: str) -> str:
    """`0812…` and `62812…` as +62812…; empty when these digits are no mobile number."""
    for prefix in ("0", COUNTRY_CODE):
        number = digits.removeprefix(prefix)
        if number != digits and number.startswith("8") and SHORTEST_PHONE <= len(number) < LONGEST_PHONE:
            return f"+{COUNTRY_CODE}{number}"
    return ""


def password_problem(password: str, *, login: str = "") -> PasswordProblem | None:
    """Why this password is not taken, or None. Length counts; no kind of letter is asked for or forbidden."""
    if len(password) < SHORTEST_PASSWORD:
        return PasswordProblem.TOO_SHORT
    if len(password) > LONGEST_PASSWORD:
        return PasswordProblem.TOO_LONG
    digits = _plain(password)
    if re.fullmatch("[0-9]+", digits) and len(digits) <= LONGEST_NUMBER_OF_PAPERS:
        return PasswordProblem.NUMBER_OF_PAPERS
    spellings = (_plain(password), _plain(password.translate(LOOKALIKES)))
    is_guessed = any(_is_easily_guessed(spelling, login) for spelling in spellings)
    return PasswordProblem.EASILY_GUESSED if is_guessed else None


def _plain(password: str) -> str:
    """The password without case, gaps and punctuation, unless it consists of those."""
    folded = unicodedata.normalize("NFKC", password).casefold()
    return PUNCTUATION.sub("", folded) or folded


def _is_easily_guessed(plain: str, login: str) -> bool:
    """Whether little of its own remains when the words, numbers in a row and the login are taken away."""
    names = {*re.split("[^a-z0-9]+", login.casefold()), *GUESSED_FIRST.split()}
    guessed = sorted(names, key=lambda name: (-len(name), name))
    return len(set(plain)) < FEWEST_DIFFERENT_LETTERS or _own_letters(plain, guessed) < FEWEST_OWN_LETTERS


def _own_letters(text: str, guessed: Iterable[str]) -> int:
    for word in guessed:
        text = text.replace(word, " ") if len(word) > 1 else text
    parts = re.findall("[0-9]+|[^0-9 ]+", text)
    return sum(len(part) for part in parts if not any(part in row for row in SEQUENCES))


def safe_next(written: str | None) -> str:
    """Where to go after signing in: a path of our own, by an allow-list of its letters; else the landing page.

    Browsers read `/\\host`, `//host` and many more as another site, so nothing is parsed and repaired here.
    """
    path = written or ""
    is_own = OWN_PATH.fullmatch(path) is not None and DOT_SEGMENT.search(path.partition("?")[0]) is None
    return path if is_own else HOME


def device_name(user_agent: str) -> str:
    """A browser as its owner recognises it, `Chrome, Android`; empty when it does not say."""
    browser = next((shown or sign for sign, shown in BROWSERS.items() if sign in user_agent), "")
    system = next((sign for sign in SYSTEMS if sign in user_agent), "")
    return ", ".join(part for part in (browser, system) if part)
