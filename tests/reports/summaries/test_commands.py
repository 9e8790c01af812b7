"""`summaries rebuild` and `summaries verify`."""

import json

import pytest
from click.testing import CliRunner
from sqlalchemy import update

from tests.reports.summaries.world import World
from workshop_tracker.attendance.models import Mark
from workshop_tracker.cli import main
from workshop_tracker.database import writing
from workshop_tracker.reports.summaries.models import SUMMARY_TOTALS
from workshop_tracker.viewer import COMMAND


@pytest.fixture
def run(database_url, tmp_path, monkeypatch):
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", database_url)
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(tmp_path))

    def summaries(*arguments):
        return CliRunner().invoke(main, ["summaries", *arguments])

    return summaries


def test_summaries_are_verified_and_built_anew(engine, run):
    with writing(engine, by=COMMAND) as session:
        world = World(session)
        world.mark(world.participations[0], world.parts[0], Mark.PRESENT)
        session.commit()

    folded = run("verify", "--json")
    with writing(engine, by=COMMAND) as session:
        session.execute(update(SUMMARY_TOTALS).where(SUMMARY_TOTALS.c.office_id == 0).values(schools=7))
        session.commit()
    wrong = run("verify")
    rebuilt = run("rebuild", "--json")
    right = run("verify")

    assert (folded.exit_code, json.loads(folded.stdout)) == (0, {"folded": 1, "differences": []})
    assert wrong.exit_code == 1
    assert "summary_totals (hanya di ringkasan): office_id=0" in wrong.stdout
    assert wrong.stdout.count("\n") == int(wrong.stdout.split("\n")[-2].split()[0]) + 1
    # three offices above the place, five periods, one and all of districts and levels
    assert json.loads(rebuilt.stdout) == {"participation_months": 1, "summary_keys": 3, "summary_totals": 60}
    assert (right.exit_code, right.stdout) == (0, "0 perbedaan.\n")
