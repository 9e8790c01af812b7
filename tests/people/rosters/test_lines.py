"""Lines as people paste them from chats: every way of writing with its reading, and the laws that hold for any text."""

import re
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_tracker.people.names import split_name
from workshop_tracker.people.rosters.contacts import contacts_of
from workshop_tracker.people.rosters.lines import Line, LineKind, read_line
from workshop_tracker.people.rosters.ornaments import without_answer

DEWI, BUDI = "Dewi Contoh, S.Pd.", "Budi Contoh"
SMK, SMKN = "SMK Contoh Jatilawang", "SMKN 1 Contoh Rawalo"
NIP, NUPTK, NPSN = "198609172010012001", "1234567890123456", "20330471"


def person(name="", **parts):
    return Line(LineKind.PERSON, name, **parts)


NUMBERING = [
    (f"1. {BUDI}", person(BUDI)),
    (f"1.{BUDI}", person(BUDI)),
    (f"1. {DEWI} ✅ hadir", person(DEWI)),
    (f"1. {BUDI} – {SMK} ✅hadir", person(BUDI, school=SMK)),
    (f"{BUDI} 0812 3456 7890 🙏🏻 insya Allah hadir", person(BUDI, phone="0812 3456 7890")),
    (f"2. {BUDI} (siap hadir)", person(BUDI)),
    (f"3. {BUDI} / {SMK} / ❌ izin", person(BUDI, school=SMK)),
    ("4. Nurul Hadir", person("Nurul Hadir")),
    (f"1) {BUDI}", person(BUDI)),
    (f"(1) {BUDI}", person(BUDI)),
    (f"01 - {BUDI}", person(BUDI)),
    (f"12 – {BUDI}", person(BUDI)),
    (f"3/ {BUDI}", person(BUDI)),
    (f"7 {BUDI}", person(BUDI)),
    (f"① {BUDI}", person(BUDI)),
    (f"❷ {BUDI}", person(BUDI)),
    (f"1️⃣ {BUDI}", person(BUDI)),
    (f"1️⃣2️⃣ {BUDI}", person(BUDI)),
    (f"#4 {BUDI}", person(BUDI)),
    (f"- {BUDI}", person(BUDI)),
    (f"• {BUDI}", person(BUDI)),
    (f"▪️{BUDI}", person(BUDI)),
    (f"* {BUDI}", person(BUDI)),
    (f"➢ 5. {BUDI}", person(BUDI)),
    (f"  9 .  {BUDI}  ", person(BUDI)),
    ("1 Maria Contoh", person("Maria Contoh")),
    ("5 Mei Contoh", person("Mei Contoh")),
]
MARKS = [
    (f"*{BUDI}*", person(BUDI)),
    (f"1. *{BUDI}* _{SMK}_", person(BUDI, school=SMK)),
    (f"*1. {BUDI}*", person(BUDI)),
    ("~Budi~ Contoh", person(BUDI)),
    (f"✅ 3. {BUDI} 🙏🏼", person(BUDI)),
    (f"👩‍🏫 {DEWI}", person(DEWI)),
    (f"🇮🇩{BUDI}", person(BUDI)),
    ("1. Budi 🌹 Contoh", person(BUDI)),
]
HONORIFICS = [
    (f"2. Bu {DEWI} {SMK}", person(f"Bu {DEWI}", school=SMK)),
    (f"Bpk. {BUDI}", person(f"Bpk. {BUDI}")),
    (f"Sdri Siti Contoh ({SMK})", person("Sdri Siti Contoh", school=SMK)),
]
SCHOOLS = [
    (f"{DEWI} – {SMK}", person(DEWI, school=SMK)),
    (f"{DEWI} — {SMK}", person(DEWI, school=SMK)),
    (f"{DEWI}–{SMK}", person(DEWI, school=SMK)),
    (f"{DEWI} - {SMK}", person(DEWI, school=SMK)),
    (f"{DEWI} -{SMK}", person(DEWI, school=SMK)),
    (f"{BUDI}-{SMK}", person(BUDI, school=SMK)),
    (f"{BUDI}, {SMK}", person(BUDI, school=SMK)),
    (f"{DEWI}, {SMK}", person(DEWI, school=SMK)),
    (f"{DEWI} ({SMK})", person(DEWI, school=SMK)),
    (f"{DEWI} [{SMK}]", person(DEWI, school=SMK)),
    (f"{BUDI} dari {SMK}", person(BUDI, school=SMK)),
    (f"{BUDI} asal sekolah: {SMK}", person(BUDI, school=SMK)),
    (f"{BUDI} / {SMK}", person(BUDI, school=SMK)),
    (f"{BUDI}/{SMK}", person(BUDI, school=SMK)),
    (f"{BUDI} : {SMK}", person(BUDI, school=SMK)),
    (f"{BUDI} @{SMK}", person(BUDI, school=SMK)),
    (f"{BUDI}\t{SMK}", person(BUDI, school=SMK)),
    (f"{BUDI};{SMK}", person(BUDI, school=SMK)),
    (f"{BUDI} | {SMK}", person(BUDI, school=SMK)),
    (f"{DEWI} {SMKN}", person(DEWI, school=SMKN)),
    ("sri contoh mpd smkn1 contoh", person("sri contoh mpd", school="smkn1 contoh")),
    (f"{BUDI} SMA N 3 Contoh", person(BUDI, school="SMA N 3 Contoh")),
    (f"{BUDI} SDN 2 Contoh", person(BUDI, school="SDN 2 Contoh")),
    (f"{BUDI} MTs Contoh", person(BUDI, school="MTs Contoh")),
    (f"{BUDI}, M.A., MA Contoh", person(f"{BUDI}, M.A.", school="MA Contoh")),
    (f"{BUDI}, S.Pd.SD. SDN 2 Contoh", person(f"{BUDI}, S.Pd.SD.", school="SDN 2 Contoh")),
    (f"{SMKN} - {DEWI}", person(DEWI, school=SMKN)),
    (f"{BUDI}, Dinas Pendidikan Contoh", person(BUDI, school="Dinas Pendidikan Contoh")),
    (f"{BUDI} dari Universitas Contoh", person(BUDI, school="Universitas Contoh")),
    (f"{BUDI}, Pengawas SMK", person(BUDI, school="Pengawas SMK")),
    (f"{BUDI} – Pengajar Praktik", person(BUDI, school="Pengajar Praktik")),
    (f"{BUDI}, {SMK}, Jatilawang", person(BUDI, school=f"{SMK}, Jatilawang")),
    (f"{BUDI} (narasumber) – {SMK}", person(BUDI, school=SMK, role="narasumber")),
]
NOT_A_SCHOOL = [
    ("Ma'arif Contoh", person("Ma'arif Contoh")),
    ("RA Kartini Contoh", person("RA Kartini Contoh")),
    ("Wulan Dari Contoh", person("Wulan Dari Contoh")),
    ("Man Contoh", person("Man Contoh")),
    ("Sri Ma", person("Sri Ma")),
    ("Mas Eko Contoh", person("Mas Eko Contoh")),
    ("Nur Al-Contoh", person("Nur Al-Contoh")),
    ("Hari Contoh", person("Hari Contoh")),
    ("Selamat Contoh", person("Selamat Contoh")),
    ("Eko Listanto Contoh", person("Eko Listanto Contoh")),
    ("Total Contoh", person("Total Contoh")),
]
NUMBERS = [
    (f"{DEWI} – {NPSN}", person(DEWI, npsn=NPSN)),
    (f"{DEWI} NPSN: {NPSN}", person(DEWI, npsn=NPSN)),
    (f"{DEWI}, {SMK} ({NPSN})", person(DEWI, school=SMK, npsn=NPSN)),
    (f"{BUDI} {NIP}", person(BUDI, identifier=NIP)),
    (f"{BUDI} NIP. 19860917 201001 2 001", person(BUDI, identifier="19860917 201001 2 001")),
    (f"{BUDI} NUPTK {NUPTK}", person(BUDI, identifier=NUPTK)),
    (f"{BUDI}; 1234 5678 9012 3456", person(BUDI, identifier="1234 5678 9012 3456")),
    (f"{BUDI} NIP 1986091", person(BUDI, identifier="1986091")),
    (f"{BUDI} 1,98609E+17", person(BUDI, identifier="1,98609E+17")),
    (f"{BUDI} 081234567890", person(BUDI, phone="081234567890")),
    (f"{BUDI} 0812-3456-7890", person(BUDI, phone="0812-3456-7890")),
    (f"{BUDI} +62 812 3456 7890", person(BUDI, phone="+62 812 3456 7890")),
    (f"{BUDI} (6281234567890)", person(BUDI, phone="6281234567890")),
    (f"{BUDI} HP: 0812.3456.7890", person(BUDI, phone="0812.3456.7890")),
    (f"{BUDI} No. WA 081234567890 {SMK}", person(BUDI, phone="081234567890", school=SMK)),
    (f"{BUDI} https://wa.me/6281234567890", person(BUDI, phone="6281234567890")),
    (f"{BUDI} 0281 123456", person(BUDI, phone="0281 123456")),
    (f"{BUDI} {NIP} 081234567890", person(BUDI, identifier=NIP, phone="081234567890")),
    (f"{BUDI} 081234567890 {NPSN}", person(BUDI, phone="081234567890", npsn=NPSN)),
    (f"{BUDI} / {NUPTK} / 081234567890", person(BUDI, identifier=NUPTK, phone="081234567890")),
    (f"{BUDI} budi_contoh@contoh.sch.id", person(BUDI, email="budi_contoh@contoh.sch.id")),
    ("3. 0812 3456 7890", person(phone="0812 3456 7890")),
    (f"3. {SMK}", person(school=SMK)),
    ("Nama: Budi Contoh", person(BUDI)),
    (f"[20/11 19.03] Bu Contoh: 3. {BUDI}", person(BUDI)),
    (f"[20/11/2026, 19.03.12] ~ Bu Contoh: {BUDI} – {SMK}", person(BUDI, school=SMK)),
]
NOBODY = [
    ("", LineKind.BLANK),
    ("   ", LineKind.BLANK),
    ("----------", LineKind.BLANK),
    ("🙏🙏", LineKind.BLANK),
    ("DAFTAR PESERTA", LineKind.HEADLINE),
    ("[20/11 19.03] Bu Contoh: *DAFTAR PESERTA*", LineKind.HEADLINE),
    ("[20/11 19.03] Bu Contoh: 🙏", LineKind.BLANK),
    ("*DAFTAR HADIR WORKSHOP*", LineKind.HEADLINE),
    ("Peserta:", LineKind.HEADLINE),
    ("Assalamu'alaikum wr. wb.", LineKind.HEADLINE),
    ("Berikut nama-nama yang ikut", LineKind.HEADLINE),
    ("Matur nuwun Bapak/Ibu", LineKind.HEADLINE),
    ("monggo", LineKind.HEADLINE),
    ("Sabtu, 12 Juli 2025", LineKind.HEADLINE),
    ("12 Juli 2025", LineKind.HEADLINE),
    ("12-13 Juli 2025", LineKind.HEADLINE),
    ("Hari/tanggal: Sabtu", LineKind.HEADLINE),
    ("Selamat pagi Bapak/Ibu", LineKind.HEADLINE),
    ("https://contoh.sch.id/daftar", LineKind.HEADLINE),
    ("Guru yang hadir :", LineKind.HEADLINE),
    ("Total 12 orang", LineKind.SUM),
    ("Jumlah: 12", LineKind.SUM),
    ("12 orang", LineKind.SUM),
    ("No;Nama;NIP;Asal Sekolah", LineKind.COLUMNS),
    ("Mengetahui, Kepala Sekolah", LineKind.SIGNATURE),
]


@pytest.mark.parametrize(
    ("written", "line"),
    [*NUMBERING, *MARKS, *HONORIFICS, *SCHOOLS, *NOT_A_SCHOOL, *NUMBERS],
    ids=str,
)
def test_people(written, line):
    assert read_line(written) == line


@pytest.mark.parametrize(("written", "kind"), NOBODY)
def test_lines_without_anybody_are_named(written, kind):
    assert read_line(written) == Line(kind)


@pytest.mark.parametrize("written", [f"*{SMK}*", f"🏫 {SMK}", f"Sekolah: {SMK}", f"Asal sekolah = {SMK}"])
def test_a_school_on_its_own(written):
    assert read_line(written) == Line(LineKind.SCHOOL, school=SMK)


@pytest.mark.parametrize("mark", ["\u200b", "\u202e", "\u2068", "\x07", "\ufeff"])
def test_what_cannot_be_seen_stays_for_its_place_to_be_told(mark):
    written = f"1. Bu{mark}di Contoh"
    assert read_line(written) == person(written)


NAMES = st.sampled_from(["Budi", "Bunga", "Ibnu", "Pakde", "Sdrajat", "Rahayu", "Nur'aini", "Siti"])
PREFIXES = st.sampled_from(["", "1. ", "12) ", "03 - ", "① ", "• ", "✅ ", "- ", "1️⃣ "])
TITLES = st.sampled_from(["", ", S.Pd.", ", S.T., M.Pd.", " S.Kom"])
BEFORE_SCHOOL = st.sampled_from([" – ", " - ", ", ", " / ", " dari ", " ", "\t", "; "])
WHERE = st.sampled_from([SMK, SMKN, "SDN 2 Contoh", "MTs Contoh", "SMA Contoh"])
PHONES = st.sampled_from(["", "081234567890", "0812-3456-7890", "+62 812 3456 7890"])


@given(PREFIXES, st.lists(NAMES, min_size=1, max_size=3), TITLES, BEFORE_SCHOOL, WHERE, PHONES, st.booleans())
def test_what_is_put_together_is_taken_apart(prefix, words, titles, between, school, phone, phone_first):
    name = " ".join(words) + titles
    written = f"{prefix}{name}{f' {phone}' if phone_first else ''}{between}{school}{'' if phone_first else f' {phone}'}"
    assert read_line(written) == person(name, school=school, phone=phone)


@given(st.lists(NAMES, min_size=1, max_size=3).map(" ".join))
def test_a_name_that_begins_like_an_honorific_keeps_its_letters(name):
    assert split_name(read_line(f"1. Bu {name}").name).name == name
    assert split_name(read_line(f"1. {name}").name).name == name


MARKS_OF_CHATS = [*string.ascii_letters, *"0123456789 .,;:-–()/*_~|@+'\t", "🙏", "①", " SMK ", " S.Pd. ", " 0812"]
CHAT = st.lists(st.sampled_from(MARKS_OF_CHATS)).map("".join)


def letters(text):
    return sorted(mark for mark in text if mark.isalpha())


@settings(max_examples=500)
@given(CHAT)
def test_no_letter_of_somebody_is_lost(written):
    line = read_line(written)
    kept = " ".join([line.name, line.identifier, line.phone, line.email, line.school, line.npsn, line.role])
    labels = re.findall(
        r"npsn|nip|nuptk|pppk|ni|hp|wa|telp|tlp|telepon|whatsapp|e-?mail|surel|nomor|no|nama|lengkap|peserta|guru|dari|"
        r"asal|sekolah|di|utusan|perwakilan|instansi|lembaga|unit|kerja|https?|me",
        written,
        re.IGNORECASE,
    )
    if line.kind in (LineKind.PERSON, LineKind.SCHOOL) and not labels:
        assert letters(kept) == letters(without_answer(written))


@given(CHAT, st.sampled_from(["hadir", "siap hadir", "izin", "ok"]))
def test_an_answer_alone_is_cut_off(written, answer):
    assert without_answer(f"{written}a ✅ {answer}") == f"{written}a"


@given(CHAT)
def test_no_digit_of_a_number_is_lost(written):
    rest, contacts = contacts_of(written)
    kept = rest + "".join(contacts.values.values())
    assert sorted(re.findall("[0-9]", kept)) == sorted(re.findall("[0-9]", written))


@given(st.text())
def test_any_text_is_read(written):
    assert read_line(written).kind in LineKind
