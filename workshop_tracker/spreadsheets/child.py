"""The reading process: the only code that opens a stranger's file.

Started by `reader` with a request as its one argument and the file on standard input. Answers on standard output, one
JSON list a line: ["sheet", name, facts], then ["rows", [[number, cells, damaged columns], …]] any number of times, then
["left_out", [row numbers]]; at the very end ["done"], or ["refused", message, values] instead.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from itertools import islice
from typing import Any, BinaryIO

from workshop_tracker.spreadsheets import refusals
from workshop_tracker.spreadsheets.limits import ReadLimits, limit_this_process
from workshop_tracker.spreadsheets.refusals import UnreadableFile, UnrecognisedSheet
from workshop_tracker.spreadsheets.sources import sheets_in
from workshop_tracker.spreadsheets.table import PickedSheet, PickStep, Row

ROWS_PER_LINE = 500


def main() -> None:
    """Read the file on standard input within the limits of the request."""
    request = json.loads(sys.argv[1])
    limits = ReadLimits(**request["limits"])
    limit_this_process(limits)
    data = sys.stdin.buffer.read(limits.unpacked_bytes + 1)
    answer_file(data, request, limits, Answer(sys.stdout.buffer, limits.result_bytes))


def answer_file(data: bytes, request: Mapping[str, Any], limits: ReadLimits, answer: "Answer") -> None:
    """Answer with the sheets of one file; whatever goes wrong is answered as a refusal."""
    try:
        answer_sheets(data, request, limits, answer)
        answer.send(["done"])
    except UnreadableFile as refusal:
        answer.refuse(refusal)
    except MemoryError:
        answer.refuse(UnreadableFile(refusals.TOO_LARGE))
    except BaseException:  # the parsers raise what they like, a panic of theirs is no Exception
        answer.refuse(UnreadableFile(refusals.DAMAGED))


def answer_sheets(data: bytes, request: Mapping[str, Any], limits: ReadLimits, answer: "Answer") -> None:
    """Answer with the sheets of one file that the step picks; raises UnreadableFile, or whatever the parsers raise."""
    pick = step_named(request["pick"])
    reasons: list[UnreadableFile] = []
    is_any_picked = False
    for sheet in sheets_in(data, limits, request["file_name"]):
        try:
            picked = pick(sheet, request["options"])
        except UnrecognisedSheet as reason:
            reasons.append(reason)
        else:
            answer.send_sheet(sheet.name, picked)
            is_any_picked = True
    if not is_any_picked:
        raise reasons[0] if reasons else UnreadableFile(refusals.EMPTY)


def step_named(name: str) -> PickStep:
    """The step that the parent named as module:function."""
    module, _, function = name.partition(":")
    step: PickStep = getattr(import_module(module), function)
    return step


class Answer:
    """Lines of JSON on their way to the parent, bounded."""

    def __init__(self, output: BinaryIO, most_bytes: int) -> None:
        self.output = output
        self.bytes_left = most_bytes

    def send_sheet(self, name: str, picked: PickedSheet) -> None:
        """Send one sheet, a few hundred rows a line."""
        self.send(["sheet", name, picked.facts])
        for rows in _in_lines(picked.rows):
            self.send(["rows", rows])
        self.send(["left_out", picked.left_out])

    def send(self, message: list[Any]) -> None:
        """Send one line; raises UnreadableFile when the answer grows beyond its bound."""
        line = json.dumps(message, separators=(",", ":")).encode()
        self.bytes_left -= len(line)
        if self.bytes_left < 0:
            raise UnreadableFile(refusals.TOO_LARGE)
        self.output.write(line + b"\n")

    def flush(self) -> None:
        """Let what was sent so far be there whatever happens next."""
        self.output.flush()

    def refuse(self, refusal: UnreadableFile) -> None:
        """Send the reason, beyond the bound if need be: it is the last line."""
        self.bytes_left = sys.maxsize
        self.send(["refused", refusal.message, refusal.values])


def _in_lines(rows: Iterable[Row]) -> Iterator[list[Row]]:
    remaining = iter(rows)
    return iter(lambda: list(islice(remaining, ROWS_PER_LINE)), [])
