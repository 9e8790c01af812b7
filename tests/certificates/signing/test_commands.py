"""`certificates sign`, `to-sign`, `signed-back` at a terminal."""

import json
import zipfile

import pytest
from click.testing import CliRunner

from tests.certificates.halls import BASE_URL
from tests.certificates.signing.keys import PASSWORD, make_holder
from tests.certificates.signing.test_actions import AUTHORITY, HEAD, hall, papers_of
from workshop_tracker.cli import main

__all__ = ["hall"]


@pytest.fixture
def run(engine, tmp_path, database_url, monkeypatch):
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(tmp_path))
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", database_url)
    monkeypatch.setenv("WORKSHOP_TRACKER_BASE_URL", BASE_URL)
    return lambda *words: CliRunner().invoke(main, ["certificates", *map(str, words)])


def test_an_own_key_signs_what_nobody_has_signed(engine, hall, run, tmp_path, monkeypatch):
    key = tmp_path / "mgmp.p12"
    key.write_bytes(make_holder("MGMP Contoh").p12())
    assert "WORKSHOP_TRACKER_P12_PASSWORD" in run("sign", hall.slug, "--p12", key).stderr
    monkeypatch.setenv("WORKSHOP_TRACKER_P12_PASSWORD", "keliru")
    assert "sandinya keliru" in run("sign", hall.slug, "--p12", key).stderr
    monkeypatch.setenv("WORKSHOP_TRACKER_P12_PASSWORD", PASSWORD)
    signed = run("sign", hall.slug, "--p12", key, "--json")
    assert json.loads(signed.stdout) == {"workshop": hall.slug, "signed": 3, "signer": "MGMP Contoh"}
    assert "0 sertifikat" in run("sign", hall.slug, "--p12", key).stdout
    assert all(paper.kinds for paper in papers_of(engine, hall))


def test_papers_go_out_unsigned_and_come_back_signed(hall, run, tmp_path):
    out, back = tmp_path / "keluar.zip", tmp_path / "kembali.zip"
    assert run("to-sign", hall.slug, out).exit_code == 0
    with zipfile.ZipFile(out) as unsigned, zipfile.ZipFile(back, "w") as signed:
        for row in json.loads(unsigned.read("manifest.json"))["papers"]:
            signed.writestr(f"hasil/{row['code']}.pdf", HEAD.signed(unsigned.read(row["file"])))
        signed.writestr("surat.pdf", b"%PDF-1.7 surat pengantar")
    assert "Belum ada sertifikat induk" in run("signed-back", back).stderr
    (tmp_path / "trust").mkdir()
    (tmp_path / "trust" / "otoritas.pem").write_bytes(AUTHORITY.pem)

    taken = run("signed-back", back, "--json")

    answer = json.loads(taken.stdout)
    assert (taken.exit_code, answer["kept"]) == (1, 3)
    assert [each["file"] for each in answer["refused"]] == ["surat.pdf"]
    assert "bukan ZIP" in run("signed-back", tmp_path / "trust" / "otoritas.pem").stderr
