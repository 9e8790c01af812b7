"""The language catalogues, and how they are compiled; standard library only, because set-up and build both need it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


class CatalogueIsBroken(Exception):
    """A catalogue cannot be compiled; the text names it."""


def compile_catalogues(python: Path, folder: Path = FOLDER) -> None:
    """Compile each catalogue that changed since it was last compiled, with the Babel that `python` has."""
    for source in stale_catalogues(folder):
        compile_catalogue(python, source)


def stale_catalogues(folder: Path) -> list[Path]:
    return [source for source in sorted(folder.rglob("*.po")) if is_stale(source, source.with_suffix(".mo"))]


def is_stale(source: Path, compiled: Path) -> bool:
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime


def compile_catalogue(python: Path, source: Path) -> None:
    """Leave the earlier compiled form in place until the new one is complete: a running server may be reading it."""
    part = source.with_suffix(f".mo.{os.getpid()}")
    command = [str(python), "-m", "babel.messages.frontend", "--quiet", "compile", "-i", str(source), "-o", str(part)]
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode:
        part.unlink(missing_ok=True)
        raise CatalogueIsBroken(f"Katalog terjemahan rusak / the catalogue cannot be compiled: {source}")
    part.replace(source.with_suffix(".mo"))
