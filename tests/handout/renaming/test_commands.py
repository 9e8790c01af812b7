"""The same list from a file: shown first, written with --apply and a reason."""

import json

from click.testing import CliRunner
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from workshop_tracker.certificates.actions import issue_certificates
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.cli import main
from workshop_tracker.database import reading, writing
from workshop_tracker.viewer import COMMAND


def test_a_file_is_shown_and_written_when_it_is_applied(engine, tmp_path, database_url, monkeypatch):
    hall = Hall(engine, present=("Ayu Contho",))
    with writing(engine, by=COMMAND) as session:
        issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        session.commit()
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(tmp_path / "instance"))
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", database_url)
    file = tmp_path / "nama.csv"
    file.write_text('Nomor atau nama;Nama\nAyu Contho;"Ayu Contoh, S.Pd."\nDewi Contoh;Dewi\n')

    def run(*words):
        return CliRunner().invoke(main, ["certificates", "correct-names", hall.slug, str(file), *words])

    shown = json.loads(run("--json").stdout)
    assert (shown["applied"], [row["state"] for row in shown["rows"]]) == (False, ["change", "refused"])
    assert run("--apply").exit_code == 1
    assert "Ayu Contoh, S.Pd." in run("--apply", "--reason", "Ejaan").stdout
    with reading(engine) as session:
        names = list(session.scalars(select(Certificate.name).order_by(Certificate.version)))
    assert names == ["Ayu Contho", "Ayu Contoh, S.Pd."]
