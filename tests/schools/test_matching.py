"""Matching in registers: usual spellings are certain, wrong schools never are, typing errors are offered.

Each law is tried with some schools of a register, with every one by `test --full`.
"""

import random
import re
from collections import Counter, defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.campaigns.crowds import is_full
from tests.schools.registers import generated_register, registers_at_hand
from workshop_tracker.schools import matching
from workshop_tracker.schools.matching import SchoolIndex, SchoolRow, letter_pairs_of, likeness_of
from workshop_tracker.schools.rules import read_school_name

REGISTERS = registers_at_hand()
INDEXES = {name: SchoolIndex(rows) for name, rows in REGISTERS.items()}
SMALL = SchoolIndex(generated_register(300))
SOME = 500
READINGS = 2  # of what is written: as it stands, and with its short words spelled out

# each way of writing a beginning, with the ways that mean the same
SAME_BEGINNINGS = [
    ("SMKS ", "SMK ", "SMK SWASTA ", "smk s "),
    ("SMAS ", "SMA ", "SMA SWASTA "),
    ("SMPS ", "SMP ", "SMP SWASTA "),
    ("SMKN ", "SMK NEGERI ", "SMK N ", "Smk Negeri "),
    ("SMAN ", "SMA NEGERI ", "SMA N ", "Sekolah Menengah Atas Negeri "),
    ("SMPN ", "SMP NEGERI ", "SMP N "),
    ("SDN ", "SD NEGERI ", "SD N ", "Sekolah Dasar Negeri "),
]
STATUS_BEGINNING = re.compile(r"\S+( (NEGERI|SWASTA|N|S)\b)?", re.IGNORECASE)
LETTERS = "ABCDEFGHIJKLMNOPRSTUWY"

STORY = SchoolIndex(
    [
        SchoolRow("20330471", "SMKS WIJAYAKUSUMA JATILAWANG", "Kec. Jatilawang", "33.02"),
        SchoolRow("20301900", "SMKS DIPONEGORO 2 RAWALO", "Kec. Rawalo", "33.02"),
        SchoolRow("99000001", "SMKN 1 CONTOH", "Kec. Contoh Lor", "33.02"),
        SchoolRow("99000002", "SMKN 3 CONTOH", "Kec. Contoh Lor", "33.02"),
        SchoolRow("99000003", "SMAN 5 CONTOH", "Kec. Contoh Lor", "33.02"),
        SchoolRow("99000004", "SD NEGERI 1 CONTOH", "Kec. Contoh Lor", "33.02"),
        SchoolRow("99000005", "SD NEGERI 1 CONTOH", "Kec. Contoh Kidul", "33.02"),
        SchoolRow("99000006", "SD NEGERI 2 CONTOH", "Kec. Contoh Kidul", "33.02"),
        SchoolRow("99000007", "SD NEGERI 02 CONTOH", "Kec. Contoh Lor", "33.02"),
        SchoolRow("99000008", "SMKS CONTOH KARYA", "Kec. Contoh", "33.75"),
        SchoolRow("99000009", "SMK SANTO CONTOH", "Kec. Contoh", "33.75"),
    ]
)


def some_of(rows):
    """The rows with which a law is tried: the same ones each time."""
    return rows if is_full() else random.Random(3).sample(rows, SOME)


def spellings(name):
    """Ways in which people write the name of a school, all of them meaning no other."""
    yield from [name, name.lower(), name.replace(" ", ""), name.replace(" ", "").lower(), name.replace("`", "’")]
    yield f"  {name.replace(' ', '  ')}."
    for beginnings in SAME_BEGINNINGS:
        found = next((each for each in sorted(beginnings, key=len)[::-1] if name.startswith(each)), None)
        if found and not (found in ("SMK ", "SMA ", "SMP ") and re.match(r"\S+ (NEGERI|N) ", name, re.IGNORECASE)):
            yield from (f"{beginning}{name.removeprefix(found)}" for beginning in beginnings)


@pytest.mark.parametrize("register", REGISTERS)
def test_usual_spellings_are_certain_within_the_subdistrict(register):
    index = INDEXES[register]
    wrong = [
        (written, row.name)
        for row in some_of(REGISTERS[register])
        for written in spellings(row.name)
        if index.match(written, row.district_code, row.subdistrict).certain != row.npsn
    ]
    assert wrong == []


@pytest.mark.parametrize("register", REGISTERS)
def test_within_the_district_a_name_is_certain_or_offered_and_never_wrong(register):
    outcomes = Counter(outcome(INDEXES[register], row.name, row) for row in some_of(REGISTERS[register]))
    assert outcomes["wrong"] == 0
    assert outcomes["certain"] > 0.9 * outcomes.total() >= 0.9 * SOME
    # more than three schools of one name in one district: the subdistrict tells
    assert outcomes["absent"] < 0.01 * outcomes.total()


def outcome(index, written, row, subdistrict=None):
    match = index.match(written, row.district_code, subdistrict)
    if match.certain:
        return "certain" if match.certain == row.npsn else "wrong"
    return "offered" if row.npsn in {each.school.npsn for each in match.suggestions} else "absent"


def with_typing_error(name, chance):
    """The name with one letter of its proper part replaced, left out, put in or swapped with the next."""
    begins = STATUS_BEGINNING.match(name).end() + 1
    places = [place for place in range(begins, len(name)) if name[place].isalpha()]
    if not places:
        return name
    place, letter = chance.choice(places), chance.choice(LETTERS)
    head, old, rest = name[:place], name[place], name[place + 1 :]
    return chance.choice(
        [head + letter + rest, head + rest, head + letter + old + rest, head + rest[:1] + old + rest[1:]]
    )


@pytest.mark.parametrize("register", REGISTERS)
def test_one_typing_error_is_never_certain_and_the_right_school_is_offered(register):
    index, rows, chance = INDEXES[register], REGISTERS[register], random.Random(7)
    keys = defaultdict(set)
    for row in rows:
        keys[row.district_code].update(reading.key for reading in read_school_name(row.name))
    written = [(with_typing_error(row.name, chance), row) for row in some_of(rows)]
    outcomes = Counter(
        outcome(index, text, row)
        for text, row in written
        if keys[row.district_code].isdisjoint(reading.key for reading in read_school_name(text))
    )
    assert outcomes["certain"] == outcomes["wrong"] == 0
    assert outcomes["offered"] >= 0.98 * outcomes.total() > 0.85 * SOME


@pytest.mark.parametrize("register", REGISTERS)
def test_a_name_with_its_place_behind_is_never_another_school_and_the_right_one_is_offered(register):
    """The subdistrict as a word of the text; where the district is known and where it is not."""
    rows = some_of(REGISTERS[register])
    written = [(f"{row.name} {row.subdistrict.removeprefix('Kec. ')}", row) for row in rows]
    outcomes = Counter(outcome(INDEXES[register], text, row) for text, row in written)
    anywhere = Counter(outcome(INDEXES[register], text, row._replace(district_code=None)) for text, row in written)
    assert outcomes["wrong"] == anywhere["wrong"] == 0
    assert outcomes["absent"] + anywhere["absent"] <= 0.02 * SOME


@pytest.mark.parametrize("register", REGISTERS)
def test_another_number_is_never_the_same_school(register):
    index = INDEXES[register]
    numbered = [row for row in some_of(REGISTERS[register]) if re.search("[0-9]", row.name)]
    matches = [(row, index.match(re.sub("[0-9]+", "9797", row.name), row.district_code)) for row in numbered]
    assert {match.certain for _, match in matches} == {None}
    assert all("nomor berbeda" in each.reason for _, match in matches for each in match.suggestions)


@pytest.mark.parametrize("register", REGISTERS)
def test_another_word_is_never_the_same_school(register):
    """A word of the name left out, or that of another school in its place."""
    index, chance = INDEXES[register], random.Random(13)
    rows = some_of(REGISTERS[register])
    written = [
        (text, row.district_code)
        for row, other in zip(rows, chance.sample(rows, len(rows)), strict=True)
        for text in with_another_word(row.name.split(), other.name.split()[-1], chance)
    ]
    found = [(text, index.match(text, district).certain) for text, district in written]
    assert [(text, npsn) for text, npsn in found if npsn and not is_spelled_so(index.school(npsn).name, text)] == []
    assert len(found) > SOME


def with_another_word(words, word, chance):
    if len(words) > 1:
        place = chance.randrange(1, len(words))
        yield " ".join([*words[:place], *words[place + 1 :]])
        yield " ".join([*words[:place], word, *words[place + 1 :]])


def is_spelled_so(name, written):
    """The two have the same letters and digits but for the words of status and the zeros before a number."""

    def letters(text):
        state = re.sub(r"^(SD|SMP|SMA|SMK|SLB)[NS]? ?NEGERI", r"\1N", text.upper())
        return re.sub(r"(?<![0-9])0+|[^A-Z0-9]", "", re.sub(r"^(SD|SMP|SMA|SMK|SLB) ?(SWASTA|S)\b", r"\1", state))

    return letters(name) == letters(written)


@pytest.mark.parametrize("register", REGISTERS)
def test_a_lookup_compares_few_schools_however_many_there_are(register, monkeypatch):
    """How long it takes is measured by `bench_school_matching`."""
    index, rows, chance = INDEXES[register], REGISTERS[register], random.Random(11)
    compared = Counter()

    def counted(pairs, others):
        compared[text] += 1
        return likeness_of(pairs, others)

    monkeypatch.setattr(matching, "likeness_of", counted)
    for text in [with_typing_error(row.name, chance) for row in chance.sample(rows, 100)]:
        index.match(text)
    assert len(compared) > 50
    assert max(compared.values()) <= READINGS * matching.MOST_COMPARED < len(rows)


def test_the_schools_of_the_story():
    assert STORY.match("SMK Wijayakusuma Jatilawang", "33.02").certain == "20330471"
    assert STORY.match("SMK Dipo Negoro 2 Rawalo", "33.02").certain == "20301900"
    for register in set(INDEXES) - {"generated"}:
        assert INDEXES[register].match("SMK Wijayakusuma Jatilawang", "33.02").certain == "20330471"
        assert INDEXES[register].match("SMK Dipo Negoro 2 Rawalo", "33.02").certain == "20301900"


def test_without_a_district_only_a_single_name_is_certain():
    assert STORY.match("smkswijayakusumajatilawang").certain == "20330471"
    assert STORY.match("SD Negeri 1 Contoh").certain is None


def test_in_another_district_a_name_is_only_offered():
    match = STORY.match("SMK Contoh Karya", "33.02")
    assert match.certain is None
    assert next((each.school.npsn, each.reason) for each in match.suggestions) == (
        "99000008",
        "nama sama, kabupaten/kota lain",
    )


def test_two_of_one_name_are_told_apart_by_the_subdistrict():
    match = STORY.match("SDN 1 Contoh", "33.02")
    assert match.certain is None
    assert {(each.school.npsn, each.reason) for each in match.suggestions} >= {
        ("99000004", "nama sama"),
        ("99000005", "nama sama"),
    }
    assert STORY.match("SDN 1 Contoh", "33.02", "Kec. Contoh Kidul").certain == "99000005"
    assert STORY.match("SDN 1 Contoh", "33.02", "contohkidul").certain == "99000005"
    assert STORY.match("SDN 1 Contoh", "33.02", "Contoh Wetan").certain is None


def test_a_leading_zero_decides_only_between_two():
    assert STORY.match("SDN 2 Contoh", "33.02").certain == "99000006"
    assert STORY.match("SDN 02 Contoh", "33.02").certain == "99000007"
    assert STORY.match("SMK N 01 Contoh", "33.02").certain == "99000001"


def test_reasons_name_what_differs():
    def reasons(written):
        return {each.school.npsn: each.reason for each in STORY.match(written, "33.02").suggestions}

    assert reasons("SMKN 5 Contoh")["99000003"] == "nama mirip, jenjang berbeda"
    assert reasons("SMKN 2 Contoh")["99000001"] == "nama mirip, nomor berbeda"
    assert reasons("SMK 3 Contoh")["99000002"] == "nama mirip, negeri/swasta berbeda"
    assert reasons("SMK Diponegoro Rawalo")["20301900"] == "nama mirip, nomor tidak ditulis"
    assert reasons("Wijaya Kusuma")["20330471"] == "nama mirip"


@pytest.mark.parametrize(
    "written",
    [
        "SMK Negri 1 Contoh",
        "SMK Neg. 1 Contoh",
        "SMK Negeri I Contoh",
        "SMKN 1 Contoh Kab. Banyumas",
        "SMKNegri 1 Cntoh",
    ],
)
def test_a_state_school_is_offered_first_however_hurriedly_it_is_written(written):
    match = STORY.match(written, "33.02")
    assert match.certain is None
    assert match.suggestions[0].school.npsn == "99000001"


@pytest.mark.parametrize("written", ["SMAN Contoh Lor 1", "SMA N Contoh Lor 01", "sma negeri contoh lor I"])
def test_the_number_may_stand_behind_the_name_however_many_schools_are_of_one_town(written):
    town = [SchoolRow(f"98{number:06}", f"SDN {number} CONTOH LOR", "Kec. Contoh Lor", "33.02") for number in range(80)]
    meant = SchoolRow("99000010", "SMAN 1 CONTOH LOR", "Kec. Contoh Lor", "33.02")
    match = SchoolIndex([*town, meant]).match(written)
    assert match.certain is None
    assert (match.suggestions[0].school, match.suggestions[0].reason) == (meant, "nama mirip")


@pytest.mark.parametrize("behind", ["Banyumas", "Kab. Banyumas", "Contoh Lor", "Contoh Lor, Kabupaten Banyumas"])
def test_the_place_behind_a_name_is_read_for_an_offer_and_makes_nothing_certain(behind):
    for district in (None, "33.02"):
        match = STORY.match(f"SMKN 1 Contoh {behind}", district)
        assert match.certain is None
        assert (match.suggestions[0].school.npsn, match.suggestions[0].reason) == ("99000001", "nama sama")


def test_a_name_at_another_place_is_not_the_same():
    assert STORY.match("SMK Santo Contoh Kota Pekalongan").suggestions[0].reason == "nama sama"
    assert "nama sama" not in {each.reason for each in STORY.match("SMK Santo Contoh Banyumas").suggestions}


def test_at_most_three_are_offered_and_nothing_where_nothing_is_alike():
    assert len(STORY.match("SD Contoh", "33.02").suggestions) == 3
    assert STORY.match("zzz", "33.02") == STORY.match("", "33.02") == (None, ())
    assert STORY.match("SMK Wijayakusuma Jatilawang", "11.01").certain is None


@given(st.text(max_size=60), st.sampled_from([None, "99.01", "00.00"]), st.sampled_from([None, "", "Kec. Contoh"]))
def test_any_text_is_matched_without_an_error(written, district, subdistrict):
    match = SMALL.match(written, district, subdistrict)
    assert match.certain is None or match.suggestions == ()
    assert len(match.suggestions) <= 3


def test_the_order_of_rows_does_not_matter():
    rows = generated_register(300)
    turned = SchoolIndex(rows[::-1])
    for row in rows[::7]:
        assert turned.match(row.name[:-2], row.district_code) == SMALL.match(row.name[:-2], row.district_code)


def test_likeness_lies_between_nothing_and_the_same():
    contoh = letter_pairs_of("CONTOH1")
    assert likeness_of(contoh, letter_pairs_of("CONTOH2")) == 1
    assert likeness_of(contoh, letter_pairs_of("XYZ")) == 0
    assert 0.5 < likeness_of(contoh, letter_pairs_of("COTNOH")) < 1
