"""Pictures of signatures and stamps, in the room that is otherwise left for ink."""

from dataclasses import dataclass

from workshop_tracker.designs.rules import Facsimile, PictureMissing
from workshop_tracker.designs.sheet import Sheet
from workshop_tracker.presentation import Sentence

WIDEST_SIGNATURE = 55.0  # mm
ABOVE, BELOW = 1.0, 0.5  # mm of paper below the titles and above the name
STAMP_ACROSS, STAMP_OVER = 35.0, 7.0  # mm; a stamp touches the left of the signature


@dataclass(frozen=True, slots=True)
class Room:
    """A box in mm from the top left."""

    x: float
    y: float
    across: float
    down: float


def signature_room(x: float, across: float, titles_end: float, names_start: float) -> Room:
    """Between the last title line and the name of a block that begins at `x` and is `across` mm wide."""
    top = titles_end + ABOVE
    return Room(x, top, min(across, WIDEST_SIGNATURE), names_start - BELOW - top)


def stamp_room(x: float, top: float, names_start: float) -> Room:
    """Left of a block that begins at `x`, below the `top` of what is printed there."""
    side = min(STAMP_ACROSS, names_start - BELOW - top - ABOVE)
    return Room(x + STAMP_OVER - side, names_start - BELOW - side, side, side)


def draw_facsimile(sheet: Sheet, facsimile: Facsimile, room: Room) -> None:
    """As large as fits, in the middle of its room. Raises PictureMissing."""
    picture = facsimile.picture
    if picture is None:
        raise PictureMissing(Sentence("Gambar tanda tangan atau stempel pada sertifikat ini tidak ada."))
    scale = min(room.across / picture.width, room.down / picture.height)
    across, down = picture.width * scale, picture.height * scale
    x, y = room.x + (room.across - across) / 2, room.y + (room.down - down) / 2
    sheet.picture(picture, x, y, across, down)
