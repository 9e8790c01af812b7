"""`certificates print` at a terminal: the same choices as on the page."""

import pypdf
import pytest
from click.testing import CliRunner

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from workshop_tracker.certificates.preparing import prepare_certificates
from workshop_tracker.cli import main
from workshop_tracker.database import writing
from workshop_tracker.viewer import COMMAND


@pytest.fixture
def run(engine, tmp_path, database_url, monkeypatch):
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(tmp_path))
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", database_url)
    output = tmp_path / "run.pdf"
    return lambda *words: (
        CliRunner().invoke(main, ["certificates", "print", *words, "--output", str(output)]),
        output,
    )


def pages(written):
    result, output = written
    assert result.exit_code == 0, result.output
    return [page.extract_text() for page in pypdf.PdfReader(output).pages]


def test_a_run_is_written_to_a_file(engine, run):
    hall = Hall(engine, unmarked=("Ayu Contoh", "Budi Contoh"))
    refused, _ = run(hall.slug)
    assert (refused.exit_code, refused.stderr.strip()) == (1, "Tidak ada sertifikat yang dipilih.")
    with writing(engine, by=COMMAND) as session:
        prepare_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL, before_the_end=True)
        session.commit()

    backs = pages(run(hall.slug, "--sides", "backs", "--right", "1.5"))
    assert ["Budi Contoh" in backs[0], "Ayu Contoh" in backs[1], len(backs)] == [True, True, 2]
    (alone,) = pages(run(hall.slug, "--sides", "fronts", "--only", "002/CONTOH/VII/2025", "--state", "prepared"))
    assert "Budi Contoh" in alone
    assert len(pages(run(hall.slug, "--order", "covers"))) == 6
    assert "DAFTAR TANDA TERIMA" in pages(run(hall.slug, "--document", "receipts", "--paper", "f4"))[0]
    assert "LEMBAR UJI" in pages(run(hall.slug, "--document", "test"))[0]

    for words, told in (
        (("--only", "999"), "Tidak dapat dicetak pada kegiatan ini: 999"),
        (("--order", "covers", "--preprinted", "letterhead"), "Sampul akan tercetak di atas blangko."),
    ):
        result, _ = run(hall.slug, *words)
        assert (result.exit_code, told in result.stderr) == (1, True)
    assert run("tidak-ada")[0].exit_code == 1
    assert run(hall.slug, "--right", "21")[0].exit_code == 2
