"""The shelf of compiled pieces: found again, never trusted blindly, never in the way."""

import pytest

from tests.designs.papers import NORMAL
from workshop_tracker.designs.plates import shelf
from workshop_tracker.designs.plates.prefix import prefix_of
from workshop_tracker.designs.plates.shelf import Shelf
from workshop_tracker.designs.press.composing import composed
from workshop_tracker.designs.press.recorder import Shared


def counted(made, content=b"Contoh"):
    def make():
        made.append(content)
        return content

    return make


def test_a_piece_is_made_once_and_found_by_another_process(tmp_path):
    made = []
    for _ in range(2):
        assert Shelf(tmp_path / "plates").piece("corner", counted(made)) == b"Contoh"
    assert Shelf(tmp_path / "plates").piece("other", counted(made, b"Lain")) == b"Lain"
    assert made == [b"Contoh", b"Lain"]


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 100])
def test_a_broken_piece_is_made_anew(tmp_path, damage):
    made = []
    Shelf(tmp_path).piece("corner", counted(made))
    (path,) = tmp_path.iterdir()
    path.write_bytes(damage)
    assert Shelf(tmp_path).piece("corner", counted(made)) == b"Contoh"
    assert Shelf(tmp_path).piece("corner", counted(made)) == b"Contoh"
    assert len(made) == 2


def test_other_drawing_code_makes_other_pieces(tmp_path, monkeypatch):
    made = []
    Shelf(tmp_path).piece("corner", counted(made))
    monkeypatch.setattr(shelf, "ground_of_all", lambda: b"changed")
    Shelf(tmp_path).piece("corner", counted(made))
    assert len(made) == 2


def test_the_oldest_pieces_go(tmp_path, monkeypatch):
    monkeypatch.setattr(shelf, "MOST_PIECES", 3)
    for index in range(5):
        Shelf(tmp_path).piece(f"piece {index}", counted([]))
    assert len(list(tmp_path.iterdir())) == 3


def test_a_folder_that_cannot_be_written_keeps_nobody_from_printing(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    assert Shelf(tmp_path / "file" / "plates").piece("corner", counted([])) == b"Contoh"


def test_a_prefix_from_the_shelf_is_the_one_that_was_made(tmp_path, monkeypatch):
    layout = composed(NORMAL, Shared()).layout
    made = prefix_of.__wrapped__(layout, "id", frozenset())
    monkeypatch.setattr(shelf._Place, "shelf", Shelf(tmp_path))
    for _ in range(2):
        found = prefix_of.__wrapped__(layout, "id", frozenset())
        assert (found.content, found.table, found.first, found.catalog) == (
            made.content,
            made.table,
            made.first,
            made.catalog,
        )
    assert len(list(tmp_path.iterdir())) == 1
