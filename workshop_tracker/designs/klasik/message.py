"""The message of the front: its styles and widths."""

from functools import partial

from workshop_tracker.designs.faces import Face
from workshop_tracker.designs.klasik.art import GOLD, GREEN, INK, QUIET
from workshop_tracker.designs.sections.centred_message import MessageSetting, centred_message
from workshop_tracker.designs.sections.names import NameSetting
from workshop_tracker.designs.sections.wording import ClosingSetting, TitleSetting, role_words
from workshop_tracker.designs.typesetting import Style

ACROSS, NAME_ACROSS = 226.0, 222.0
PLAIN = Style(Face.SERIF, 10.5, INK)
MESSAGE = MessageSetting(
    across=ACROSS,
    plain=PLAIN,
    aside=Style(Face.SERIF_ITALIC, 10.5, QUIET),
    role=Style(Face.SERIF_STRONG, 15, GOLD, 0.2),
    name=NameSetting(Style(Face.SERIF_STRONG, 32, GREEN), NAME_ACROSS),
    title=TitleSetting(Style(Face.SERIF_STRONG, 14, INK), ACROSS, two_lines=12.5, least=10.5),
    closing=ClosingSetting(PLAIN, Style(Face.SERIF_STRONG, 10.5, INK), ACROSS),
    role_words=role_words,
)
message = partial(centred_message, setting=MESSAGE)
