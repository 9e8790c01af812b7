"""A list is read column by column: every row says what it says alone, and what cannot be taken stands in its row."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.people.rosters.lists import table
from workshop_tracker.people.rosters.reading import read_entries

HEADINGS = (
    "Nama", "Gelar Depan", "Gelar Belakang", "NUPTK", "NIP", "L/P", "No. HP", "Email", "Asal Sekolah", "Jabatan",
)  # fmt: skip
CELLS = (
    ("Siti Contoh", "Budi Contoh, S.Pd.", "Sri Ma", "DR. Ali", "Ani (Panggilan)", "12345", "-", ""),
    ("", "Dr.", "Abc."),
    ("", "S.Pd.", "Xyz."),
    ("", "1234567890123456", "123", "tidak ada"),
    ("", "198609172010011001", "198609172010991001", "12"),
    ("", "L", "perempuan", "x"),
    ("", "0812 3456 7890", "abc"),
    ("", "siti@contoh.invalid", "siti@"),
    ("", "SMK Contoh Jatilawang", "-"),
    ("", "Guru Mapel", "Kepala Laboratorium", "x" * 121),
)
rows = st.lists(st.tuples(*map(st.sampled_from, CELLS)).filter(any), min_size=1, max_size=4)


@settings(max_examples=25, deadline=None)
@given(rows)
def test_a_row_among_others_says_what_it_says_alone(cells):
    together = read_entries(table([HEADINGS, *cells]))
    alone = [entry for row in cells for entry in read_entries(table([HEADINGS, row]))]
    assert [entry.to_json() | {"row": 2} for entry in together] == [entry.to_json() for entry in alone]


def test_what_cannot_be_taken_is_noted_in_its_row_in_the_order_of_reading():
    titled = ("Siti Contoh", "Abc.", "Xyz.", "123", "12", "x", "abc", "siti@", "SMK Contoh Jatilawang", "x" * 121)
    plain = ("Budi Contoh", "", "", "", "", "L", "", "", "SMK Contoh Jatilawang", "")
    first, second, third = read_entries(table([HEADINGS, plain, titled, plain]))
    told = ["sex", "phone", "email", "nuptk", "nip", "title_before", "title_after", "position"]
    assert (first.notes, [column for column, _ in second.notes], third.notes) == ((), told, ())
    assert (second.parts.title_before, second.parts.title_after) == ("Abc.", "Xyz.")


def test_a_number_that_lost_its_digits_is_told_where_it_stands():
    rows = table([HEADINGS, *[("Siti Contoh", "", "", "1234567890123456", *[""] * 6)] * 2], damaged=[(2, 3)])
    sound, damaged = read_entries(rows)
    assert (len(sound.identifiers), sound.notes) == (1, ())
    assert (damaged.identifiers, [column for column, _ in damaged.notes]) == ((), ["nuptk"])


def test_a_list_of_headings_alone_has_no_entries():
    assert read_entries(table([HEADINGS])) == []
