"""Every import command answers alike: one JSON document or plain words, and an exit code."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from workshop_tracker.intake.commands import ImportSwitches, answer, file_argument, import_switches
from workshop_tracker.intake.proposals import ImportPlan, Outcome, Problem, Proposal

REFUSED = Proposal(3, Outcome.REJECTED, problems=(Problem(3, "NPSN", "NPSN ini bukan 8 karakter."),))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "daftar.csv"
    path.write_text("isi")
    return path


GOES_IN = Proposal(2, Outcome.NEW)


def run(file: Path, *options: str, proposals=(GOES_IN, REFUSED)):
    @click.command()
    @file_argument
    @import_switches
    def command(file: Path, switches: ImportSwitches) -> None:
        answer(ImportPlan("schools", "school_register", "", tuple(proposals)).report(), switches)

    return CliRunner().invoke(command, [str(file), *options])


def test_with_json_stdout_is_one_document(file):
    result = run(file, "--json")
    assert json.loads(result.stdout)["problems"] == [
        {"row": 3, "column": "NPSN", "message": "NPSN ini bukan 8 karakter."}
    ]
    assert result.exit_code == 1


def test_in_words_it_counts_names_the_cell_and_says_that_nothing_was_written(file):
    result = run(file)
    assert "2 baris: 1 baru, 0 berubah, 0 sama, 0 ditanyakan, 1 ditolak." in result.stdout
    assert "baris 3, kolom NPSN: NPSN ini bukan 8 karakter." in result.stdout
    assert "--apply" in result.stdout
    assert "--apply" not in run(file, "--apply").stdout


def test_a_long_list_of_problems_is_cut_on_the_terminal_with_a_word(file):
    proposals = [Proposal(n, Outcome.REJECTED, problems=(Problem(n, "", f"Salah {n}."),)) for n in range(1, 53)]
    result = run(file, proposals=proposals)
    assert result.stdout.count("Salah ") == 50
    assert "dan 2 lagi" in result.stdout


def test_what_is_the_same_in_many_rows_is_told_once(file):
    proposals = [Proposal(n, Outcome.QUESTION, problems=(Problem(n, "Sekolah", "Mungkin?"),)) for n in range(2, 14)]
    result = run(file, proposals=proposals)
    assert "baris 2, 3, 4, 5, 6 dan 7 lagi, kolom Sekolah: Mungkin?" in result.stdout
    assert result.stdout.count("Mungkin?") == 1


def test_it_ends_well_when_everything_went_in(file):
    assert run(file, "--apply", proposals=[Proposal(2, Outcome.NEW)]).exit_code == 0


def test_a_file_that_is_not_there_is_a_wrong_call(tmp_path):
    assert run(tmp_path / "tidak-ada.csv").exit_code == 2
