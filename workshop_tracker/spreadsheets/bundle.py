"""Many files in one zip, read one after the other in the reading process; one that cannot be read stops no other.

Answers as `child` does, with ["file", number, name] before each file, ["digest", SHA-256] where it could be unpacked,
and ["refused_file", message, values] instead of the rest where it is refused.
"""

import hashlib
import io
import json
import sys
import unicodedata
import zipfile
from collections.abc import Mapping
from typing import Any

from workshop_tracker.presentation import tidy_text
from workshop_tracker.spreadsheets import refusals
from workshop_tracker.spreadsheets.archive import ENCRYPTED, EXPANSION_COUNTS_FROM, MOST_EXPANSION
from workshop_tracker.spreadsheets.child import Answer, answer_sheets
from workshop_tracker.spreadsheets.limits import ReadLimits, allow_processor_time, limit_this_process
from workshop_tracker.spreadsheets.refusals import UnreadableFile

MOST_FILES = 300
SECONDS_A_FILE = 10  # of processor time
LONGEST_NAME = 200
JUNK_FOLDERS = ("__macosx",)
JUNK_NAMES = ("thumbs.db", ".ds_store", "desktop.ini")
PACKED_INSIDE = (".zip", ".rar", ".7z", ".tar", ".tgz")


def main() -> None:
    """Read the zip on standard input within the limits of the request, from the file `first` on."""
    request = json.loads(sys.argv[1])
    limits = ReadLimits(**request["limits"])
    limit_this_process(limits)
    data = sys.stdin.buffer.read(limits.unpacked_bytes + 1)
    answer = Answer(sys.stdout.buffer, limits.result_bytes)
    try:
        answer_bundle(data, request, limits, answer)
        answer.send(["done"])
    except UnreadableFile as refusal:
        answer.refuse(refusal)
    except zipfile.BadZipFile:
        answer.refuse(UnreadableFile(refusals.DAMAGED_ZIP))


def answer_bundle(data: bytes, request: Mapping[str, Any], limits: ReadLimits, answer: Answer) -> None:
    """Answer with every file of a zip, the folders left out; raises UnreadableFile for the zip as a whole."""
    if len(data) > limits.unpacked_bytes:
        raise UnreadableFile(refusals.TOO_LARGE_TOGETHER)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > MOST_FILES:
            raise UnreadableFile(refusals.TOO_MANY_FILES, limit=MOST_FILES)
        if sum(entry.file_size for entry in entries) > limits.unpacked_bytes:
            raise UnreadableFile(refusals.TOO_LARGE_TOGETHER)
        for number, entry in list(enumerate(entries))[request["first"] :]:
            answer.send(["file", number, shown_name(entry.filename)])
            answer.flush()  # should this file end the process, it is known by name
            allow_processor_time(SECONDS_A_FILE)
            _answer_file(archive, entry, request, limits, answer)


def shown_name(name: str) -> str:
    """A name inside a zip as it may be shown: its end, without what cannot be seen."""
    letters = (letter if unicodedata.category(letter)[0] != "C" else " " for letter in name)
    return tidy_text("".join(letters))[-LONGEST_NAME:]


def _answer_file(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, request: Mapping[str, Any], limits: ReadLimits, answer: Answer
) -> None:
    try:
        data = _content(archive, entry, limits)
        answer.send(["digest", hashlib.sha256(data).hexdigest()])
        answer_sheets(data, {**request, "file_name": shown_name(entry.filename)}, limits, answer)
    except UnreadableFile as refusal:
        answer.send(["refused_file", refusal.message, refusal.values])
    except MemoryError:
        answer.send(["refused_file", refusals.TOO_LARGE.msgid, {}])
    except BaseException:  # the parsers raise what they like, a panic of theirs is no Exception
        answer.send(["refused_file", refusals.DAMAGED.msgid, {}])


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: ReadLimits) -> bytes:
    folders = entry.filename.lower().replace("\\", "/").split("/")
    if folders[0] in JUNK_FOLDERS or folders[-1] in JUNK_NAMES or folders[-1].startswith("~$"):
        raise UnreadableFile(refusals.JUNK)
    if folders[-1].endswith(PACKED_INSIDE):
        raise UnreadableFile(refusals.ZIP_INSIDE)
    if entry.flag_bits & ENCRYPTED:
        raise UnreadableFile(refusals.LOCKED)
    if entry.file_size > max(EXPANSION_COUNTS_FROM, MOST_EXPANSION * entry.compress_size):
        raise UnreadableFile(refusals.TOO_LARGE)
    with archive.open(entry) as content:
        data = content.read(limits.unpacked_bytes + 1)  # what the directory says may be a lie
    if len(data) > limits.unpacked_bytes:
        raise UnreadableFile(refusals.TOO_LARGE)
    return data


if __name__ == "__main__":
    main()
