"""The parent's side of reading many files at once: a file that ends the reading process is named, the others go on."""

import json
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from workshop_tracker.presentation import Sentence
from workshop_tracker.spreadsheets import refusals
from workshop_tracker.spreadsheets.limits import ReadLimits
from workshop_tracker.spreadsheets.reader import START_BUNDLE, messages_of, run_child
from workshop_tracker.spreadsheets.refusals import UnreadableFile
from workshop_tracker.spreadsheets.table import PackedSheet, PickStep

MOST_DEATHS = 5  # files that may end the reading process before the rest is left unread


@dataclass(frozen=True)
class ReadFile:
    """One file of many: its sheets, or the sentence that says why it was not read."""

    name: str
    number: int = 0
    sha256: str = ""
    sheets: tuple[PackedSheet, ...] = ()
    refusal: Sentence | None = None
    headings: str = ""

    @property
    def is_junk(self) -> bool:
        """Whether it is what systems leave behind and nobody meant to send."""
        return self.refusal == refusals.JUNK


def packed_together(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Files that were dropped together as one zip, not compressed: they travel to the reading process in one piece."""
    packed: bytes = import_module("workshop_tracker.spreadsheets.packing").zip_of(files)
    return packed


def read_bundle(
    source: bytes | Path, *, limits: ReadLimits, pick: PickStep, options: Mapping[str, str] | None = None
) -> list[ReadFile]:
    """Every file of a zip in its order. Raises UnreadableFile where the zip itself is refused."""
    request: dict[str, Any] = {
        "limits": asdict(limits),
        "file_name": "",
        "pick": f"{pick.__module__}:{pick.__qualname__}",
        "options": dict(options or {}),
        "first": 0,
    }
    found: list[ReadFile] = []
    for _ in range(MOST_DEATHS):
        with tempfile.TemporaryFile() as answer:
            failure = run_child(START_BUNDLE, source, json.dumps(request), answer, limits)
            answer.seek(0)
            part = _files_of(answer)
        if failure is None:
            return [*found, *part]
        if not part:
            raise UnreadableFile(failure)
        culprit = replace(part[-1], sheets=(), refusal=UnreadableFile(failure).sentence)
        found += [*part[:-1], culprit]
        request["first"] = culprit.number + 1
    return [*found, ReadFile("…", refusal=refusals.REST_UNREAD)]


def _files_of(answer: BinaryIO) -> list[ReadFile]:
    files: list[ReadFile] = []
    heading: list[Any] = []
    for kind, told, rows in messages_of(answer):
        if kind == "file":
            files.append(ReadFile(told[1], told[0]))
        elif kind == "sheet":
            heading = told
        elif kind != "done":
            files[-1] = _with(files[-1], kind, told, heading, rows)
    return files


def _with(file: ReadFile, kind: str, told: list[Any], heading: list[Any], rows: tuple[bytes, ...]) -> ReadFile:
    if kind == "digest":
        return replace(file, sha256=told[0])
    if kind == "refused_file":
        values = {name: value for name, value in told[1].items() if name != "headings"}
        refusal = UnreadableFile(told[0], **values).sentence
        return replace(file, sheets=(), refusal=refusal, headings=told[1].get("headings", ""))
    sheet = PackedSheet(heading[0], heading[1], rows, tuple(told[0]))
    return replace(file, sheets=(*file.sheets, sheet))
