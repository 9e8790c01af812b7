"""All that one version of an own design sets, as a value and as the settings of its row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from workshop_tracker.designs.faces import coverage
from workshop_tracker.designs.own.colours import COLOUR, LEAST_CONTRAST, PALETTES, contrast
from workshop_tracker.designs.own.pictures import LARGEST_GROUNDS, Picture
from workshop_tracker.designs.own.placing import (
    Placing,
    PlacingUnreadable,
    placing_of_settings,
    problems_of_placing,
    settings_of_placing,
)
from workshop_tracker.designs.own.sentences import WrongSentence, parsed
from workshop_tracker.presentation import Sentence

Detail = Literal["identity", "position", "rank", "district"]
Place = Literal["heading", "given", "role", "role_others", "event", "event_others", "closing"]
DETAILS: tuple[Detail, ...] = ("identity", "position", "rank", "district")
USUAL_DETAILS: tuple[Detail, ...] = ("identity", "district")
MOST_DETAILS = 3
PLACES: tuple[Place, ...] = ("heading", "given", "role", "role_others", "event", "event_others", "closing")
LANGUAGES: tuple[Literal["id", "en"], ...] = ("id", "en")
SIDES = ("left", "right")
MOST_LETTERHEAD_LINES, LONGEST_LETTERHEAD_LINE = 4, 120
LONGEST_SENTENCE = 300
# drawings that settings can be laid over, with the version that new ones take
DRAWINGS = {"klasik": 1, "modern": 1, "piagam": 1, "surat_keterangan": 1}
ON_OWN_GROUND, OWN_GROUND_VERSION = "latar", 1  # the drawing that has nothing but placed fields
GROUNDS = BACKGROUND, BACK = "background", "back"  # their names among pictures
PLACED = "placing"  # and among settings


@dataclass(frozen=True, slots=True)
class Look:
    """One version of an own design; what is empty is as in the drawing, in the usual words, or the organization's."""

    drawing: str
    drawing_version: int
    main: str = ""
    accent: str = ""
    letterhead: tuple[str, ...] = ()
    details: tuple[Detail, ...] = USUAL_DETAILS
    spells_hours: bool = False
    has_photo_box: bool = False
    sentences: tuple[tuple[str, Place, str], ...] = ()  # language, place, text
    left: Picture | None = None
    right: Picture | None = None
    background: Picture | None = None
    back: Picture | None = None
    placing: Placing | None = None  # of a drawing on an own background, and of no other

    def sentence(self, language: str, place: Place) -> str:
        """The own text of a place, empty where the usual one stands."""
        return next((text for each, where, text in self.sentences if (each, where) == (language, place)), "")

    @property
    def logos(self) -> tuple[tuple[str, Picture], ...]:
        """Those that there are, with their sides."""
        return tuple((side, picture) for side, picture in zip(SIDES, (self.left, self.right), strict=True) if picture)

    @property
    def pictures(self) -> tuple[tuple[str, Picture], ...]:
        """All that there are, by the names under which they are kept."""
        return (*self.logos, *self.grounds)

    @property
    def grounds(self) -> tuple[tuple[str, Picture], ...]:
        """The own backgrounds of front and back, with their names."""
        sides = zip(GROUNDS, (self.background, self.back), strict=True)
        return tuple((side, picture) for side, picture in sides if picture)

    @property
    def strings(self) -> tuple[str, ...]:
        """Every text of its own that papers may print."""
        return (*self.letterhead, *(text for _, _, text in self.sentences))


class SettingsRefused(ValueError):
    """Settings that are not understood; the message says which, in Indonesian."""


def settings_of(look: Look) -> dict[str, Any]:
    """As the row keeps them, without the bytes of pictures."""
    placed = {PLACED: settings_of_placing(look.placing)} if look.placing else {}
    return {
        "drawing": look.drawing,
        "drawing_version": look.drawing_version,
        "main": look.main,
        "accent": look.accent,
        "letterhead": list(look.letterhead),
        "details": list(look.details),
        "spells_hours": look.spells_hours,
        "has_photo_box": look.has_photo_box,
        "sentences": [list(each) for each in look.sentences],
        **placed,
    }


SHAPES: dict[str, type] = {
    "drawing": str,
    "drawing_version": int,
    "main": str,
    "accent": str,
    "letterhead": list,
    "details": list,
    "spells_hours": bool,
    "has_photo_box": bool,
    "sentences": list,
}


def look_of_settings(settings: Mapping[str, Any], pictures: Mapping[str, Picture]) -> Look:
    """The exact inverse of `settings_of`; `pictures` by name. Raises SettingsRefused for anything else."""
    if strange := sorted(settings.keys() - {PLACED} ^ SHAPES.keys()):
        raise SettingsRefused(Sentence("Setelan tidak dikenal atau kurang: %(names)s.", names=", ".join(strange)))
    for name, shape in SHAPES.items():
        if type(settings[name]) is not shape:
            raise _unreadable(name)
    look = Look(
        **{name: settings[name] for name in SHAPES.keys() - {"letterhead", "details", "sentences"}},
        letterhead=_texts(settings["letterhead"], "letterhead"),
        details=_texts(settings["details"], "details"),  # type: ignore[arg-type]  # problems_of knows the words
        sentences=tuple(_sentence(each) for each in settings["sentences"]),
        left=pictures.get("left"),
        right=pictures.get("right"),
        background=pictures.get(BACKGROUND),
        back=pictures.get(BACK),
        placing=_placing(settings),
    )
    for _, problem in problems_of(look):
        raise SettingsRefused(problem)
    return look


def _placing(settings: Mapping[str, Any]) -> Placing | None:
    try:
        return placing_of_settings(settings[PLACED]) if PLACED in settings else None
    except PlacingUnreadable as error:
        raise _unreadable(PLACED) from error


def _texts(values: list[Any], name: str) -> tuple[str, ...]:
    if not all(isinstance(value, str) for value in values):
        raise _unreadable(name)
    return tuple(values)


def _sentence(value: Any) -> tuple[str, Place, str]:
    match value:
        case [str() as language, str() as place, str() as text] if language in LANGUAGES and place in PLACES:
            return language, place, text
    raise _unreadable("sentences")


def _unreadable(name: str) -> SettingsRefused:
    return SettingsRefused(Sentence("Setelan %(name)s tidak terbaca.", name=name))


def problems_of(look: Look) -> Iterator[tuple[str, Sentence]]:
    """What is wrong with it, each with the name of its setting; of sentences `language_place`."""
    known = OWN_GROUND_VERSION if look.drawing == ON_OWN_GROUND else DRAWINGS.get(look.drawing, 0)
    if not 1 <= look.drawing_version <= known:
        yield "drawing", Sentence("Gambar dasar %(name)s tidak dikenal.", name=look.drawing)
    yield from _problems_of_colours(look)
    if len(look.letterhead) > MOST_LETTERHEAD_LINES or any(
        len(line) > LONGEST_LETTERHEAD_LINE for line in look.letterhead
    ):
        yield "letterhead", Sentence("Kop surat paling banyak empat baris, masing-masing hingga 120 huruf.")
    if len(set(look.details) & set(DETAILS)) != len(look.details) or len(look.details) > MOST_DETAILS:
        yield "details", Sentence("Pilih paling banyak tiga keterangan.")
    if look.drawing == "piagam" and look.right:
        yield "right", Sentence("Piagam hanya memuat logo kiri: di kanan ada kode QR.")
    yield from _problems_of_ground(look)
    yield from _problems_of_texts(look)


def _problems_of_ground(look: Look) -> Iterator[tuple[str, Sentence]]:
    if (look.drawing == ON_OWN_GROUND) is (look.placing is None) or (look.grounds and not look.placing):
        yield "drawing", Sentence("Latar sendiri hanya bersama letak isiannya.")
    if look.placing is None:
        return
    if look.logos or look.has_photo_box:
        yield "drawing", Sentence("Di atas latar sendiri logo menjadi bagian latar, dan kotak foto diletakkan sendiri.")
    if sum(ground.weight for _, ground in look.grounds) > LARGEST_GROUNDS:
        yield BACK, Sentence("Latar depan dan belakang bersama terlalu ramai untuk sertifikat 300 kB.")
    for side, ground in look.grounds:
        if (ground.height > ground.width) is (look.placing.paper == "landscape"):
            yield side, Sentence("Latar ini tidak searah dengan kertasnya: yang satu tegak, yang lain mendatar.")
    for kind, problem in problems_of_placing(look.placing):
        yield f"at_{kind}", problem


def _problems_of_colours(look: Look) -> Iterator[tuple[str, Sentence]]:
    for name, colour in (("main", look.main), ("accent", look.accent)):
        if not colour:
            continue
        if not COLOUR.fullmatch(colour):
            yield name, Sentence("Tulis warna sebagai # dan enam angka heksadesimal, misalnya #1E4B3A.")
        elif contrast(colour) < LEAST_CONTRAST:
            yield name, Sentence("Warna ini terlalu muda untuk dibaca di atas putih; pilih yang lebih tua.")
        elif look.drawing in DRAWINGS and look.drawing not in PALETTES:
            yield name, Sentence("Gambar dasar ini hitam putih; kosongkan warnanya.")


def _problems_of_texts(look: Look) -> Iterator[tuple[str, Sentence]]:
    if missing := _missing("".join(look.letterhead)):
        yield "letterhead", missing
    for language, place, text in look.sentences:
        name = f"{language}_{place}"
        if len(text) > LONGEST_SENTENCE:
            yield name, Sentence("Paling banyak %(most)s huruf.", most=LONGEST_SENTENCE)
        elif missing := _missing(text):
            yield name, missing
        else:
            yield from _problem_of_sentence(name, text)


def _problem_of_sentence(name: str, text: str) -> Iterator[tuple[str, Sentence]]:
    try:
        parsed(text)
    except WrongSentence as problem:
        yield name, problem.args[0]


def _missing(text: str) -> Sentence | None:
    letters = sorted(set(text) - coverage())
    if not letters:
        return None
    return Sentence("Huruf %(letters)s tidak ada di jenis huruf sertifikat.", letters=" ".join(letters))
