"""Each thing that can be wrong with an installation is found and told in a sentence."""

import datetime as dt
import os
import sqlite3
from contextlib import closing

import pytest
import time_machine
from sqlalchemy import text

from tests.databases import chosen_engine
from tests.ledger.logs import add_entries, new_signer, sign
from workshop_tracker.config import read_settings
from workshop_tracker.database import make_engine, now, writing
from workshop_tracker.operations import health
from workshop_tracker.operations.health import State, examine, examine_database, is_durable, open_keys
from workshop_tracker.operations.upgrade import upgrade_database
from workshop_tracker.outbox.models import MessageState, OutboxMessage
from workshop_tracker.viewer import COMMAND


@pytest.fixture
def settings(tmp_path):
    return read_settings(
        {
            "WORKSHOP_TRACKER_INSTANCE": str(tmp_path / "instance"),
            "WORKSHOP_TRACKER_BASE_URL": "https://contoh.invalid",
        }
    )


def wrong(findings) -> list[str]:
    """Subjects of what is wrong; the server of the tests is fast and not durable, which has a test of its own."""
    found = [finding.subject for finding in findings if finding.state is State.WRONG]
    return [subject for subject in found if subject != "Ketahanan" or chosen_engine() == "sqlite"]


def test_a_sound_installation_has_nothing_wrong(settings, engine):
    findings = examine(settings, engine)
    assert wrong(findings) == []
    assert {"Alamat", "Izin berkas", "Ruang disk", "Huruf", "Skema", "Ketahanan", "Jam"} <= {
        finding.subject for finding in findings
    }


def test_a_missing_address_is_no_fault_but_said(tmp_path, engine):
    settings = read_settings({"WORKSHOP_TRACKER_INSTANCE": str(tmp_path / "instance")})
    [address] = [finding for finding in examine(settings, engine) if finding.subject == "Alamat"]
    assert address.state is State.ATTENTION


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permission bits")
def test_a_key_that_others_can_read_is_found_with_the_command_that_mends_it(settings, engine):
    keys = settings.instance / "keys"
    keys.mkdir(mode=0o700)
    for name, mode in (("signing.pem", 0o640), ("public.pem", 0o600)):
        (keys / name).touch()
        (keys / name).chmod(mode)
    findings = examine(settings, engine)
    assert wrong(findings) == ["Izin berkas"]
    [sentence] = [each.sentence for each in findings if (each.subject, each.state) == ("Izin berkas", State.WRONG)]
    assert sentence.endswith(f"chmod 600 {keys / 'signing.pem'}")
    assert [each.sentence for each in open_keys(settings.instance)] == [sentence]


def test_entries_that_nobody_signs_are_told_after_two_days(settings, engine):
    add_entries(engine, 3)

    def told(days):
        with time_machine.travel(now() + dt.timedelta(days=days), tick=False):
            return [(each.state, each.sentence) for each in examine_database(engine) if each.subject == "Log"]

    [(state, sentence)] = told(0)
    assert (state, sentence.endswith("Jalankan setiap hari: ledger checkpoint")) == (State.ATTENTION, True)
    sign(engine, new_signer())
    assert told(9) == [(State.WELL, "Log 2026: 3 dari 3 entri dicakup titik periksa.")]
    add_entries(engine, 1, first=4)
    assert [told(days)[0][0] for days in (1, 3)] == [State.WELL, State.ATTENTION]


def test_letters_that_nobody_sends_and_that_failed_are_told(engine):
    def told():
        return [(each.state, each.sentence) for each in examine_database(engine) if each.subject == "Surel"]

    assert told() == [(State.WELL, "Tidak ada surel yang tertahan atau gagal.")]
    ago = now() - dt.timedelta(hours=2)
    with writing(engine, by=COMMAND) as session:
        for key, state in (("satu", MessageState.QUEUED), ("dua", MessageState.FAILED)):
            letter = {"key": key, "kind": "test", "recipient": "guru@contoh.id", "content": {}}
            session.add(OutboxMessage(**letter, state=state, available_at=ago, last_error="550 No such user"))
        session.commit()
    [(_, stuck), (state, failed)] = told()
    assert stuck == "1 surel menunggu lebih dari satu jam. Jalankan: outbox send"
    assert (state, failed.startswith("1 surel gagal"), failed[-16:]) == (State.ATTENTION, True, "550 No such user")


def test_little_space_is_wrong_and_not_much_wants_attention(settings, engine, monkeypatch):
    for free, state in ((10, State.WRONG), (500, State.ATTENTION), (5_000, State.WELL)):
        usage = type("Usage", (), {"free": free * 1_000_000})
        monkeypatch.setattr(health.shutil, "disk_usage", lambda folder, usage=usage: usage)
        [space] = [finding for finding in examine(settings, engine) if finding.subject == "Ruang disk"]
        assert space.state is state


def test_a_font_that_is_not_installed_is_found(settings, engine, monkeypatch):
    monkeypatch.setattr(health, "FONT_PACKAGES", ("font_that_is_not_there",))
    assert wrong(examine(settings, engine)) == ["Huruf"]


def test_an_empty_database_wants_its_schema(tmp_path):
    engine = make_engine(f"sqlite:///{tmp_path / 'kosong.db'}")
    [finding] = examine_database(engine)
    engine.dispose()
    assert (finding.state, "db upgrade" in finding.sentence) == (State.WRONG, True)


def test_an_older_schema_is_found(engine):
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    assert wrong(examine_database(engine)) == ["Skema"]


def test_a_database_that_does_not_answer_is_one_finding(tmp_path):
    engine = make_engine(f"sqlite:///{tmp_path / 'tidak' / 'ada.db'}")
    [finding] = examine_database(engine)
    assert finding.state is State.WRONG
    assert "tidak menjawab" in finding.sentence


def test_rows_without_their_parents_are_found(tmp_path):
    engine = make_engine(f"sqlite:///{tmp_path / 'satu.db'}")
    upgrade_database(engine)
    with closing(sqlite3.connect(tmp_path / "satu.db")) as connection:
        connection.execute("DELETE FROM provinces WHERE code = '33'")
        connection.commit()
    findings = examine_database(engine)
    engine.dispose()
    [lost] = [finding for finding in findings if finding.state is State.WRONG]
    assert (lost.subject, "(districts)" in lost.sentence) == ("Hubungan", True)


@pytest.mark.parametrize("is_careful", [True, False])
def test_settings_that_can_lose_rows_are_found(engine, is_careful):
    sqlite = engine.dialect.name == "sqlite"
    setting = f"PRAGMA synchronous={'FULL' if is_careful else 'NORMAL'}"
    if not sqlite:
        setting = f"SET synchronous_commit={'on' if is_careful else 'off'}"
    with engine.connect() as connection:
        connection.connection.execute(setting)
        assert is_durable(connection) == (is_careful and sqlite)  # the server of the tests has fsync off


def test_a_clock_that_was_set_back_is_found(engine):
    with time_machine.travel(dt.datetime(2020, 1, 1, tzinfo=dt.UTC), tick=False):
        assert wrong(examine_database(engine)) == ["Jam"]
