"""The sheet that a built-in drawing draws on when its design is an own one: other colours, logos, a photo box."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import lru_cache, partial

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.klasik import art as klasik
from workshop_tracker.designs.modern import art as modern
from workshop_tracker.designs.ornaments import (
    AS_DRAWN,
    DOWN,
    Matrix,
    box,
    filled,
    rounded_box,
    stroked,
)
from workshop_tracker.designs.own.colours import WHITE, Repainting, repainted, repainting
from workshop_tracker.designs.own.looks import Look
from workshop_tracker.designs.own.pictures import Picture
from workshop_tracker.designs.piagam import laurel
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.sheet import Align, PageSize, Preprinted, Said, Sheet
from workshop_tracker.designs.surat_keterangan import art as letter
from workshop_tracker.designs.typesetting import POINTS_PER_MM, Line, Run, Style, TextDoesNotFit
from workshop_tracker.presentation import Sentence

# the drawn emblems that own logos take the place of, by side, with half the room of each in mm
EMBLEMS = {
    klasik.star: ("left", klasik.EMBLEM),
    klasik.book: ("right", klasik.EMBLEM),
    modern.star: ("left", modern.EMBLEM),
    modern.book: ("right", modern.EMBLEM),
    laurel.emblem: ("left", laurel.EMBLEM),
}
PHOTO_ACROSS, PHOTO_DOWN = 30.0, 40.0
# where the box stands with one signatory, mm; with more of them there is no room
PHOTO_PLACES = {
    "klasik": (118.0, 143.0),
    "modern": (modern.LEFT, 146.0),
    "piagam": (62.0, 140.0),
    "surat_keterangan": (letter.LEFT, letter.TOP + 182.0),
}
PHOTO_EDGE, PHOTO_WORDS = "#8A8A8A", Style(Face.SANS, 8, "#6B6B6B")
TILE_EDGE, TILE_RADIUS = 1.0, 1.2  # mm of white round a logo on a dark panel


class OwnSheet:
    """Passes on what is drawn, changed as the look says; sides end with what the drawing knows nothing of."""

    def __init__(self, sheet: Sheet, text: CertificateText, look: Look) -> None:
        self._sheet, self._text, self._look = sheet, text, look
        self._colours = repainting(look.drawing, look.main, look.accent)
        self._new = dict(self._colours)
        self._is_first = True

    @property
    def preprinted(self) -> Preprinted:
        return self._sheet.preprinted

    def end_side(self, size: PageSize = PageSize.LANDSCAPE) -> None:
        if self._is_first:
            self._draw_front()
        self._is_first = False
        self._sheet.end_side(size)

    def draw(self, content: str) -> None:
        self._sheet.draw(repainted(content, self._colours))

    def block(self, key: Hashable, draw: Callable[[], None]) -> None:
        self._sheet.block(key, draw)

    def art(self, make: Callable[[], str], matrix: Matrix = AS_DRAWN) -> None:
        if make in EMBLEMS and self._look.logos:
            self._draw_logo(*EMBLEMS[make], matrix)
        else:
            self._sheet.art(_painted(make, self._colours) if self._colours else make, matrix)

    def picture(self, picture: Picture, x: float, y: float, across: float, down: float) -> None:
        self._sheet.picture(picture, x, y, across, down)

    def line(self, x: float, baseline: float, line: Line, align: Align = Align.LEFT, said: Said = Said.OF_ONE) -> None:
        self._sheet.line(x, baseline, self._repainted(line), align, said)

    def code(self, address: str, x: float, y: float, side: float, colour: str) -> None:
        self._sheet.code(address, x, y, side, self._new.get(colour, colour))

    def link(self, address: str, x: float, y: float, side: float) -> None:
        self._sheet.link(address, x, y, side)

    def _repainted(self, line: Line) -> Line:
        return tuple(Run(run.text, self._style(run.style)) for run in line)

    def _style(self, style: Style) -> Style:
        return replace(style, colour=self._new[style.colour]) if style.colour in self._new else style

    def _draw_logo(self, side: str, radius: float, matrix: Matrix) -> None:
        """Within the circle's square, wherever the drawing puts it."""
        picture = dict(self._look.logos).get(side)
        if picture is None:
            return
        scale, _, _, _, right, up = matrix
        room = radius * scale
        middle_x, middle_y = right / POINTS_PER_MM, DOWN - scale * DOWN - up / POINTS_PER_MM
        if self._look.drawing == "modern":
            edge = room + TILE_EDGE
            tile = rounded_box(middle_x - edge, middle_y - edge, 2 * edge, 2 * edge, TILE_RADIUS)
            self._sheet.draw(filled(tile, WHITE))
        draw_within(self._sheet, picture, middle_x, middle_y, room)

    def _draw_front(self) -> None:
        """What the first side has beside its drawing; a letter has no emblems for logos to take the place of."""
        if self._look.has_photo_box:
            self._draw_photo_box()
        if self._look.drawing == "surat_keterangan" and not self.preprinted.has_letterhead:
            for side, picture in self._look.logos:
                x = {"left": letter.LEFT + letter.LOGO, "right": letter.RIGHT - letter.LOGO}[side]
                draw_within(self._sheet, picture, x, letter.LOGO_Y, letter.LOGO)

    def _draw_photo_box(self) -> None:
        if len(self._text.signatories) > 1:
            raise TextDoesNotFit(Sentence("Kotak foto hanya muat di samping satu penanda tangan."))
        x, y = PHOTO_PLACES[self._look.drawing]
        self._sheet.draw(stroked(box(x, y, PHOTO_ACROSS, PHOTO_DOWN), PHOTO_EDGE, 0.5))
        words = "Photo 3 × 4" if self._text.language == "en" else "Foto 3 × 4"
        middle = (x + PHOTO_ACROSS / 2, y + PHOTO_DOWN / 2 + 1)
        self._sheet.line(*middle, (Run(words, PHOTO_WORDS),), Align.CENTER, Said.OF_ALL)


def draw_within(sheet: Sheet, picture: Picture, x: float, y: float, room: float) -> None:
    """As large as fits within `room` mm to each side of a place."""
    share = 2 * room / max(picture.width, picture.height)
    across, down = picture.width * share, picture.height * share
    sheet.picture(picture, x - across / 2, y - down / 2, across, down)


@lru_cache(maxsize=256)
def _painted(make: Callable[[], str], colours: Repainting) -> Callable[[], str]:
    """The same maker for the same art and colours: a sheet knows art by it."""
    return partial(_make_painted, make, colours)


def _make_painted(make: Callable[[], str], colours: Repainting) -> str:
    return repainted(make(), colours)
