"""`report unreached` as it is typed."""

import json

import pytest
from click.testing import CliRunner
from sqlalchemy import Engine

from tests.reports.summaries.world import World
from workshop_tracker.attendance.models import Mark
from workshop_tracker.cli import main
from workshop_tracker.database import writing
from workshop_tracker.viewer import COMMAND


@pytest.fixture
def npsns(engine: Engine, database_url: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Of the schools of the world; somebody of the first came in June, which nobody has folded yet."""
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", database_url)
    with writing(engine, by=COMMAND) as session:
        world = World(session)
        world.mark(world.participations[0], world.parts[0], Mark.PRESENT)
        npsns = [school.npsn for school in world.schools]
        session.commit()
    return npsns


def typed(*words: str, starts_on: str = "2025-01-01"):
    return CliRunner().invoke(main, ["report", "unreached", "--from", starts_on, "--to", "2025-12-31", *words])


def test_what_was_just_marked_is_counted_and_the_last_month_is_told(npsns: list[str]):
    listed = json.loads(typed("--json").stdout)
    assert [row["npsn"] for row in listed] == [npsns[2], npsns[1], npsns[3]]
    later = json.loads(typed("--json", starts_on="2025-07-01").stdout)
    assert {row["npsn"]: row["last_month"] for row in later}[npsns[0]] == "2025-06"


def test_an_office_and_a_page(npsns: list[str]):
    north = json.loads(CliRunner().invoke(main, ["offices", "list", "--json"]).stdout)
    code = next(each["code"] for each in north if "Utara" in each["name"])
    assert typed("--office", code).stdout.split("\t")[0] == npsns[1]
    assert [row["npsn"] for row in json.loads(typed("--after", npsns[2], "--limit", "1", "--json").stdout)] == [
        npsns[1]
    ]


@pytest.mark.parametrize("words", [("--office", "nowhere"), ("--after", "00000000")])
def test_what_is_not_there_is_refused(npsns: list[str], words: tuple[str, str]):
    assert typed(*words).exit_code == 1


def test_half_a_month_is_refused(npsns: list[str]):
    refused = typed(starts_on="2025-01-02")
    assert refused.exit_code == 1
    assert "hari pertama" in refused.stderr
