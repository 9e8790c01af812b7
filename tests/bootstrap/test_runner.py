"""What counts as a passed run, and which tests run once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import once
from tests.runner import Outcome, conclude, count

ROOT = Path(__file__).resolve().parents[2]
REPORT = """<?xml version="1.0"?><testsuites><testsuite name="pytest" {counts}/></testsuites>"""


def outcome(engine: str = "SQLite", *, passed: int = 3, failed: int = 0, skipped: int = 0, code: int = 0) -> Outcome:
    return Outcome(engine, passed, failed, skipped, code)


def last_line(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out.splitlines()[-1]


def test_both_engines_are_named_and_summed_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert conclude([outcome(passed=5), outcome("PostgreSQL", passed=4)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "SQLite: 5 tests ran, 5 passed, 0 failed",
        "PostgreSQL: 4 tests ran, 4 passed, 0 failed",
        "9 passed, 0 failed",
    ]


def test_a_failed_test_on_either_engine_fails_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert conclude([outcome(), outcome(passed=2, failed=1, code=1)]) == 1
    assert last_line(capsys) == "5 passed, 1 failed"


def test_a_skipped_test_fails_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert conclude([outcome(skipped=2), outcome()]) == 1
    assert last_line(capsys) == "6 passed, 2 failed"


@pytest.mark.parametrize("broken", [2, 3, 4, 137])
def test_a_run_that_broke_off_fails_although_no_test_did(broken: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert conclude([outcome(), outcome(passed=0, code=broken)]) == 1
    assert last_line(capsys) == "3 passed, 1 failed"


def test_nothing_for_the_second_engine_is_fine() -> None:
    assert conclude([outcome(), outcome(passed=0, code=5)]) == 0


def test_nothing_for_any_engine_is_a_failure() -> None:
    assert conclude([outcome(passed=0, code=5), outcome(passed=0, code=5)]) == 1


def test_tests_are_counted_from_pytests_own_report(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT.format(counts='tests="10" failures="2" errors="1" skipped="3"'))
    assert count("SQLite", report, 1) == Outcome("SQLite", passed=4, failed=3, skipped=3, exit_code=1)


def test_without_a_report_the_run_broke_off(tmp_path: Path) -> None:
    assert count("SQLite", tmp_path / "absent.xml", 4).not_passed == 1


@pytest.mark.parametrize(
    ("name", "test", "is_covered"),
    [
        ("tests/people", "tests/people/test_rules.py::test_a", True),
        ("tests/people", "tests/people_more/test_rules.py::test_a", False),
        ("tests/people/test_rules.py", "tests/people/test_rules.py::test_a[x/y]", True),
        ("tests/people/test_rules.py::test_a", "tests/people/test_rules.py::test_a[1]", True),
        ("tests/people/test_rules.py::test_a", "tests/people/test_rules.py::test_ab", False),
        ("tests/*/test_rules.py", "tests/schools/test_rules.py::test_a", True),
        ("tests/*/test_rules.py", "tests/schools/deep/test_rules.py::test_a", False),
        ("tests/*/test_rules.py", "tests/schools/test_rulesXpy::test_a", False),
    ],
)
def test_a_name_covers_what_lies_in_it(name: str, test: str, is_covered: bool) -> None:
    assert once.Once(name, "reason").covers(test) is is_covered


@pytest.mark.parametrize("line", ["tests/people", "tests/people #", "tests/people   #  "])
def test_a_name_without_a_reason_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="reason"):
        once.read_list(f"# heading\n\n{line}\n")


@pytest.mark.parametrize("file", [once.ON_SQLITE, once.ON_POSTGRESQL], ids=lambda file: file.stem)
def test_every_name_in_the_list_stands_for_something(file: Path) -> None:
    assert once.names(file)
    stale = [each.name for each in once.names(file) if not list(ROOT.glob(each.name.partition("::")[0]))]
    assert stale == []
