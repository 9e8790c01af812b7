import datetime as dt

import pytest

from workshop_tracker.workshops.plans.documents import JsonObject, NotJson, quoted, read_json
from workshop_tracker.workshops.rules import Problem

KNOWN = ("key", "keys")


def read(method, value, *arguments, **options):
    problems = []
    found = getattr(JsonObject({"key": value}, "", KNOWN, problems), method)("key", *arguments, **options)
    return found, [problem.message for problem in problems]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"a": }', "Bukan JSON yang benar pada baris 1, kolom 7."),
        ('{"a": 1, "a": 2}', "Kunci “a” tertulis dua kali dalam satu objek."),
        ("[" * 100_000, "Bukan JSON yang wajar: bersarang terlalu dalam."),
        ("1" * 5_000, "Bukan JSON yang wajar: berisi bilangan yang terlalu panjang."),
    ],
)
def test_a_text_that_is_no_json_is_refused_with_the_place(text, message):
    with pytest.raises(NotJson) as refused:
        read_json(text)
    assert str(refused.value) == message


def test_what_is_quoted_fits_a_line_of_a_screen():
    assert quoted("a\nb\ud800") == "“a�b�”"
    assert quoted("x" * 100) == f"“{'x' * 40}…”"


@pytest.mark.parametrize("absent", [None, ""])
@pytest.mark.parametrize(
    ("method", "arguments", "nothing"),
    [("text", (), ""), ("texts", (), ()), ("number", (0, 9), None), ("day", (), None), ("word", ({"a": "a"},), "")],
)
def test_null_and_empty_text_are_the_same_as_absent(method, arguments, nothing, absent):
    assert read(method, absent, *arguments) == (nothing, [])


def test_an_unknown_key_is_refused_by_name_and_the_nearest_is_offered():
    problems: list[Problem] = []
    JsonObject({"kunci": 0, "keyss": 1, "lain": 2}, "sessions[1]", KNOWN, problems)
    assert problems == [
        Problem("sessions[1].kunci", "Kunci “kunci” tidak dikenal."),
        Problem("sessions[1].keyss", "Kunci “keyss” tidak dikenal. Mungkin maksudnya “keys”."),
        Problem("sessions[1].lain", "Kunci “lain” tidak dikenal."),
    ]


@pytest.mark.parametrize(
    ("method", "value", "arguments", "message"),
    [
        ("text", 5, (), "Harus teks dalam tanda petik, bukan angka."),
        ("text", ["a"], (), "Harus teks dalam tanda petik, bukan daftar."),
        ("text", True, (), "Harus teks dalam tanda petik, bukan benar/salah."),
        ("text", "a\u202eb", (), "Berisi tanda yang tidak terlihat: U+202E."),
        ("text", "\ud800", (), "Berisi tanda yang tidak terlihat: U+D800."),
        ("text", "a\x00b", (), "Berisi tanda yang tidak terlihat: U+0000."),
        ("text", "a" * 301, (), "Paling panjang 300 huruf, tertulis 301."),
        ("texts", "a", (), "Harus daftar [ … ], bukan teks."),
        ("number", "80%", (0, 100), "Harus bilangan bulat 0 sampai 100, bukan “80%”."),
        ("number", 101, (0, 100), "Harus bilangan bulat 0 sampai 100, bukan “101”."),
        ("number", 7.5, (0, 100), "Harus bilangan bulat 0 sampai 100, bukan “7.5”."),
        ("number", float("inf"), (0, 100), "Harus bilangan bulat 0 sampai 100, bukan “inf”."),
        ("number", True, (0, 100), "Harus bilangan bulat 0 sampai 100, bukan benar/salah."),
        ("number", {}, (0, 100), "Harus bilangan bulat 0 sampai 100, bukan objek."),
        ("day", "2025-02-30", (), "“2025-02-30” bukan tanggal. Tulis tahun-bulan-hari, misalnya 2025-07-11."),
        ("day", "٢٠٢٥-07-11", (), "“٢٠٢٥-07-11” bukan tanggal. Tulis tahun-bulan-hari, misalnya 2025-07-11."),
        ("day", "0205-07-11", (), "“0205-07-11” bukan tanggal. Tulis tahun-bulan-hari, misalnya 2025-07-11."),
        ("word", "aula", ({"on": "on", "off": "off"},), "“aula” tidak dikenal. Pilihan: on dan off."),
    ],
)
def test_a_wrong_value_is_named_in_a_sentence(method, value, arguments, message):
    found, messages = read(method, value, *arguments)
    assert messages == [message]
    assert found in ("", (), None)


@pytest.mark.parametrize("zoned", ["2025-07-11T08:00Z", "2025-07-11T08:00+07:00", "08:00", "2025-07-11"])
def test_a_time_is_local_with_its_day(zoned):
    assert read("moment", zoned)[1] == [f"“{zoned}” bukan waktu setempat. Tulis tanpa zona, misalnya 2025-07-11T08:00."]


def test_right_values_come_out_as_what_they_are():
    assert read("text", "  Ma’arif  \n Contoh ") == ("Ma'arif Contoh", [])
    assert read("texts", ["a", " ", "b"]) == (("a", "b"), [])
    assert read("number", 8.0, 0, 10) == (8, [])
    assert read("day", "2025-07-11") == (dt.date(2025, 7, 11), [])
    assert read("moment", "2025-07-11T08:05") == (dt.datetime.fromisoformat("2025-07-11T08:05"), [])
    assert read("moment", "2025-07-11 08:05:30") == (dt.datetime.fromisoformat("2025-07-11T08:05:30"), [])
    assert read("word", "LURING", {"luring": "onsite"}) == ("onsite", [])


def test_a_required_text_is_asked_for_once():
    assert read("required_text", "") == ("", ["Wajib diisi."])
    assert read("required_text", 5) == ("", ["Harus teks dalam tanda petik, bukan angka."])


def test_what_should_be_an_object_says_so():
    problems: list[Problem] = []
    document = JsonObject({"keys": [{"a": 1}, 7]}, "", KNOWN, problems)
    parts = list(document.objects("keys", ("a",)))
    assert [part.number("a", 0, 9) for part in parts] == [1, None]
    assert problems == [Problem("keys[1]", "Harus objek { … }, bukan angka.")]
