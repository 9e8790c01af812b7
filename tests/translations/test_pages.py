"""Each page in its reader's language: no Indonesian of ours in English, no library's English in Indonesian."""

import pytest
from sqlalchemy import String, select
from wtforms.fields.core import UnboundField

from tests.access.doors import Doors, nothing_kept
from tests.access.table import STRANGER
from tests.access.world import OWN, make_world
from tests.translations.catalogues import FORMS_IN_INDONESIAN, english, read_catalogue, texts_of
from tests.translations.pages import Reader, foreign_in, pattern_of, read_texts
from workshop_tracker.database import Base, make_engine, reading
from workshop_tracker.extensions import Form
from workshop_tracker.viewer import Role

CALLERS = (Role.ADMIN, Role.ORGANIZER, Role.OFFICE, Role.TEACHER, STRANGER)
BAD_VALUES = ("", "x" * 2_000, "2025-02-30")
ADDRESSES_OF_NOTHING = ("/nowhere", "/workshops?q=%00", "/sign-out")
# what is quoted from a paper stays as it was printed
PRINTED = {
    **dict.fromkeys(("verify", "show", "revoke", "correct"), frozenset({"Peserta", "11 Juli 2025"})),
    "mine": frozenset({"11 Juli 2025", "11 Juli 2025 · SMK Contoh"}),
}
# words of nearly every Indonesian sentence, and of no name in the small world: what never was in the catalogue
INDONESIAN_WORDS = frozenset(
    [
        *("yang", "dan", "dari", "belum", "sudah", "tidak", "untuk", "dengan", "ini", "itu", "pada", "atau", "ada"),
        *("oleh", "sejak", "sampai", "setelah", "sebelum", "kepada", "lewat", "hanya", "boleh", "dapat", "karena"),
        *("akan", "juga", "bila", "agar", "lalu", "dahulu", "masih", "lagi", "semua", "setiap", "saat", "serta"),
        *("tanpa", "antara", "isi", "pilih", "cari", "simpan", "tambah", "hapus", "ubah", "unduh", "daftar"),
        *("januari", "februari", "maret", "mei", "juni", "juli", "agustus", "oktober", "desember", "senin", "jumat"),
    ]
)


DOUBTS = ("may mean", "not a phone number", "is not an e-mail address", "does not fit")
DOUBTFUL = """Nama;NIP/NUPTK;Asal Sekolah;Tanggal Lahir;No. WA;Email;JK
DR. Eko Contoh;198001012005010001;SMK Contoh Alfa;03/04/1980;12;eko;X
Fajar S Contoh, S.Xy.;1980;SMK Contoh Alfo;Senin, 1 Januari 1980;0812 0000 1111;fajar@contoh.sch.id;L
Ayu Alfa;;SMK Contoh Alfa;;0812/0813;;P
Gita 7 Contoh;9999999999999;Universitas Contoh;;;;
Hadi Contoh;;SMK Contoh Alfa;03/04/1980;;;L
Hadi Contoh;;SMK Contoh Alfa;05/04/1980;;;L
;;;;;;
"""


@pytest.fixture(scope="module")
def doors(databases):
    engine = make_engine(databases.make_database_url())
    yield Doors(make_world(engine))
    engine.dispose()


@pytest.fixture(scope="module")
def stored(doors):
    """Every text of the database: names and what people wrote are the same in both languages."""
    tables = [table for table in Base.metadata.sorted_tables if not table.info.get("derived")]
    columns = [column for table in tables for column in table.columns]
    with reading(doors.world.engine) as session:
        found = {
            text
            for column in columns
            if isinstance(column.type, String)
            for text in session.scalars(select(column).distinct())
        }
    return frozenset(" ".join(str(text).split()) for text in found if text)


@pytest.fixture(scope="module", params=CALLERS)
def in_english(doors, request):
    """(endpoint, page) of everything that this caller can open or is refused."""
    reader = Reader(doors, request.param, "en")
    opened = [(rule.endpoint, reader.open(doors.address(rule, OWN))) for rule in doors.rules(changing=False)]
    return [*opened, *((address, reader.open(address)) for address in ADDRESSES_OF_NOTHING)]


@pytest.fixture(scope="module")
def indonesian():
    """How each text looks whose English is another."""
    return [pattern_of(msgid) for message in texts_of(english()) for msgid in _different(message)]


@pytest.fixture(scope="module")
def library_english():
    """The sentences that WTForms brings."""
    messages = texts_of(read_catalogue(FORMS_IN_INDONESIAN, "id"))
    return [pattern_of(msgid) for message in messages for msgid in _forms(message.id)]


def _different(message):
    return [msgid for msgid in _forms(message.id) if msgid not in _forms(message.string)]


def _forms(text):
    return (text,) if isinstance(text, str) else text


def refused_forms(doors, caller, language):
    """(endpoint, page) of every form sent with values that nothing can mean; nothing is kept of what goes through."""
    reader = Reader(doors, caller, language)
    fields = field_names(Form)
    for rule in doors.rules(changing=True):
        for value in BAD_VALUES:
            with nothing_kept():
                yield rule.endpoint, reader.send(doors.address(rule, OWN), dict.fromkeys(fields, value))


def field_names(form):
    """The names of the fields of all forms, also of those with the prefixes in use."""
    own = {name for name in dir(form) if isinstance(getattr(form, name), UnboundField)}
    prefixed = {f"{prefix}-{name}" for prefix in ("revoke",) for name in own}
    return own | prefixed | {name for each in form.__subclasses__() for name in field_names(each)}


def test_an_english_page_shows_no_indonesian_of_ours(in_english, stored, indonesian):
    assert {page.lang for _, page in in_english if page} == {"en"}
    assert foreign(in_english, stored, indonesian) == set()


def test_an_english_page_shows_no_indonesian_that_never_was_in_the_catalogue(in_english, stored):
    assert unknown_indonesian(in_english, stored) == set()


def test_the_search_finds_indonesian_where_it_is(doors, stored, indonesian):
    address = doors.world.values[OWN]["slug"]
    page = Reader(doors, Role.ADMIN, "id").open(f"/workshops/{address}/certificates")
    found = {text for _, text in foreign([("", page)], stored, indonesian)}
    assert found >= {"Beranda", "Siapkan dan cetak lebih dahulu; sahkan setelah daftar hadir lengkap."}


@pytest.mark.parametrize("caller", [Role.ADMIN, STRANGER])
def test_what_is_wrong_with_a_form_is_told_in_english(doors, stored, indonesian, caller):
    refused = [(endpoint, page) for endpoint, page in refused_forms(doors, caller, "en") if page]
    assert len(refused) > len(BAD_VALUES)
    assert foreign(refused, stored, indonesian) == set()


@pytest.mark.parametrize("caller", [Role.ADMIN, STRANGER])
def test_what_is_wrong_with_a_form_is_told_in_indonesian(doors, stored, library_english, caller):
    refused = [(endpoint, page) for endpoint, page in refused_forms(doors, caller, "id") if page]
    assert len(refused) > len(BAD_VALUES)
    assert {page.lang for _, page in refused} == {"id"}
    assert foreign(refused, stored, library_english) == set()


def foreign(opened, stored, patterns):
    """(endpoint, text) of what speaks the other language; a text that stands on many pages is looked at once."""
    read = {(endpoint, text) for endpoint, page in opened for text in ours(endpoint, page, stored)}
    strange = foreign_in({text for _, text in read}, patterns)
    return {(endpoint, text) for endpoint, text in read if text in strange}


def ours(endpoint, page, stored):
    """The texts of a page that nobody wrote into the database, alone or as what was nothing before, nor on a paper."""
    texts = read_texts(page) - stored - PRINTED.get(endpoint.rpartition(".")[2], frozenset())
    return {text for text in texts if text.removeprefix("– → ") not in stored}


def test_what_is_asked_about_a_list_is_told_in_english(doors, stored, indonesian):
    """Every kind of doubt in one list, staged in the database and looked at again."""
    reader = Reader(doors, Role.ADMIN, "en")
    page = reader.send(
        f"/workshops/{doors.world.values[OWN]['slug']}/participants/add", {"pasted": DOUBTFUL}, follow=True
    )
    assert [words for words in DOUBTS if not any(words in text for text in page.texts)] == []
    written = {text for text in page.texts if any(text.strip("“”") in line for line in DOUBTFUL.splitlines())}
    assert foreign([("", page)], stored | written, indonesian) == set()
    quoting = {text for text in page.texts if "“Senin, 1 Januari 1980”" in text}
    assert unknown_indonesian([("", page)], stored | written | quoting) == set()


def unknown_indonesian(opened, stored):
    return {
        (endpoint, text)
        for endpoint, page in opened
        for text in ours(endpoint, page, stored)
        if INDONESIAN_WORDS & set(text.lower().split())
    }


def test_dates_and_numbers_follow_the_language(doors):
    address = f"/workshops/{doors.world.values[OWN]['slug']}"
    assert "11 July 2025" in Reader(doors, Role.ADMIN, "en").open(address).text
    assert "11 Juli 2025" in Reader(doors, Role.ADMIN, "id").open(address).text


def test_a_sentence_of_pure_code_is_told_on_the_page(doors):
    """Dewi was never marked: the reason comes from the rules of attendance."""
    address = f"/workshops/{doors.world.values[OWN]['slug']}/certificates"
    assert "Sessions not marked yet: 2." in Reader(doors, Role.ADMIN, "en").open(address).text
    assert "2 sesi belum ditandai." in Reader(doors, Role.ADMIN, "id").open(address).text
