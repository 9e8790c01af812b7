"""What accounts decide on values alone."""

import datetime as dt
import unicodedata
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workshop_tracker.accounts.rules import (
    IDLE,
    LONG_IDLE,
    PasswordProblem,
    device_name,
    fold_login,
    grants_on,
    idle_limit,
    password_problem,
    safe_next,
)
from workshop_tracker.viewer import Role

DAY = dt.date(2025, 7, 11)
NEXT_DAY = dt.date(2025, 7, 12)


@dataclass(frozen=True)
class Grant:
    starts_on: dt.date
    ends_on: dt.date | None = None


@pytest.mark.parametrize(
    ("grant", "holds"),
    [
        (Grant(DAY), True),
        (Grant(DAY, DAY), True),
        (Grant(NEXT_DAY), False),
        (Grant(dt.date(2020, 1, 1), dt.date(2025, 7, 10)), False),
        (Grant(dt.date(2020, 1, 1), NEXT_DAY), True),
    ],
)
def test_a_grant_holds_from_its_first_to_its_last_day(grant, holds):
    assert grants_on(DAY, [grant]) == ([grant] if holds else [])


def test_only_those_who_see_no_one_elses_data_may_rest_long():
    assert idle_limit({Role.TEACHER}) == LONG_IDLE
    assert idle_limit({Role.COMMITTEE, Role.TEACHER}) == LONG_IDLE
    assert {idle_limit({role}) for role in set(Role) - {Role.TEACHER, Role.COMMITTEE}} == {IDLE}
    assert idle_limit({Role.TEACHER, Role.ADMIN}) == IDLE
    assert idle_limit(()) == IDLE


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        (" Siti@Sekolah-Contoh.sch.id ", "siti@sekolah-contoh.sch.id"),
        ("0812-3456-7890", "+6281234567890"),
        ("+62 812 3456 7890", "+6281234567890"),
        ("62 (812) 3456.7890", "+6281234567890"),
        ("19800101 200501 1 001", "198001012005011001"),
        ("0812", "0812"),
        ("628123456789012345", "628123456789012345"),
        ("E\u0301va", "\u00e9va"),
        ("STRASSE", "strasse"),
        ("", ""),
    ],
)
def test_logins_are_compared_folded(written, folded):
    assert fold_login(written) == folded


@given(st.text(alphabet="aBcÉé \t0123456789+-.@_()", max_size=30))
def test_folding_twice_changes_nothing(written):
    assert fold_login(fold_login(written)) == fold_login(written)


@pytest.mark.parametrize(
    "password",
    [
        "kuda benar baterai pelana",
        "guru yang gemar memancing lele",
        "Tujuh belas perahu kayu!",
        "x9$Kq2!vLm7#Zt4",
        "ᮊᮥᮓ ᮘᮨᮔᮁ ᮘᮒᮨᮛᮤ ᮕᮨᮜᮔ",
        "🐎🔋🪑🌊🎻🥁🚲🧭🌋🪁🧵🪴🛶🧊🪵",
        "w" * 7 + "abx opq rst uvw" + "z" * 978,
        "839150274619385027461",
    ],
)
def test_a_long_password_of_its_own_is_taken_whatever_its_letters(password):
    assert password_problem(password, login="siti@contoh.sch.id") is None


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("", PasswordProblem.TOO_SHORT),
        ("x9$Kq2!vLm7#Zt", PasswordProblem.TOO_SHORT),
        ("x9$Kq2!vLm7#Zt4" * 67, PasswordProblem.TOO_LONG),
        ("198001012005011001", PasswordProblem.NUMBER_OF_PAPERS),
        ("19800101 200501 1 001", PasswordProblem.NUMBER_OF_PAPERS),
        ("17-08-1945/17-08-1945", PasswordProblem.NUMBER_OF_PAPERS),
        ("3302012345678901", PasswordProblem.NUMBER_OF_PAPERS),
        ("1234567890123456789", PasswordProblem.EASILY_GUESSED),
        ("aaaaaaaaaaaaaaaaaaaa", PasswordProblem.EASILY_GUESSED),
        ("passwordpassword", PasswordProblem.EASILY_GUESSED),
        ("P@ssw0rd P@ssw0rd", PasswordProblem.EASILY_GUESSED),
        ("Dinas Pendidikan 2025", PasswordProblem.EASILY_GUESSED),
        ("guru-sekolah-guru-sekolah", PasswordProblem.EASILY_GUESSED),
        ("katasandirahasia123", PasswordProblem.EASILY_GUESSED),
        ("qwertyuiopasdfghjkl", PasswordProblem.EASILY_GUESSED),
        ("siti.aminah@contoh.sch.id", PasswordProblem.EASILY_GUESSED),
        ("sitiaminahsitiaminah99", PasswordProblem.EASILY_GUESSED),
    ],
)
def test_what_others_would_try_first_is_not_taken(password, problem):
    assert password_problem(password, login="siti.aminah@contoh.sch.id") is problem


def test_the_shortest_and_the_longest_password():
    assert password_problem("bqzvxgjwkfyhclu") is None
    assert password_problem(("bqzvxgjwkfyhclu" * 67)[:1000]) is None
    assert password_problem(("bqzvxgjwkfyhclu" * 67)[:1001]) is PasswordProblem.TOO_LONG


OWN_PATHS = [
    "/",
    "/account",
    "/workshops/contoh-1",
    "/workshops/contoh-1/",
    "/v/AB12",
    "/a?q=guru%20x&page=2",
    "/a.b-c_d~e",
]
FOREIGN_PATHS = [
    "",
    "account",
    "//evil.example",
    "///evil.example",
    "////evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "\\\\evil.example",
    "/\\/evil.example",
    "//\\evil.example",
    "https:evil.example",
    "https:/evil.example",
    "https://evil.example",
    "https:///evil.example",
    "HTTPS://evil.example",
    "http:\\\\evil.example",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "mailto:x@evil.example",
    "ftp://evil.example",
    "blob:https://evil.example/x",
    " //evil.example",
    "\t//evil.example",
    "\n//evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r/evil.example",
    "/\x00/evil.example",
    "/\x0b/evil.example",
    "/ /evil.example",
    "\u00a0//evil.example",
    "/\u2028/evil.example",
    "／／evil.example",
    "/／evil.example",
    "/\u3002evil.example",
    "/%2f%2fevil.example",
    "/%2Fevil.example",
    "/%5cevil.example",
    "/%09/evil.example",
    "/%0d%0aLocation:%20https://evil.example",
    "/%E2%80%AE/x",
    "/..//evil.example",
    "/.//evil.example",
    "/../evil",
    "/a/..",
    "/a/./b",
    "/a/../../b",
    "/a//b",
    "/@evil.example",
    "/x@evil.example",
    "/;@evil.example",
    "/a#//evil.example",
    "#//evil.example",
    "?next=//evil.example",
    "/a?x=\\evil.example",
    "/a?x=<script>",
    '/a?x="',
    "/a?x=1\n",
    "/a\n",
    "/a?x=1#https://evil.example",
    "/a?b?c",
    "/<script>",
    "/'onmouseover=",
    "//evil.example/%2f..",
    "/\\t/evil.example",
    "./evil",
    "../evil",
    "//[::1]/",
    "/:80",
    "@evil.example",
    ":///evil.example",
    "///\\;@evil.example",
    "/\u202e/x",
    "/\ud800",
]


@pytest.mark.parametrize("path", OWN_PATHS)
def test_a_path_of_our_own_is_kept(path):
    assert safe_next(path) == path


@pytest.mark.parametrize("path", FOREIGN_PATHS)
def test_anything_else_leads_home(path):
    assert safe_next(path) == "/"


def test_without_a_path_one_goes_home():
    assert safe_next(None) == "/"


@given(st.text(alphabet="/\\.:;@%?#&=evil2fFcC \t\n5-", max_size=20))
@example("/\\evil")
def test_no_path_ever_leads_to_another_site(written):
    """Browsers read a backslash as a slash and drop tabs and line ends before they look for the host."""
    as_browsers_read = safe_next(written).replace("\\", "/").translate({9: None, 10: None, 13: None})
    assert urlsplit(urljoin("https://own.example/x", as_browsers_read))[:2] == ("https", "own.example")


def test_a_browser_is_named_as_its_owner_knows_it():
    chrome = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"
    assert device_name(chrome) == "Chrome, Android"
    assert device_name(chrome + " Edg/126.0") == "Edge, Android"
    assert (
        device_name("Mozilla/5.0 (iPhone; CPU iPhone OS 17 like Mac OS X) Version/17 Safari/604.1") == "Safari, iPhone"
    )
    assert device_name("curl/8") == ""


def test_the_words_are_written_as_they_are_compared():
    from_the_field = ["dinas", "guru", "sekolah"]
    for word in from_the_field:
        assert unicodedata.normalize("NFKC", word).casefold() == word
        assert password_problem((word * 20)[:40]) is PasswordProblem.EASILY_GUESSED
