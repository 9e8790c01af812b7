"""Families: papers of one run that differ in nothing but who holds them."""

from collections import OrderedDict
from dataclasses import fields
from operator import attrgetter

from workshop_tracker.designs.plates.fonts import extra_letters
from workshop_tracker.designs.press.composing import Composed, composed
from workshop_tracker.designs.press.drawings import check_letters
from workshop_tracker.designs.press.recorder import Shared
from workshop_tracker.designs.press.stencils import FILLED, Stencil, cut_stencil, is_plain
from workshop_tracker.designs.rules import CertificateText, printed_strings
from workshop_tracker.designs.sheet import Preprinted

# all that a stencil does not fill in; taken from the text itself, so that a field added to it is never overlooked
ALIKE = attrgetter(*(field.name for field in fields(CertificateText) if field.name not in FILLED))
MOST_FAMILIES = 32
MOST_TRIES = 8  # papers of one shape that a stencil is cut for; where none helps, each is drawn in full


class Family:
    """What was drawn for the papers of a family, and their stencils by which fields are empty."""

    def __init__(self, preprinted: Preprinted) -> None:
        self._shared = Shared(preprinted)
        self._stencils: dict[tuple[object, ...], list[Stencil]] = {}
        self._tries: dict[tuple[object, ...], int] = {}

    def composed(self, text: CertificateText) -> Composed:
        """One of its papers. Raises UnknownDesign, LettersMissing, TextDoesNotFit."""
        if not is_plain(text):
            return composed(text, self._shared)
        shape = _shape(text)
        for stencil in self._stencils.get(shape, ()):
            paper = stencil.filled(text)
            if paper is not None:
                return paper
        self._try(shape, text)
        return composed(text, self._shared)

    def _try(self, shape: tuple[object, ...], text: CertificateText) -> None:
        """Cut another stencil that holds papers like this one; not for the first, which may be the only one."""
        tries = self._tries[shape] = self._tries.get(shape, 0) + 1
        if 1 < tries <= MOST_TRIES:
            check_letters(text)
            stencil = cut_stencil(text, extra_letters("".join(printed_strings(text))), self._shared)
            if stencil is not None:
                self._stencils.setdefault(shape, []).append(stencil)


def _shape(text: CertificateText) -> tuple[object, ...]:
    return (
        not text.name,
        not text.school,
        not text.identity_line,
        not text.number,
        len(text.code),
        not text.verification_url,
    )


class Families:
    """The families that were printed last, on paper that bears `preprinted`."""

    def __init__(self, preprinted: Preprinted = Preprinted.NOTHING) -> None:
        self._preprinted = preprinted
        self._kept: OrderedDict[tuple[object, ...], Family] = OrderedDict()
        self._last: tuple[object, Family] | None = None

    def composed(self, text: CertificateText) -> Composed:
        """The paper of any text. Raises UnknownDesign, LettersMissing, TextDoesNotFit."""
        alike = ALIKE(text)
        last = self._last
        if last is None or last[0] != alike:
            last = self._last = (alike, self._family(alike))
        return last[1].composed(text)

    def _family(self, alike: tuple[object, ...]) -> Family:
        family = self._kept.pop(alike, None) or Family(self._preprinted)
        self._kept[alike] = family
        while len(self._kept) > MOST_FAMILIES:
            self._kept.popitem(last=False)
        return family
