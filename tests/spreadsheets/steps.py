"""Steps for the reading process that misbehave, and one that tells what it sees around itself."""

import os
import time
from collections.abc import Mapping
from pathlib import Path

from workshop_tracker.spreadsheets import PickedSheet, Row, Sheet, UnrecognisedSheet

# What stops a reader takes seconds, also where a machine is busy; left alone each of these would take a minute or for
# ever. Whoever reads in our own process stands still as long.
STOPPED_AFTER_S = 45
LONGEST_PAUSE_S = 5


def burn_processor_time(sheet: Sheet, options: Mapping[str, str]) -> PickedSheet:
    end = time.process_time() + 60
    while time.process_time() < end:
        pass
    return PickedSheet({}, sheet.rows, [])


def take_two_gigabytes(sheet: Sheet, options: Mapping[str, str]) -> PickedSheet:
    return PickedSheet({"bytes": len(bytearray(2 * 1024**3))}, sheet.rows, [])


def wait_a_minute(sheet: Sheet, options: Mapping[str, str]) -> PickedSheet:
    time.sleep(60)
    return PickedSheet({}, sheet.rows, [])


def answer_without_end(sheet: Sheet, options: Mapping[str, str]) -> PickedSheet:
    return PickedSheet({}, (Row(number, ["x" * 1_000]) for number in range(1, 10**9)), [])


def write_past_the_answer(sheet: Sheet, options: Mapping[str, str]) -> PickedSheet:
    while True:
        os.write(1, b"x" * 1_000_000)


def break_down(sheet: Sheet, options: Mapping[str, str]) -> PickedSheet:
    raise ZeroDivisionError("Guru Contoh, NIP 198609172010011004")


def look_around(sheet: Sheet, options: Mapping[str, str]) -> PickedSheet:
    descriptors = sorted(int(path.name) for path in Path("/proc/self/fd").iterdir())
    return PickedSheet({"environment": dict(os.environ), "descriptors": descriptors}, iter([]), [])


def first_sheet_only(sheet: Sheet, options: Mapping[str, str]) -> PickedSheet:
    if sheet.name != options["sheet"]:
        raise UnrecognisedSheet("Bukan lembar ini.")
    return PickedSheet({"name": sheet.name}, (row for row in sheet.rows if row.number > 1), [1])
