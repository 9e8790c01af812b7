"""The files that the demonstration is written in: tables as CSV, the rest as JSON."""

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data"


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a table, by column."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sha256_of_file(name: str) -> str:
    return hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()


def document_of(name: str, **words: str) -> Any:
    """A JSON document in which each `{word}` is written out."""
    text = (FOLDER / name).read_text("utf-8")
    for word, written in words.items():
        text = text.replace(f"{{{word}}}", written)
    return json.loads(text)


def workshop_names() -> list[str]:
    """The files of the workshops without their endings, in the order in which they were held."""
    return sorted(path.stem for path in (FOLDER / "workshops").glob("*.json"))
