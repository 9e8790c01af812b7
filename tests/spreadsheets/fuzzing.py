"""Reads many damaged files in one process, as the reading process would; run as a module by the tests.

`python -m tests.spreadsheets.fuzzing SEED START END` prints, for each number, a line `number …` before reading and the
last line of the answer after it; a file that ends the process is the last one announced.
"""

import io
import random
import sys
import zipfile
from dataclasses import replace

from tests.bombs import plain_zip
from tests.files import csv_bytes, free_list_rows, staff_list_rows, staff_members, xls_bytes, xlsx_bytes
from workshop_tracker.spreadsheets import PAGE_LIST
from workshop_tracker.spreadsheets.child import Answer, answer_file
from workshop_tracker.spreadsheets.limits import limit_this_process

REQUEST = {"pick": "workshop_tracker.intake.layouts:pick_list", "file_name": "daftar", "options": {}}
# All files of a run share one process here, so it has more time than a single file has.
LIMITS = replace(PAGE_LIST, cpu_seconds=300)
NUMBERS = (b"0", b"-1", b"1048577", b"4294967296", b"1e400", b"NaN", b"A0", b"XFD1048576", b"", b"\xff", b"&#0;", b"<")


def originals() -> list[bytes]:
    """Honest files to damage."""
    free, staff = free_list_rows(staff_members(12)), staff_list_rows(staff_members(6))
    return [xlsx_bytes(free), xlsx_bytes(staff), xls_bytes(free), csv_bytes(free), csv_bytes(staff, encoding="utf-16")]


def damaged(original: bytes, dice: random.Random) -> bytes:
    """The file with a few bytes changed, cut or doubled, in the parts of a workbook or in the file itself."""
    if original.startswith(b"PK") and dice.random() < 0.6:
        with zipfile.ZipFile(io.BytesIO(original)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        name = dice.choice(sorted(parts))
        return plain_zip({**parts, name: _changed(parts[name], dice)})
    return _changed(original, dice)


def _changed(content: bytes, dice: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(dice.choice((1, 1, 2, 5, 20))):
        start = dice.randrange(len(changed) or 1)
        end = start + dice.choice((0, 1, 1, 4, 50))
        replacement = dice.choice(
            (dice.randbytes(end - start), b"", bytes(changed[start:end]) * 3, dice.choice(NUMBERS))
        )
        changed[start:end] = replacement
    return bytes(changed)


def announce(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Read the files with the numbers START to END of one seed."""
    seed, start, end = map(int, sys.argv[1:])
    honest = originals()
    limit_this_process(LIMITS)
    for number in range(start, end):
        dice = random.Random(f"{seed}-{number}")
        data = damaged(dice.choice(honest), dice)
        announce(f"number {number}")
        output = io.BytesIO()
        answer_file(data, REQUEST, PAGE_LIST, Answer(output, PAGE_LIST.result_bytes))
        announce(output.getvalue().splitlines()[-1].decode())


if __name__ == "__main__":
    main()
