"""Where the squares of districts stand: short names and places that we chose, one file for each province."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "reference"


@dataclass(frozen=True, slots=True)
class Tile:
    """A square: column from the west, row from the north, both from 0 on."""

    code: str
    short: str
    column: int
    row: int


@cache
def tiles_of(province: str) -> dict[str, Tile]:
    """The squares of a province by the codes of its districts; none where nobody placed them yet."""
    file = FOLDER / f"tiles_{province}.csv"
    if not file.exists():
        return {}
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        tiles = [Tile(row["code"], row["short"], int(row["column"]), int(row["row"])) for row in rows]
    return {tile.code: tile for tile in tiles}
