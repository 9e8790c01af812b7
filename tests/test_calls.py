"""What somebody reads who called a command wrongly."""

import click
import pytest
from click.testing import CliRunner

from workshop_tracker.calls import sentence_of
from workshop_tracker.cli import main


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        ("import people", "Isian FILE belum ditulis."),
        ("import people nothing.csv", "Isian FILE: “nothing.csv” tidak ada."),
        ("import people .", "Isian FILE: “.” adalah folder, bukan berkas."),
        ("users add guru@contoh.id", "Pilihan --role belum ditulis."),
        ("users add guru@contoh.id --role raja", "Pilihan --role: “raja” tidak dikenal; pilih salah satu dari '"),
        ("workshops list --jsno", "Pilihan “--jsno” tidak ada. Mungkin maksudnya: --json."),
        ("workshops list one two", "Yang tertulis terlalu banyak: “one two”."),
        ("workshop", "Perintah “workshop” tidak ada. Mungkin maksudnya: workshops."),
        ("certificates issue x --on besok", "Pilihan --on: “besok” bukan tanggal; tulislah seperti 2025-07-11."),
        ("demo --port 0", "Pilihan --port: 0 di luar batas 1<=x<=65535."),
        ("import undo dua", "Isian BATCH: “dua” bukan bilangan bulat."),
    ],
)
def test_a_wrong_call_is_told_in_indonesian_and_is_code_2(call, sentence):
    answer = CliRunner().invoke(main, call.split())
    told = answer.stderr.splitlines()
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert told[0].startswith(sentence)
    assert told[1].startswith("Cara memakai: workshop-tracker")
    assert told[2].endswith("--help")


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        ("import people --school", "Sesudah pilihan “--school” harus tertulis nilainya.\n"),
        ("workshops list --json=yes", "Pilihan “--json” ditulis tanpa nilai.\n"),
    ],
)
def test_a_wrong_value_of_an_option_is_told_where_click_does_not_say_of_which_command(call, sentence):
    answer = CliRunner().invoke(main, call.split())
    assert (answer.exit_code, answer.stdout, answer.stderr) == (2, "", sentence)


def test_without_a_command_the_help_is_shown():
    answer = CliRunner().invoke(main, ["certificates"])
    assert (answer.exit_code, "Cara memakai: workshop-tracker certificates" in answer.output) == (2, True)


def test_what_has_no_sentence_of_ours_is_shown_as_it_is():
    assert sentence_of(click.BadParameter("Something new.")) == "Yang tertulis: Something new."


def test_help_is_indonesian():
    told = CliRunner().invoke(main, ["workshops", "list", "--help"]).output.splitlines()
    assert told[0] == "Cara memakai: workshop-tracker workshops list [OPTIONS]"
    assert told[-3:] == [
        "Pilihan:",
        "  --json      Cetak satu dokumen JSON.",
        "  -h, --help  Tampilkan keterangan ini.",
    ]
