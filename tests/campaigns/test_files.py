"""Files as nobody should send them: damaged, killed half way, full of odd names and formulas; imports beside others.

Each prints its seed and what came of it; the named figure runs with `test --full`.
"""

import csv
import datetime as dt
import io
import itertools
import os
import random
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from pathlib import Path

import openpyxl
from sqlalchemy import func, select

from tests import files
from tests.campaigns.crowds import at_once, in_turns, is_full
from tests.factories import make_participation, make_person, make_school, make_workshop
from tests.people.rosters.lists import TODAY
from tests.spreadsheets import fuzzing
from workshop_tracker.attendance.marking import MarkMade, record_attendance
from workshop_tracker.attendance.models import Mark
from workshop_tracker.attendance.queries import sheets_to_mark
from workshop_tracker.database import Base, reading, today, writing
from workshop_tracker.intake.layouts import read_lists
from workshop_tracker.intake.models import ImportBatch
from workshop_tracker.intake.proposals import Outcome
from workshop_tracker.people.actions import apply_people
from workshop_tracker.people.bundles.planning import plan_bundle
from workshop_tracker.people.bundles.reading import lists_of_bundle
from workshop_tracker.people.imports import PeopleFile, plan_people
from workshop_tracker.people.models import Person, Post
from workshop_tracker.presentation import tidy_text
from workshop_tracker.spreadsheets import COMMAND_LIST, packed_together
from workshop_tracker.spreadsheets.formulas import unguarded
from workshop_tracker.spreadsheets.listed import ListSheet
from workshop_tracker.spreadsheets.writer import write_csv, write_xlsx
from workshop_tracker.viewer import COMMAND

SEED = 20250712
DAMAGED, AT_ONCE = (10_000, 250) if is_full() else (50, 50)
KILLS, ROWS_KILLED = (200, 3_000) if is_full() else (1, 300)
NAMES = 2_000 if is_full() else 120
IMPORTED, CHECK_INS = (5_000, 200) if is_full() else (400, 8)
COMMAND_LINE = "from workshop_tracker.cli import main; main()"  # nothing but the import is there to be killed
THREADS = 16  # of a server with two workers
NINE = dt.datetime(2025, 7, 11, 2, 0, tzinfo=dt.UTC)


def count(engine, table: type[Base]) -> int:
    with reading(engine) as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_damaged_files_are_written_whole_or_refused_in_words(engine):
    """C-17: a file that can be read at all goes in as it was understood, row by row; nothing else leaves a trace."""
    with writing(engine, by=COMMAND) as session:
        make_school(session, "SMKS CONTOH JATILAWANG")
        session.commit()
    verdicts: Counter[str] = Counter()
    for start in range(0, DAMAGED, AT_ONCE):
        verdicts += import_damaged(engine, range(start, start + AT_ONCE))
    sys.stdout.write(f"C-17 seed {SEED}: {dict(verdicts)}\n")
    assert verdicts.total() == DAMAGED
    assert verdicts["written"] > 0
    assert verdicts["refused"] > 0


def import_damaged(engine, numbers: range) -> Counter[str]:
    honest, sent = fuzzing.originals(), []
    for number in numbers:
        dice = random.Random(f"{SEED}-{number}")
        sent.append((f"{number}.xlsx", fuzzing.damaged(dice.choice(honest), dice)))
    verdicts: Counter[str] = Counter()
    with reading(engine) as session:
        listed = lists_of_bundle(session, packed_together(sent))
    for each in listed:
        if each.table is None:
            assert each.refusal.endswith(".")
            verdicts["refused"] += 1
            continue
        before = count(engine, Person)
        with writing(engine, by=COMMAND) as session:
            [planned] = plan_bundle(session, [each], today=TODAY)
            apply_people(session, planned.plan)
            session.commit()
        assert count(engine, Person) - before == planned.plan.report().new
        verdicts["written" if planned.plan.to_write() else "nothing in it"] += 1
    return verdicts


def test_an_import_that_is_killed_wrote_everything_or_nothing(engine, database_url, databases, tmp_path):
    """C-16: whatever the moment, and the next run brings in what is missing, once."""
    file = tmp_path / "daftar.csv"
    file.write_bytes(files.csv_bytes(files.free_list_rows(files.staff_members(ROWS_KILLED), school="")))
    dice, outcomes = random.Random(SEED), Counter()

    def begin_anew() -> None:  # a file that is in goes in no second time
        engine.dispose()
        databases.make_database_url()

    whole = run_import(file, database_url, tmp_path, patience=None)
    begin_anew()
    for _ in range(KILLS):
        run_import(file, database_url, tmp_path, patience=dice.uniform(0.5, 1.0) * whole)
        there = count(engine, Person)
        assert there in (0, ROWS_KILLED)
        assert count(engine, ImportBatch) == (1 if there else 0)
        outcomes["all" if there else "nothing"] += 1
        if there:
            begin_anew()
    run_import(file, database_url, tmp_path, patience=None)
    run_import(file, database_url, tmp_path, patience=None)
    assert (count(engine, Person), count(engine, ImportBatch)) == (ROWS_KILLED, 1)
    sys.stdout.write(f"C-16 seed {SEED}: {dict(outcomes)} of {KILLS} kills\n")


def run_import(file: Path, url: str, folder: Path, *, patience: float | None) -> float:
    """Import, or be killed after `patience` seconds; how long it took."""
    instance = folder / "instance"
    instance.mkdir(exist_ok=True)
    settings = {"WORKSHOP_TRACKER_INSTANCE": str(instance), "WORKSHOP_TRACKER_DATABASE_URL": url}
    words = ["import", "people", str(file), "--accept", "--apply"]
    began = time.monotonic()
    with subprocess.Popen(
        [sys.executable, "-c", COMMAND_LINE, *words],
        env={**os.environ, **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            process.kill()
    return time.monotonic() - began


def odd_names(number: int) -> list[str]:
    """Names with all that forms have met: titles, one word, apostrophes, markup, marks that turn or hide the text.

    No two are alike without their marks: such two would be asked for, and with the suggestion taken be one person.
    """
    dice = random.Random(SEED)
    plain = ["Mabruri", "Nur'aini Contoh", "Sa`diah Contoh", "Dr. H. Ahmad Contoh, M.Pd.", "Agus susilo.S.Pd.M.Pd"]
    odd = ["<b>", "&amp;", "\u202e", "\u200b", "\u2066", "\ufeff", "\u00ad", "e\u0301", "a\u0300\u0301\u0302", "😀"]
    odd += ["\x07", "\u2028", "Ł", "ễ", "中", "Ѕ", "'", '"', "=1+1", "{{7*7}}", "%s", "\\", "x" * 121, "\ue000"]
    words = (f"Siti{first}{second}" for first in "bdgklmnprst" for second in "aiueo")
    made = [*plain, *(f"{word} {each} Contoh" for word, each in zip(words, odd, strict=False))]
    letters = "abcdefghijklmnopqrstuvwxyz'"
    while len(made) < number:
        word = "".join(dice.choice(letters) for _ in range(dice.randrange(2, 14))).capitalize()
        made.append(f"{word} {dice.choice(['', *odd])} Contoh".replace("  ", " "))
    return made[:number]


def test_a_name_is_stored_as_it_was_written_or_refused_with_a_reason_at_every_door_alike(engine):
    """C-20: .xlsx and .csv say the same of every name; what goes in comes out letter by letter."""
    names = odd_names(NAMES)
    rows = [["Nama", "Tempat Lahir"], *([name, f"Tempat {number}"] for number, name in enumerate(names))]
    doors = {"xlsx": files.xlsx_bytes(rows), "csv": files.csv_bytes(rows)}
    plans = {}
    for door, content in doors.items():
        [table] = read_lists(content, limits=COMMAND_LIST)
        with reading(engine) as session:
            plans[door] = plan_people(session, PeopleFile(table, door, TODAY)).taking_suggestions()
    by_place = [
        {each.values["entry"].details.get("birth_place"): each.outcome for each in plan.proposals}
        for plan in plans.values()
    ]
    assert by_place[0] == by_place[1]
    with writing(engine, by=COMMAND) as session:
        apply_people(session, plans["csv"])
        session.commit()
    refused = [each for each in plans["csv"].proposals if each.outcome is Outcome.REJECTED]
    assert all(each.problems and each.problems[-1].message.endswith(".") for each in refused)
    with reading(engine) as session:
        stored = {
            row.birth_place: f"{row.title_before}{row.name}{row.title_after}"
            for row in session.execute(select(Person.birth_place, Person.title_before, Person.name, Person.title_after))
        }
    letters_lost = [
        names[int(place.removeprefix("Tempat "))]
        for place, text in stored.items()
        if letters_of(text) != letters_of(names[int(place.removeprefix("Tempat "))])
    ]
    sys.stdout.write(f"C-20 seed {SEED}: {len(stored)} stored, {len(refused)} refused of {NAMES}\n")
    assert letters_lost == []
    assert not any(unicodedata.category(mark)[0] == "C" for text in stored.values() for mark in text)


def letters_of(text: str) -> str:
    """What has to survive: every letter and mark, but for the space and punctuation around degrees."""
    return "".join(mark for mark in tidy_text(text).casefold() if mark not in " .,")


def test_no_cell_ever_becomes_a_formula():
    """C-42: 200 payloads into both kinds of file; Excel and a spreadsheet of text see what was written."""
    heads = ("=", "+", "-", "@", "\t=", "\r=", " =", "＝")
    tails = ("1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://contoh.invalid","x")', "SUM(A1:A9)", "62812", "A1", "IF(1)")
    endings = ("", ";", ",", "\n2")
    payloads = ["".join(parts) for parts in itertools.product(heads, tails, endings)][:200]
    assert len(payloads) == 200
    book, text = io.BytesIO(), io.BytesIO()
    rows = [[payload, "+62812 3456 7890"] for payload in payloads]
    write_xlsx([ListSheet("Daftar", ["Nama", "Telepon"], rows)], book)
    write_csv([["Nama", "Telepon"], *rows], text)
    sheet = openpyxl.load_workbook(book).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == ["+62812 3456 7890"] * 200
    cells = list(csv.reader(io.StringIO(text.getvalue().decode("utf-8-sig"), newline="")))[1:]
    assert not [cell for cell, _ in cells if cell[:1] in {"=", "-", "@", "\t", "\r"}]
    assert {unguarded(phone) for _, phone in cells} == {"+62812 3456 7890"}


def test_an_import_keeps_no_check_in_waiting(engine):
    """C-14: marks that are made while a long list is written are all taken, soon."""
    with writing(engine, by=COMMAND) as session:
        workshop = make_workshop(session)
        (sheet,) = sheets_to_mark(session, workshop.id)
        there = [make_participation(session, workshop, make_person(session)).id for _ in range(CHECK_INS)]
        session.commit()
    rows = files.free_list_rows(files.staff_members(IMPORTED), school="")
    [table] = read_lists(files.csv_bytes(rows), limits=COMMAND_LIST)
    before, waits = count(engine, Person), []

    def bring_in() -> None:
        with writing(engine, by=COMMAND) as session:
            apply_people(session, plan_people(session, PeopleFile(table, "x", today())).taking_suggestions())
            session.commit()

    def check_in(participation: int) -> None:
        with writing(engine, by=COMMAND) as session:
            mark = MarkMade(f"c{participation}", participation, Mark.PRESENT, NINE, sheet_id=sheet.sheet.id)
            record_attendance(session, workshop.id, [mark], today=dt.date(2025, 7, 12))
            session.commit()
        waits.append(time.monotonic() - began)

    check_ins, began = [lambda one=one: check_in(one) for one in there], time.monotonic()
    at_once(bring_in, lambda: in_turns(check_ins, by=THREADS))
    sys.stdout.write(f"C-14: {IMPORTED} rows beside {CHECK_INS} check-ins, the last after {max(waits):.2f} s\n")
    assert len(waits) == CHECK_INS
    assert count(engine, Person) == before + IMPORTED
    assert max(waits) < 15
    assert count(engine, Post) == 0
