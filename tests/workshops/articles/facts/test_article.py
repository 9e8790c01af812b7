"""What each article of the test's own press says; the stories of the product with their true people."""

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workshops.articles.reading import DIPONEGORO, NEWS, SMKN_2, WIJAYAKUSUMA, read, read_news
from workshop_tracker.people.titles import title_key
from workshop_tracker.presentation import straight_apostrophes
from workshop_tracker.workshops.articles.facts.article import Article, as_document
from workshop_tracker.workshops.articles.facts.days import dates_in
from workshop_tracker.workshops.articles.texts.document import ArticleRefused, Document, decode, read_document

KEYS = {
    *("kind", "title", "published_on", "held_on", "place", "district", "office", "people", "schools", "programme"),
    *("levels", "hashtags", "image", "missing"),
}
# kind, published, held, place, district, office
HEADS = {
    "bom": ("workshop", None, "2025-09-21", None, None, None),
    "cp1252": ("workshop", "2025-06-09", "2025-06-08", "Gedung Contoh Banyumas", "33.02", None),
    "essay": ("workshop", "2025-07-12", None, "Jatilawang, Banyumas", "33.02", None),
    "invitation": ("workshop", None, "2025-11-03", "SMKN 1 Purwokerto", "33.02", None),
    "navigation": ("workshop", None, "2025-08-30", "Balai Desa Rawalo, Kabupaten Banyumas", "33.02", None),
    "obituary": ("other", "2025-05-05", None, None, None, None),
    "opinion": ("other", "2025-08-02", None, None, None, None),
    "policy": ("programme", "2025-07-14", None, None, "33.02", "33.02"),
    "press-release": (
        *("workshop", "2025-08-15", "2025-08-13", "Aula SMKN 1 Purwokerto, Kabupaten Banyumas", "33.02", "33-W10"),
    ),
    "range": ("workshop", "2025-08-02", "2025-07-30", "Hotel Contoh Baturraden, Kabupaten Banyumas", "33.02", "33"),
    "school-web": ("workshop", "2025-09-20", "2025-09-19", "SMK Diponegoro 2 Rawalo", "33.02", None),
    "short-year": ("workshop", "2025-07-18", "2025-07-17", "Aula SMAN 1 Cilacap", "33.01", "33-W10"),
    "story-a": ("workshop", "2025-07-12", None, "Jatilawang, Banyumas", "33.02", "33-W10"),
    "story-b": ("programme", "2025-10-12", None, None, "33.75", "33.75"),
    "two-events": ("workshop", None, None, None, None, None),
    "whatsapp": ("workshop", None, "2025-07-12", "Ruang Multimedia SMKN 2 Purwokerto, Banyumas", "33.02", None),
}
# name with titles, role, post represented or held
PEOPLE = {
    "bom": ["Yuni Contoh|speaker|", "Rudi Contoh|moderator|"],
    "cp1252": ["Sa'diah Contoh, S.Pd.I.|speaker|"],
    "essay": ["Erna Contoh, S.Pd., M.Pd.|speaker|"],
    "invitation": ["Prof. Dr. Wahyu Contoh, M.Si.|speaker|"],
    "navigation": ["Tri Contoh Hartono, S.T., M.T.|speaker|"],
    "policy": [
        "Ratna Contoh, S.H., M.M.|official|Plt Kepala Dinas Pendidikan Kabupaten Banyumas",
        "Yusuf Contoh|official|Sekretaris Dinas Pendidikan",
    ],
    "press-release": [
        "Drs. H. Bambang Contoh, M.Si.|opening|",
        "Dr. Sri Contoh, M.Pd.|speaker|",
        "Rahmat Contoh, S.Kom., M.Kom.|speaker|",
        "Dewi Contoh, S.Pd.|moderator|",
    ],
    "range": [
        "Wiwik Contoh, S.Pd., M.M.|opening|Kepala Dinas Pendidikan Provinsi Jawa Tengah",
        "Ir. Eko Contoh, M.T.|speaker|",
    ],
    "school-web": ["Hj. Siti Contoh, S.Pd.SD.|speaker|", "Tri Contoh, S.T., M.T.|opening|"],
    "short-year": [
        "Sigit Contoh, S.Pd.|opening|Kepala Cabang Dinas Pendidikan Wilayah X",
        "Maria Contoh, S.Si., M.Si.|speaker|",
    ],
    "story-a": [
        "Erni Pudji Astuti, S.Pd., M.Pd.|speaker|",
        "Agus Susilo, S.Pd., M.Pd.|opening|Kepala Cabang Dinas X",
    ],
    "story-b": [
        "Mabruri|official|Plt. Kepala Dinas Pendidikan Kota Pekalongan",
        "Moch Ubaidillah|official|Kepala Bidang Pendidikan dan Tenaga Kependidikan",
    ],
    "two-events": ["Lia Contoh, S.Pd.|speaker|", "Dani Contoh, S.Si.|speaker|"],
    "whatsapp": [
        "Andi Contoh, S.Pd., M.Pd.|speaker|",
        "Sutrisno Contoh, S.Kom.|speaker|",
        "Nur'aini Contoh, S.Pd.I.|moderator|",
    ],
}
BOTH_STORY_SCHOOLS = [f"{WIJAYAKUSUMA}|certain", f"{DIPONEGORO}|certain"]
SCHOOLS_OF = {
    "cp1252": ["None|ask"],
    "essay": [f"{WIJAYAKUSUMA}|certain"],
    "navigation": [f"{DIPONEGORO}|certain"],
    "press-release": [f"{SMKN_2}|certain", f"{WIJAYAKUSUMA}|certain"],
    "school-web": [f"{WIJAYAKUSUMA}|certain"],
    "short-year": ["20300617|certain", "20300728|certain"],
    "story-a": BOTH_STORY_SCHOOLS,
    "whatsapp": [f"{WIJAYAKUSUMA}|certain", f"{SMKN_2}|certain"],
}


def written(person: dict[str, str]) -> str:
    name = f"{person['title_before']} {person['name']}".strip()
    return f"{name}{', ' if person['title_after'] else ''}{person['title_after']}"


@pytest.mark.parametrize("name", [file.stem for file in NEWS])
def test_each_article_says_what_it_says_and_no_more(name):
    said = as_document(read_news(name))

    assert set(said) == KEYS
    head = tuple(said[key] for key in ("kind", "published_on", "held_on", "place", "district", "office"))
    assert head == HEADS[name]
    people = [f"{written(each)}|{each['role']}|{each['represents'] or ''}" for each in said["people"]]
    assert people == PEOPLE.get(name, [])
    assert [f"{each['npsn']}|{each['certainty']}" for each in said["schools"]] == SCHOOLS_OF.get(name, [])


def test_story_a_whole():
    said = as_document(read_news("story-a"))

    assert said["title"] == "Guru SMK di Jatilawang Belajar Menumbuhkan Cara Berpikir Bertumbuh"
    assert said["hashtags"] == ["#GuruHebat", "#PembelajaranMendalam", "#IndineisaKuat"]
    assert said["image"] == "https://contoh.sch.id/foto/sampul-jatilawang.jpg"
    assert said["missing"] == ["held_on", "organizer", "lesson_hours"]
    assert [each["written"] for each in said["schools"]] == ["SMK Wijayakusuma Jatilawang", "SMK Dipo Negoro 2 Rawalo"]
    article = read_news("story-a")
    assert article.event is not None
    assert article.event.value == "Pendekatan Pembelajaran Mendalam"
    assert "deep learning pada mulanya adalah sebuah teknologi" in article.people[1].said


@pytest.mark.parametrize("level", ["SMK Kabupaten Banyumas", "SMA Kab. Banyumas", "SMP Kota Tegal", "SD se-Kabupaten"])
def test_one_sentence_is_news_enough_and_a_body_of_teachers_is_no_school(level):
    text = f"MGMP Bahasa Indonesia {level} mengadakan workshop modul ajar pada Jumat, 20 November 2026."
    said = as_document(read(text)[1])
    assert (said["kind"], said["held_on"], said["schools"]) == ("workshop", "2026-11-20", [])


def test_story_b_whole():
    article = read_news("story-b")

    assert [level.value for level in article.levels] == ["TK", "SD", "SMP", "SMA"]
    assert article.programme is not None
    assert article.programme.value == "Pembelajaran Mendalam"
    assert article.definition is not None
    assert article.definition.value.startswith("“Pembelajaran mendalam adalah pendekatan, bukan kurikulum,”")
    assert "pemahaman yang dalam" in article.definition.value
    assert article.missing == ()


def test_days_of_more_than_one_day_and_how_sure_they_are():
    days = {name: article.days.value for name in HEADS if (article := read_news(name)).days}

    assert (days["press-release"].first, days["press-release"].last) == (dt.date(2025, 8, 13), dt.date(2025, 8, 14))
    assert (days["range"].first, days["range"].last) == (dt.date(2025, 7, 30), dt.date(2025, 8, 2))
    assert {name for name, found in days.items() if not found.is_sure} == {"short-year"}


@pytest.mark.parametrize("name", ["invitation"])
def test_what_is_announced_has_not_taken_place(name):
    assert read_news(name).is_coming
    assert not any(read_news(other).is_coming for other in HEADS if other != name)


def grounds(article: Article, document: Document) -> list[tuple[str, str]]:
    """Every value with the words that it claims."""
    single = (
        *(article.title, article.published, article.image, article.source, article.event, article.event_kind),
        *(article.days, article.place, article.district, article.office, article.organizer, article.lesson_hours),
        *(article.programme, article.definition, *article.hashtags, *article.levels, article.kind),
    )
    found = [(str(each.value), each.source) for each in single if each is not None]
    found += [(person.parts.name, person.source) for person in article.people]
    found += [(person.represents, person.represents) for person in article.people]
    return found + [(school.written, school.written) for school in article.schools]


def assert_grounded(content: str) -> None:
    document, article = read(content)
    words = " ".join(document.words.split())
    letters = title_key(straight_apostrophes(words))
    for value, source in grounds(article, document):
        assert source in words, (value, source)
    for person in article.people:
        name = straight_apostrophes(words).casefold()
        assert all(word.casefold() in name for word in person.parts.name.split()), person
        for title in [*person.parts.title_before.split(), *person.parts.title_after.split(", ")]:
            assert title_key(title) in letters, person
    if article.days and article.days.value.is_sure:
        assert any(found.value.first == article.days.value.first for found in dates_in(words)), article.days


TEXTS = {file.stem: decode(file.read_bytes()) for file in NEWS}
PIECE = re.compile(r"[^\n.]*(?:\.(?=\s)|\n|$)")


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(TEXTS)), st.randoms(use_true_random=False), st.floats(0, 0.9))
def test_whatever_sentences_are_deleted_every_value_stands_in_what_is_left(name, chance, share):
    pieces = [piece for piece in PIECE.findall(TEXTS[name]) if chance.random() >= share]
    try:
        assert_grounded("".join(pieces))
    except ArticleRefused:
        assert not any(letter.isalpha() for letter in re.sub("<[^>]*>|---", "", "".join(pieces))) or "<" in TEXTS[name]


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_value_vanishes_with_its_words(name):
    text = TEXTS[name]
    article = read(text)[1]
    for person in article.people:
        without = read(re.sub("|".join(person.parts.name.split()), "", straight_apostrophes(text)))[1]
        assert person.parts.name not in [other.parts.name for other in without.people]
    for school in article.schools:
        without = read(re.sub(r"\s+".join(map(re.escape, school.written.split())), "", text))[1]
        assert school.written not in [other.written for other in without.schools]
    for hashtag in article.hashtags:
        assert hashtag not in read(text.replace(hashtag.value, ""))[1].hashtags
    if article.days:
        without = read(re.sub(r"[0-9]+", "", text))[1]
        assert (without.days, without.published) == (None, None)


def test_reading_says_the_same_every_time():
    assert {name: as_document(read(text)[1]) for name, text in TEXTS.items()} == {
        name: as_document(read_news(name)) for name in TEXTS
    }


@pytest.mark.parametrize(
    ("sentence", "name", "post"),
    [
        ("Kegiatan dibuka a.n. Kepala Dinas Contoh oleh Budi Contoh, S.Pd.", "Budi Contoh", "Kepala Dinas Contoh"),
        ("Kegiatan dibuka oleh Budi Contoh, M.Pd., mewakili Ketua MKKS Contoh.", "Budi Contoh", "Ketua MKKS Contoh"),
        (
            "Kepala Cabang Dinas X diwakilkan kepada Bapak Budi Contoh membuka workshop.",
            "Budi Contoh",
            "Kepala Cabang Dinas X",
        ),
    ],
)
def test_whoever_stands_in_for_a_post_is_told_with_it(sentence, name, post):
    text = f"Workshop Contoh\n\nWorkshop diikuti peserta dari sekolah. {sentence} Workshop digelar di Jatilawang."
    person = next(person for person in read(text)[1].people if person.parts.name == name)

    assert (person.role, person.represents, person.stands_in) == ("opening", post, True)


@pytest.mark.parametrize(
    "words",
    ["kemarin", "hari ini", "pekan lalu", "Sabtu lalu", "bulan Juli 2025", "tahun 2025", "paling lambat 3 Juli 2025"],
)
def test_words_that_say_no_day_give_none(words):
    text = f"Workshop Contoh\n\nWorkshop Contoh digelar {words} di Jatilawang dan diikuti para guru."
    assert read(text)[1].days is None


def test_a_headline_names_the_programme_that_no_sentence_does():
    text = (
        "Kota Pekalongan Terapkan Pembelajaran Mendalam di Semua Jenjang\n\nPEKALONGAN, 12 Oktober 2025 – Dinas "
        "Pendidikan Kota Pekalongan menerapkan pendekatan pembelajaran mendalam di seluruh sekolah dari TK hingga SMA "
        "sederajat. "
        "Plt. Kepala Dinas Pendidikan Kota Pekalongan, Mabruri, mengatakan ini adalah pendekatan, bukan kurikulum."
    )
    article = read(text)[1]
    assert article.kind.value == "programme"
    assert article.programme is not None
    assert (article.programme.value, article.programme.source) == ("Pembelajaran Mendalam",) * 2


def test_a_programme_of_ours_is_recognised_by_a_decided_synonym():
    text = "Workshop Baca\n\nWorkshop Gemar Membaca Contoh digelar di Jatilawang dan diikuti peserta."
    programme = read(text)[1].programme

    assert programme is not None
    assert (programme.value, programme.source) == ("Literasi Contoh", "Gemar Membaca Contoh")


def test_read_document_refuses_what_is_no_text():
    with pytest.raises(ArticleRefused):
        read_document(b"%PDF-1.7 \0\0")
    with pytest.raises(ArticleRefused):
        read_document(b"   \n")
    with pytest.raises(ArticleRefused):
        read_document(b"a" * 1_100_000)
    with pytest.raises(ArticleRefused):
        read_document("kata " * 50_000)
