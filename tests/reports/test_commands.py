"""`report …` as somebody at a terminal meets it."""

import json

from click.testing import CliRunner
from pypdf import PdfReader

from workshop_tracker.cli import main


def test_a_report_says_where_it_was_written(engine, database_url, tmp_path, monkeypatch):
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(tmp_path))
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", database_url)
    file = tmp_path / "laporan.json"
    called = ["report", "region", "33-W10", "--from", "2025-07-01", "--to", "2025-09-30", "--output", str(file)]
    answer = CliRunner().invoke(main, called)
    assert (answer.exit_code, answer.stdout, answer.stderr) == (0, "", f"Laporan tertulis di {file}.\n")
    assert json.loads(file.read_text("utf-8"))["office"]["code"] == "33-W10"
    answer = CliRunner().invoke(main, [*called, "--format", "pdf"])
    assert answer.exit_code == 0
    assert "Laporan Triwulan III (Juli–September 2025)" in PdfReader(file).pages[0].extract_text()
