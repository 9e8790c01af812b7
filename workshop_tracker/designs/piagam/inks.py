"""The colours of the design: dark ones that a black printer keeps apart from light ones."""

from workshop_tracker.designs.ornaments import Inks

MAROON, GOLD, INK, QUIET = "#6B1E2C", "#8F6B24", "#2A1F1D", "#66595A"
PAPER, RAY, HAIR, GROUP_BAND, SAMPLE = "#FDFAF3", "#EBDDBD", "#DCCFB8", "#F5EDDC", "#EFE5CF"
INKS = Inks(MAROON, GOLD, PAPER)
