"""`people split-name` at a terminal: a line in, an object out, without settings or a database."""

import json

import pytest
from click.testing import CliRunner

from workshop_tracker.cli import main

KEYS = ["written", "title_before", "name", "title_after", "certainty", "reason"]


@pytest.fixture
def split(monkeypatch, tmp_path):
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(tmp_path / "none"))

    def run(lines: bytes) -> list[dict[str, str]]:
        answer = CliRunner().invoke(main, ["people", "split-name"], input=lines)
        assert (answer.exit_code, answer.stderr) == (0, "")
        return [json.loads(line) for line in answer.stdout.splitlines()]

    return run


def test_each_line_has_its_answer(split):
    told = split(b"Hj.Siti Contoh,S.Pd.SD\nEko S.T\n\nBu Sri Contoh")
    assert [list(each) for each in told] == [KEYS] * 4
    assert [tuple(each.values()) for each in told] == [
        ("Hj.Siti Contoh,S.Pd.SD", "Hj.", "Siti Contoh", "S.Pd.SD.", "certain", ""),
        ("Eko S.T", "", "Eko S.T", "", "ask", "“S.T” dapat berupa gelar atau bagian nama."),
        ("", "", "", "", "ask", "Tidak ada nama di antara gelar."),
        ("Bu Sri Contoh", "", "Sri Contoh", "", "certain", "Sapaan “Bu” tidak termasuk nama."),
    ]


def test_capitals_are_proposed_and_never_changed(split):
    [told] = split("SITI NUR’AINI CONTOH, S.PD.".encode())
    assert (told["name"], told["title_after"], told["certainty"]) == ("SITI NUR'AINI CONTOH", "S.Pd.", "certain")
    assert told["reason"] == "Huruf besar dan kecil nama mungkin “Siti Nur'aini Contoh”."


def test_marks_of_other_programs_are_taken_or_asked(split):
    first, second = split(b"\xef\xbb\xbfSri Contoh\r\nSri \xff Contoh\r\n")
    assert (first["written"], first["certainty"]) == ("Sri Contoh", "certain")
    assert (second["written"], second["certainty"]) == ("Sri � Contoh", "ask")
