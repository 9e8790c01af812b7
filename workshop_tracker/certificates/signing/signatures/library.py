"""What signs and what examines signatures, loaded when first needed; where the extra is missing, a sentence says so."""

from importlib import import_module
from typing import Any

from workshop_tracker.presentation import Sentence

HERE = __name__.rpartition(".")[0]


class SigningNotInstalled(Exception):
    """The extra `sign` is not there; the message says how it is installed, in Indonesian."""


def pades() -> Any:
    """The module that signs. Raises SigningNotInstalled."""
    return _loaded("pades")


def evidence() -> Any:
    """The module that examines signed files. Raises SigningNotInstalled."""
    return _loaded("evidence")


def _loaded(name: str) -> Any:
    try:
        return import_module(f"{HERE}.{name}")
    except ModuleNotFoundError as error:
        raise SigningNotInstalled(
            Sentence("Tanda tangan elektronik memerlukan tambahan: pasang requirements/sign.txt (docs/operations.md).")
        ) from error
