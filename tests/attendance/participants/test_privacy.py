"""Of a file only the columns that are read stay: nothing of the others, nor the file, in tables, folders or logs."""

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from tests import files
from tests.attendance.participants.test_routes import Place
from workshop_tracker.cli import main
from workshop_tracker.database import reading
from workshop_tracker.tables import METADATA

NIK, MOTHER, STREET = "3302091709869999", "Ibu Kandung Contoh Rahasia", "Jalan Rahasia Contoh 17"
NAME = "Budi Contoh Terbaca"
ROWS = [["Nama", "NIK", "Nama Ibu Kandung", "Asal Sekolah", "Alamat Rumah"]]
ROWS += [[NAME, NIK, MOTHER, "SMK Contoh Jatilawang", STREET]]
FILES = {"daftar.xlsx": files.xlsx_bytes(ROWS), "daftar.csv": "\n".join(";".join(row) for row in ROWS).encode()}


@pytest.fixture
def place(engine):
    return Place(engine)


@pytest.fixture
def instance(place):
    return place.browser.application.extensions["workshop_tracker_settings"].instance


def texts_of_tables(engine):
    with reading(engine) as session:
        return "\n".join(str(row) for table in METADATA.sorted_tables for row in session.execute(select(table)))


def contents(folder):
    """The bytes of every file below a folder, those packed in another too."""
    for path in Path(folder).rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            yield content
            if zipfile.is_zipfile(io.BytesIO(content)):
                with zipfile.ZipFile(io.BytesIO(content)) as archive:
                    yield from (archive.read(name) for name in archive.namelist())


def found(engine, folder, told):
    """Which of the secrets, and of the files themselves, are anywhere."""
    stored = [texts_of_tables(engine).encode(), told.encode(), *contents(folder)]
    if engine.url.get_backend_name() == "sqlite":
        stored += [
            path.read_bytes() for path in Path(engine.url.database).parent.glob(f"{Path(engine.url.database).name}*")
        ]
    wanted = [secret.encode() for secret in (NIK, NIK[-8:], MOTHER, STREET)] + [
        content[40:120] for content in FILES.values()
    ]
    return [each for each in wanted if any(each in content for content in stored)]


@pytest.mark.parametrize("name", FILES)
def test_what_comes_by_the_page(place, engine, instance, capfd, name):
    answer = place.browser.post(
        f"{place.list_address}/add",
        data={"file": (io.BytesIO(FILES[name]), name)},
        content_type="multipart/form-data",
    )
    assert NAME in texts_of_tables(engine)
    assert found(engine, instance, "".join(capfd.readouterr())) == []
    place.browser.post(f"{answer.location}/confirm")
    assert place.registered() == [NAME]
    assert found(engine, instance, "".join(capfd.readouterr())) == []


def test_what_comes_by_command(place, engine, tmp_path, tmp_path_factory, monkeypatch, database_url, capfd):
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(tmp_path))
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", database_url)
    file = tmp_path_factory.mktemp("kiriman") / "daftar.xlsx"
    file.write_bytes(FILES["daftar.xlsx"])
    done = CliRunner().invoke(main, ["import", "participants", place.workshop.slug, str(file), "--apply"])
    assert place.registered() == [NAME]
    assert found(engine, tmp_path, done.output + "".join(capfd.readouterr())) == []


def test_the_search_finds_what_is_there(place, engine, tmp_path):
    (tmp_path / "sisa.zip").write_bytes(files.xlsx_bytes([["x", MOTHER]]))
    assert {NIK.encode(), NIK[-8:].encode(), MOTHER.encode()} <= set(found(engine, tmp_path, NIK))
