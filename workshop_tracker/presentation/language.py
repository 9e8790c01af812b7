"""The two languages that people read: Indonesian (`id`) first, English (`en`) second."""

from typing import Literal

Language = Literal["id", "en"]
