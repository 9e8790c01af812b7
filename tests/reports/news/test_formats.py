"""What is written is read back: the same title, days, place, people and schools, in each of the three forms."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workshops.articles.reading import DIPONEGORO, SMKN_2, WIJAYAKUSUMA, read
from workshop_tracker.people.names import join_name
from workshop_tracker.reports.news.formats import FORMATS
from workshop_tracker.reports.news.record import RecordedPerson, RecordedSchool, RecordedSession, WorkshopRecord
from workshop_tracker.reports.news.story import story_of
from workshop_tracker.workshops.articles.facts.article import Article
from workshop_tracker.workshops.engagements import EngagementRole

FRIDAY = dt.date(2025, 7, 11)
SPEAKER, OPENING, MODERATOR = EngagementRole.SPEAKER, EngagementRole.OPENING, EngagementRole.MODERATOR
RECORD = WorkshopRecord(
    title="Pendekatan Pembelajaran Mendalam Contoh",
    kind="Workshop",
    starts_on=FRIDAY,
    ends_on=FRIDAY,
    place="Aula SMK Contoh, Jatilawang",
    district="Kabupaten Banyumas",
    organizers=("MGMP Contoh",),
    people=(
        RecordedPerson(OPENING, "Agus Contoh, S.Pd., M.Pd.", "Kepala Cabang Dinas X", "Belajar mesin itu sulit."),
        RecordedPerson(SPEAKER, "Erna Contoh, S.Pd., M.Pd.", "", "Kegagalan adalah data."),
    ),
    schools=(
        RecordedSchool("SMK Wijayakusuma Jatilawang", WIJAYAKUSUMA),
        RecordedSchool("SMK Diponegoro 2 Rawalo", DIPONEGORO),
    ),
    teachers=34,
    lesson_hours=8,
    summary="Kegiatan berjalan lancar.",
    sessions=(RecordedSession("Pola pikir bertumbuh", "Empat penerapan di kelas."), RecordedSession("Refleksi", "")),
    photos=("Peserta menulis kegagalan.",),
    hashtags=("#GuruContoh", "#IndineisaKuat"),
    published_on=dt.date(2025, 7, 12),
)


def told(record: WorkshopRecord, form: str) -> str:
    return FORMATS[form](story_of(record))


def understood(article: Article) -> dict[str, object]:
    days = article.days.value if article.days else None
    return {
        "kind": article.kind.value,
        "title": article.title.value if article.title else "",
        "event": article.event.value if article.event else "",
        "days": (days.first, days.last) if days else None,
        "place": article.place.value if article.place else "",
        "district": article.district.value if article.district else "",
        "people": {
            (join_name(each.parts.title_before, each.parts.name, each.parts.title_after), each.role, each.represents)
            for each in article.people
        },
        "schools": {school.npsn for school in article.schools if school.certainty == "certain"},
        "hashtags": {hashtag.value for hashtag in article.hashtags},
    }


def recorded(record: WorkshopRecord) -> dict[str, object]:
    return {
        "kind": "workshop",
        "title": record.title,
        "event": record.title,
        "days": (record.starts_on, record.ends_on) if record.starts_on else None,
        "place": record.place,
        "district": {"Kabupaten Banyumas": "33.02", "Kota Pekalongan": "33.75", "": ""}[record.district],
        "people": {(each.name, each.role.value, each.represents) for each in record.people},
        "schools": {school.npsn for school in record.schools},
        "hashtags": set(record.hashtags),
    }


TITLES = st.sampled_from(
    [
        "Asesmen Contoh",
        "“Kelas” & <Data> [Contoh]",
        "Ma'arif_Mengajar: 100% Contoh!",
        "Dari TK ke SMA; kebijakan diterapkan di semua sekolah Contoh",
        "Literasi – Numerasi (Angkatan II) Contoh.",
    ]
)
NAMES = st.sampled_from(
    [
        "Budi Contoh",
        "Dr. Sri Contoh, M.Pd.",
        "Prof. Dr. H. Ahmad Contoh, S.Ag., M.Ag.",
        "Nur'aini Contoh, S.Pd.I.",
        "Mei Contoh",
        "Mabruri",
        "Contoh Wali Guru",
    ]
)
PEOPLE = st.lists(
    st.builds(
        RecordedPerson,
        st.sampled_from([SPEAKER, OPENING, MODERATOR]),
        NAMES,
        st.sampled_from(["", "Kepala Dinas Contoh", "Plt. Kepala SMK Contoh"]),
        st.sampled_from(["", "Guru belajar sepanjang hayat.\nUmpan balik membangun."]),
    ),
    max_size=4,
    unique_by=lambda person: person.name.split(",")[0],
)
SCHOOLS = st.lists(
    st.sampled_from(
        [
            RecordedSchool("SMK Wijayakusuma Jatilawang", WIJAYAKUSUMA),
            RecordedSchool("Diponegoro (2) Rawalo", DIPONEGORO),
            RecordedSchool("SMK Negeri 2 Purwokerto", SMKN_2),
        ]
    ),
    max_size=3,
    unique=True,
)
RECORDS = st.builds(
    dataclasses.replace,
    st.just(RECORD),
    title=TITLES,
    kind=st.sampled_from(["Workshop", "MGMP", "Kegiatan", "IHT"]),
    starts_on=st.just(FRIDAY),
    ends_on=st.sampled_from([FRIDAY, dt.date(2025, 7, 12), dt.date(2025, 8, 2), dt.date(2026, 1, 3)]),
    place=st.sampled_from(["", "SMKN 2 Contoh", "Hotel <Contoh> & Balai, Jl. Contoh No. 5"]),
    district=st.sampled_from(["", "Kabupaten Banyumas", "Kota Pekalongan"]),
    organizers=st.sampled_from([(), ("MGMP Contoh",), ("MGMP Contoh", "Yayasan Contoh")]),
    people=PEOPLE.map(tuple),
    schools=SCHOOLS.map(tuple),
    teachers=st.sampled_from([0, 12]),
    summary=st.sampled_from(["", "Guru hadir sejak pagi.\n1. Diskusi\n# Catatan", "Semua <b>senang</b> & tekun."]),
    hashtags=st.sampled_from([(), ("#GuruContoh", "#IndineisaKuat")]),
)


@settings(max_examples=150, deadline=None)
@given(RECORDS, st.sampled_from(sorted(FORMATS)))
def test_what_is_written_is_read_back(record, form):
    expected = recorded(record)
    if not record.district:  # then the place may tell the district by its name
        expected.pop("district")
    found = understood(read(told(record, form))[1])

    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize("form", FORMATS)
def test_days_that_nobody_recorded_are_not_told(form):
    record = dataclasses.replace(RECORD, starts_on=None, ends_on=None)
    assert read(told(record, form))[1].days is None


def test_text_for_a_chat():
    lines = told(RECORD, "text").splitlines()

    assert lines[0] == "*Pendekatan Pembelajaran Mendalam Contoh*"
    assert lines[2] == (
        "Workshop “Pendekatan Pembelajaran Mendalam Contoh” diselenggarakan oleh MGMP Contoh pada Jumat, 11 Juli 2025"
        " di Aula SMK Contoh, Jatilawang. Kegiatan ini diikuti 34 guru dari 2 sekolah."
        " Seluruh materi setara dengan 8 JP."
    )
    assert "*Pembuka:* Agus Contoh, S.Pd., M.Pd. (mewakili Kepala Cabang Dinas X)" in lines
    assert lines[-1] == "#GuruContoh #IndineisaKuat"


def test_markdown_has_front_matter_and_no_marks_of_its_own_making():
    text = told(dataclasses.replace(RECORD, title="Nilai *a_b* [c]", summary="# bukan judul"), "markdown")

    assert text.startswith('---\ntitle: "Nilai *a_b* [c]"\ndate: 2025-07-12\n')
    assert "# Nilai \\*a\\_b\\* \\[c\\]" in text
    assert "\\# bukan judul" in text
    assert "## Dokumentasi\n\n- Peserta menulis kegagalan." in text


def test_html_escapes_what_people_wrote():
    text = told(dataclasses.replace(RECORD, title="<script>alert(1)</script>"), "html")

    assert "<script>" not in text
    assert "&lt;script&gt;" in text
