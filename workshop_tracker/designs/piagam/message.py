"""The message of the front: its styles, its widths, and the words of honour that lead to the role."""

from functools import partial

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.own.filling import own_words
from workshop_tracker.designs.phrases import PHRASES, is_participant
from workshop_tracker.designs.piagam.inks import GOLD, INK, MAROON, QUIET
from workshop_tracker.designs.rules import CertificateText
from workshop_tracker.designs.sections.centred_message import MessageSetting, centred_message
from workshop_tracker.designs.sections.names import NameSetting
from workshop_tracker.designs.sections.wording import ClosingSetting, TitleSetting, role_words
from workshop_tracker.designs.typesetting import Style

ACROSS, NAME_ACROSS = 226.0, 222.0
PLAIN = Style(Face.SERIF, 10.5, INK)


def honouring_words(text: CertificateText) -> str:
    """Who served is honoured for it; who took part, took part."""
    if is_participant(text):
        return role_words(text)
    return own_words(text, "role_others") or PHRASES[text.language].honoured_as


MESSAGE = MessageSetting(
    across=ACROSS,
    plain=PLAIN,
    aside=Style(Face.SERIF_ITALIC, 10.5, QUIET),
    role=Style(Face.SERIF_STRONG, 16, GOLD, 0.22),
    name=NameSetting(Style(Face.SERIF_STRONG, 33, MAROON), NAME_ACROSS),
    title=TitleSetting(Style(Face.SERIF_STRONG, 14, INK), ACROSS, two_lines=12.5, least=10.5),
    closing=ClosingSetting(PLAIN, Style(Face.SERIF_STRONG, 10.5, INK), ACROSS),
    role_words=honouring_words,
)
message = partial(centred_message, setting=MESSAGE)
