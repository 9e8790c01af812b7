"""Every command that the guide names can be called, and says what it is for without a database."""

import click
import pytest
from click.testing import CliRunner

from workshop_tracker.cli import main

COMMANDS = (
    "backup",
    "certificates check",
    "certificates check-log",
    "certificates correct",
    "certificates correct-names",
    "certificates export",
    "certificates issue",
    "certificates letter attended",
    "certificates letter replacing",
    "certificates list",
    "certificates prepare",
    "certificates print",
    "certificates register",
    "certificates restore",
    "certificates revoke",
    "certificates sign",
    "certificates signed-back",
    "certificates to-sign",
    "certificates verify",
    "certificates withdraw",
    "db check",
    "db upgrade",
    "demo",
    "doctor",
    "import article",
    "import attendance",
    "import history",
    "import participants",
    "import people",
    "import schools",
    "import undo",
    "ledger checkpoint",
    "ledger export",
    "ledger lock-key",
    "ledger rotate-key",
    "offices list",
    "outbox list",
    "outbox send",
    "people export",
    "people split-name",
    "report changes",
    "report freeze",
    "report frozen",
    "report region",
    "report unreached",
    "restore",
    "schools link",
    "schools match",
    "schools status",
    "serve",
    "summaries rebuild",
    "summaries verify",
    "synthesize",
    "users add",
    "users disable",
    "users end-grant",
    "users grant",
    "users link",
    "users list",
    "workshops article",
    "workshops export",
    "workshops import",
    "workshops list",
)


def names(group: click.Group, before: str = "") -> set[str]:
    """The full names of all commands beneath a group."""
    found: set[str] = set()
    for name, command in group.commands.items():
        full = f"{before} {name}".strip()
        found |= names(command, full) if isinstance(command, click.Group) else {full}
    return found


def test_the_commands_are_those_that_the_guide_names():
    assert names(main) == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_needs_neither_settings_nor_database(command, monkeypatch, tmp_path):
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(tmp_path / "none"))

    answer = CliRunner().invoke(main, [*command.split(), "--help"])

    assert answer.exit_code == 0, answer.output
    assert answer.output.startswith("Cara memakai: ")
    assert not (tmp_path / "none").exists()


def test_a_wrong_call_is_code_2():
    assert CliRunner().invoke(main, ["certificates", "nonsense"]).exit_code == 2
