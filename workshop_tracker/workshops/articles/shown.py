"""What was understood of an article, in words: each value beside the words that it came from."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from flask_babel import gettext, lazy_gettext

from workshop_tracker.extensions import current_language
from workshop_tracker.people.names import join_name
from workshop_tracker.presentation import format_date, format_date_range, join_words
from workshop_tracker.workshops.articles.facts.article import Article
from workshop_tracker.workshops.articles.facts.days import Days
from workshop_tracker.workshops.articles.facts.evidence import Found
from workshop_tracker.workshops.articles.facts.people import FoundPerson
from workshop_tracker.workshops.articles.facts.schools import FoundSchool
from workshop_tracker.workshops.articles.registers import Registers

KIND_NAMES = {
    "workshop": lazy_gettext("Berita kegiatan"),
    "programme": lazy_gettext("Pengumuman program"),
    "other": lazy_gettext("Bukan berita kegiatan atau program"),
}
ROLE_NAMES = {
    "speaker": lazy_gettext("Narasumber"),
    "opening": lazy_gettext("Pembuka"),
    "moderator": lazy_gettext("Moderator"),
    "official": lazy_gettext("Pejabat"),
}
MISSING_NAMES = {
    "title": lazy_gettext("judul"),
    "published_on": lazy_gettext("tanggal terbit"),
    "held_on": lazy_gettext("tanggal kegiatan"),
    "place": lazy_gettext("tempat"),
    "district": lazy_gettext("kabupaten atau kota"),
    "office": lazy_gettext("kantor yang menaungi"),
    "organizer": lazy_gettext("penyelenggara"),
    "lesson_hours": lazy_gettext("jumlah JP"),
    "people": lazy_gettext("orang yang bertugas"),
    "schools": lazy_gettext("sekolah peserta"),
    "programme": lazy_gettext("nama program"),
    "levels": lazy_gettext("jenjang"),
    "definition": lazy_gettext("pengertian program"),
}


class ShownRow(NamedTuple):
    """One value in words and the words of the article that say it."""

    label: str
    value: str
    source: str


class AskedSchool(NamedTuple):
    """A school whose spelling is not the register's: what was written, and the number that it may be."""

    npsn: str
    written: str


def rows_of(article: Article, registers: Registers) -> list[ShownRow]:
    """All that was understood, in the order of a plan."""
    return [*_rows_of_event(article, registers), *_rows_of_people(article), *_rows_of_rest(article)]


def missing_words(article: Article) -> str:
    """What the text does not say, in words; empty where it says all."""
    return join_words([str(MISSING_NAMES[name]) for name in article.missing], language=current_language())


def asked_schools(article: Article) -> list[AskedSchool]:
    """The schools that are likely but not certain."""
    return [AskedSchool(each.npsn, each.written) for each in article.schools if each.npsn and each.certainty == "ask"]


def _rows_of_event(article: Article, registers: Registers) -> Iterator[ShownRow]:
    offices = {office.code: office.name for office in registers.offices}
    yield from _row(gettext("Judul berita"), article.title)
    yield from _row(gettext("Judul kegiatan"), article.event)
    if article.published:
        yield ShownRow(gettext("Diterbitkan"), _day(article.published.value), article.published.source)
    if article.days:
        yield ShownRow(gettext("Tanggal kegiatan"), _days(article.days.value), article.days.source)
    yield from _row(gettext("Tempat"), article.place)
    yield from _named(gettext("Kabupaten atau kota"), article.district, dict(registers.districts))
    yield from _named(gettext("Kantor"), article.office, offices)
    yield from _row(gettext("Penyelenggara"), article.organizer)
    yield from _row(gettext("Program"), article.programme)
    if article.lesson_hours:
        yield ShownRow(gettext("JP"), str(article.lesson_hours.value), article.lesson_hours.source)


def _rows_of_people(article: Article) -> Iterator[ShownRow]:
    yield from (ShownRow(str(ROLE_NAMES[each.role]), _person(each), each.source) for each in article.people)
    yield from (ShownRow(gettext("Sekolah"), _school(each), each.written) for each in article.schools)


def _rows_of_rest(article: Article) -> Iterator[ShownRow]:
    yield from _listed(gettext("Jenjang"), article.levels)
    yield from _row(gettext("Pengertian"), article.definition)
    yield from _listed(gettext("Tagar"), article.hashtags)
    yield from _row(gettext("Gambar"), article.image)


def _row(label: str, found: Found[str] | None) -> Iterator[ShownRow]:
    if found:
        yield ShownRow(label, found.value, found.source)


def _listed(label: str, found: Sequence[Found[str]]) -> Iterator[ShownRow]:
    """Several short values in one row, words that say more than one of them once."""
    if found:
        sources = dict.fromkeys(each.source for each in found)
        yield ShownRow(label, " ".join(each.value for each in found), " … ".join(sources))


def _named(label: str, code: Found[str] | None, names: dict[str, str]) -> Iterator[ShownRow]:
    if code:
        yield ShownRow(label, names.get(code.value, code.value), code.source)


def _day(day: dt.date) -> str:
    return format_date(day, language=current_language())


def _days(days: Days) -> str:
    written = format_date_range(days.first, days.last, language=current_language())
    return written if days.is_sure else str(gettext("%(days)s (perkiraan)", days=written))


def _person(person: FoundPerson) -> str:
    name = join_name(person.parts.title_before, person.parts.name, person.parts.title_after)
    if not person.represents:
        return name
    if person.stands_in:
        return str(gettext("%(name)s, mewakili %(post)s", name=name, post=person.represents))
    return f"{name}, {person.represents}"


def _school(school: FoundSchool) -> str:
    if school.certainty == "certain":
        return str(gettext("%(school)s (NPSN %(npsn)s)", school=school.written, npsn=school.npsn))
    return str(gettext("%(school)s (belum pasti)", school=school.written))
