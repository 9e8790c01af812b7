"""Whatever is done to a file, the reading process answers with its rows or with one of the known sentences."""

import json
import random
import subprocess
import sys
from collections import Counter

import pytest

from tests.spreadsheets import fuzzing
from workshop_tracker.intake.layouts import MORE_CELLS_THAN_HEADINGS, UNKNOWN_HEADINGS, read_lists
from workshop_tracker.spreadsheets import PAGE_LIST, UnreadableFile, refusals

SENTENCES = {value for name, value in vars(refusals).items() if name.isupper()}
SENTENCES |= {MORE_CELLS_THAN_HEADINGS, UNKNOWN_HEADINGS}
SEED = 20250712
FILES = 1_000
WHOLE_WAY = 20


def test_damaged_files_are_read_or_refused_in_words():
    answers = _answers_of_damaged_files()
    assert answers.total() == FILES
    assert set(answers) <= SENTENCES | {"done", "killed"}
    assert answers["done"] > FILES / 20
    assert answers[refusals.DAMAGED] > FILES / 20
    assert answers["killed"] < FILES / 20


def _answers_of_damaged_files() -> Counter[str]:
    answers: Counter[str] = Counter()
    while answers.total() < FILES:
        command = [sys.executable, "-m", "tests.spreadsheets.fuzzing", str(SEED), str(answers.total()), str(FILES)]
        run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
        assert "Traceback" not in run.stderr
        lines = run.stdout.splitlines()
        answers.update(_verdict(json.loads(line)) for line in lines if line.startswith("["))
        if not lines[-1].startswith("["):
            assert run.returncode < 0
            answers["killed"] += 1
    return answers


def _verdict(answer: list) -> str:
    return answer[1] if answer[0] == "refused" else answer[0]


@pytest.mark.parametrize("number", range(WHOLE_WAY))
def test_the_same_holds_through_the_real_process(number):
    dice = random.Random(f"{SEED}-{number}")
    data = fuzzing.damaged(dice.choice(fuzzing.originals()), dice)
    assert _sentence_about(data) in {"", *SENTENCES}


def _sentence_about(data: bytes) -> str:
    try:
        lists = read_lists(data, limits=PAGE_LIST)
    except UnreadableFile as refusal:
        return refusal.message
    assert all(row.number > found.heading_row for found in lists for row in found.rows)
    return ""
