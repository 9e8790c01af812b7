"""The one command as a person starts it: in a clone, beside a half-made environment, and with what it needs missing."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import checks, runner
from workshop_tracker import bootstrap
from workshop_tracker.translations import CatalogueIsBroken, compile_catalogues, stale_catalogues

ROOT = Path(__file__).resolve().parents[2]
NOTHING_INSTALLED = "import sys; sys.path = [entry for entry in sys.path if 'site-packages' not in entry]; "

CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Sertifikat"
msgstr "Certificate"
"""


def run_python(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT, timeout=60
    )


def test_the_set_up_needs_the_standard_library_only() -> None:
    answer = run_python(NOTHING_INSTALLED + "import workshop_tracker.bootstrap, workshop_tracker.__main__")
    assert (answer.returncode, answer.stderr) == (0, "")


def test_an_old_python_gets_one_sentence() -> None:
    answer = run_python("import sys; sys.version_info = (3, 10); import workshop_tracker.__main__")
    assert answer.returncode == 1
    assert "Python 3.11" in answer.stderr
    assert len(answer.stderr.splitlines()) == 1


def test_a_python_without_venv_gets_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(bootstrap.SetUpFailed, match="sudo apt-get install python3-venv"):
        bootstrap.provide_venv_module()


def test_a_failed_set_up_ends_with_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(environment: bootstrap.Environment, lock: str) -> None:
        raise bootstrap.SetUpFailed("no network")

    monkeypatch.setattr(bootstrap, "prepare", fail)
    assert bootstrap.main(["demo"]) == 1
    written = capfd.readouterr()
    assert (written.out, written.err) == ("", "[workshop-tracker] no network\n")


def test_tools_of_the_set_up_write_to_stderr(capfd: pytest.CaptureFixture[str]) -> None:
    bootstrap.run_quietly([sys.executable, "-c", "print('downloading')"])
    written = capfd.readouterr()
    assert (written.out, written.err) == ("", "downloading\n")


@pytest.mark.parametrize("command", bootstrap.DEVELOPER_COMMANDS)
def test_help_of_a_command_for_developers_installs_nothing(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "prepare", lambda *_: pytest.fail("nobody who asks wants to wait"))
    assert bootstrap.main([command, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"python3 -m workshop_tracker {command}")


def test_the_environment_is_entered_with_the_same_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda program, command: started.append([program, *command]))
    environment = bootstrap.Environment(tmp_path)
    bootstrap.start_again_inside(environment, ["test", "--", "-k", "a name"])
    python = str(tmp_path / ".venv/bin/python")
    assert started == [[python, python, "-m", "workshop_tracker", "test", "--", "-k", "a name"]]


@pytest.mark.parametrize("command", sorted(bootstrap.DEVELOPER_COMMANDS))
def test_each_developer_command_has_its_module(command: str) -> None:
    module = importlib.import_module(bootstrap.DEVELOPER_COMMANDS[command])
    assert callable(module.main)


@pytest.mark.parametrize("arguments", [["-k", "name"], ["tests/people"], ["-q", "--"]])
def test_pytest_arguments_stand_behind_two_dashes(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert runner.main(arguments) == 2
    assert capsys.readouterr().out == runner.USAGE + "\n"


def test_check_runs_every_tool_and_names_those_that_failed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    python = Path(sys.executable).name
    tools = {
        "first": [python, "-c", "raise SystemExit('it objects')"],
        "second": [python, "-c", "print('not shown')"],
        "third": [python, "-c", "raise SystemExit(3)"],
    }
    monkeypatch.setattr(checks, "TOOLS", tools)
    assert checks.main([]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line] == [
        "FAILED  first",
        "it objects",
        "ok      second",
        "FAILED  third",
        "failed: first, third",
    ]


def test_check_succeeds_when_all_do(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(checks, "TOOLS", {"only": [Path(sys.executable).name, "-c", "pass"]})
    assert checks.main([]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "all 1 checks passed"


def test_every_check_is_installed() -> None:
    programs = [Path(sys.executable).parent / command[0] for command in checks.TOOLS.values()]
    assert [program.name for program in programs if not program.exists()] == []


def test_a_changed_catalogue_is_compiled_once(tmp_path: Path) -> None:
    source = tmp_path / "en" / "LC_MESSAGES" / "messages.po"
    source.parent.mkdir(parents=True)
    source.write_text(CATALOGUE)
    assert stale_catalogues(tmp_path) == [source]
    compile_catalogues(Path(sys.executable), tmp_path)
    assert b"Certificate" in source.with_suffix(".mo").read_bytes()
    assert stale_catalogues(tmp_path) == []
    changed_at = source.with_suffix(".mo").stat().st_mtime + 10
    os.utime(source, (changed_at, changed_at))
    assert stale_catalogues(tmp_path) == [source]


def test_a_broken_catalogue_is_named_and_leaves_the_old_one(tmp_path: Path) -> None:
    source = tmp_path / "messages.po"
    source.write_text(CATALOGUE)
    compile_catalogues(Path(sys.executable), tmp_path)
    compiled = source.with_suffix(".mo").read_bytes()
    source.write_bytes(b'msgid "\xff\n')
    os.utime(source, (2**31, 2**31))
    with pytest.raises(CatalogueIsBroken, match=r"messages\.po"):
        compile_catalogues(Path(sys.executable), tmp_path)
    assert source.with_suffix(".mo").read_bytes() == compiled
    assert sorted(path.name for path in tmp_path.iterdir()) == ["messages.mo", "messages.po"]
