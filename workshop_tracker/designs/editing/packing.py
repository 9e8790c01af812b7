"""A design as one file: a ZIP with a manifest and pictures, each with its SHA-256; the same design, the same bytes."""

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any, cast

from workshop_tracker.designs.own.looks import GROUNDS, SIDES, Look, SettingsRefused, look_of_settings, settings_of
from workshop_tracker.designs.own.pictures import Picture
from workshop_tracker.presentation import Sentence, tidy_text

FORMAT, FORMAT_VERSION = "workshop-tracker-design", 1
MANIFEST = "manifest.json"
MANIFEST_KEYS = {"format", "format_version", "name", "settings", "pictures"}
PICTURE_KEYS = {"kind", "width", "height", "content", "mask"}
LINES = "lines"  # of a background, where it has some over its pixels
ENDINGS = {"jpeg": "jpg", "png": "png", "lines": "art"}
LARGEST_FILE, LARGEST_PART = 2_000_000, 500_000  # bytes
MOST_PARTS = 1 + 2 * len(SIDES) + 2 * len(GROUNDS)  # the manifest, logos with what shows through, backgrounds
LONGEST_NAME = 120
ENCRYPTED = 0x1
NO_CLOCK = (1980, 1, 1, 0, 0, 0)


class DesignFileRefused(ValueError):
    """This file is no design that can be taken over; the message says why, in Indonesian."""


@dataclass(frozen=True, slots=True)
class PackedDesign:
    """A design on its way: its name and all that it sets."""

    name: str
    look: Look


def packed(design: PackedDesign) -> bytes:
    """The file of a design."""
    parts = dict(_parts(design.look))
    pictures = {side: _described(side, picture) for side, picture in design.look.pictures}
    manifest = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "name": design.name,
        "settings": settings_of(design.look),
        "pictures": pictures,
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for name, content in {MANIFEST: json.dumps(manifest, ensure_ascii=False, indent=2).encode(), **parts}.items():
            archive.writestr(zipfile.ZipInfo(name, NO_CLOCK), content)
    return written.getvalue()


def _parts(look: Look) -> Iterator[tuple[str, bytes]]:
    for side, picture in look.pictures:
        yield _file_name(side, picture), picture.content
        if picture.mask:
            yield _mask_name(side), picture.mask
        if picture.lines:
            yield _lines_name(side), picture.lines


def _file_name(side: str, picture: Picture) -> str:
    return f"{side}.{ENDINGS[picture.kind]}"


def _mask_name(side: str) -> str:
    return f"{side}-mask.png"


def _lines_name(side: str) -> str:
    return f"{side}-lines.art"


def _described(side: str, picture: Picture) -> dict[str, Any]:
    return {
        "kind": picture.kind,
        "width": picture.width,
        "height": picture.height,
        "content": {"file": _file_name(side, picture), "sha256": _digest(picture.content)},
        "mask": {"file": _mask_name(side), "sha256": _digest(picture.mask)} if picture.mask else None,
        **({LINES: {"file": _lines_name(side), "sha256": _digest(picture.lines)}} if picture.lines else {}),
    }


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def unpacked(file: bytes) -> PackedDesign:
    """The design in a file. Raises DesignFileRefused for anything that is not understood to the last field."""
    parts = _read(file)
    manifest = _manifest(parts.pop(MANIFEST, b""))
    name = tidy_text(manifest["name"]) if isinstance(manifest["name"], str) else ""
    if not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
        raise DesignFileRefused(Sentence("Nama desain dalam berkas ini tidak terbaca."))
    if not isinstance(manifest["settings"], dict) or not isinstance(manifest["pictures"], dict):
        raise _strange("settings")
    pictures = {side: _picture(side, told, parts) for side, told in manifest["pictures"].items()}
    if parts or not pictures.keys() <= {*SIDES, *GROUNDS}:
        raise DesignFileRefused(Sentence("Berkas ini berisi gambar yang tidak disebut dalam daftarnya."))
    try:
        return PackedDesign(name, look_of_settings(manifest["settings"], pictures))
    except SettingsRefused as refused:
        raise DesignFileRefused(refused.args[0]) from refused


def _read(file: bytes) -> dict[str, bytes]:
    """The parts by name, none larger than told beforehand."""
    if len(file) > LARGEST_FILE:
        raise DesignFileRefused(Sentence("Berkas desain paling besar 2 MB."))
    try:
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_PARTS or any(entry.flag_bits & ENCRYPTED for entry in entries):
                raise _no_design()
            return {entry.filename: _part(archive, entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError) as error:
        raise _no_design() from error


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as part:
        content = part.read(LARGEST_PART + 1)
    if len(content) > LARGEST_PART:
        raise DesignFileRefused(Sentence("Bagian %(name)s dalam berkas ini terlalu besar.", name=entry.filename[:60]))
    return content


def _manifest(content: bytes) -> dict[str, Any]:
    try:
        manifest = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise _no_design() from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise _no_design()
    if manifest.get("format_version") != FORMAT_VERSION:
        raise DesignFileRefused(Sentence("Berkas ini ditulis oleh aplikasi yang lebih baru."))
    if manifest.keys() != MANIFEST_KEYS:
        raise _strange(", ".join(sorted(manifest.keys() ^ MANIFEST_KEYS))[:60])
    return manifest


def _picture(side: str, told: Any, parts: dict[str, bytes]) -> Picture:
    if not isinstance(told, dict) or told.keys() - {LINES} != PICTURE_KEYS:
        raise _strange(side[:60])
    content, mask, lines = (_named(told.get(part), parts) for part in ("content", "mask", LINES))
    pictures = import_module("workshop_tracker.designs.editing.pictures")
    size = told["kind"], told["width"], told["height"]
    try:
        if side in GROUNDS:
            return cast(Picture, pictures.checked_background(*size, content, mask, lines))
        return cast(Picture, pictures.checked(*size, content, mask))
    except pictures.PictureRefused as refused:
        raise DesignFileRefused(refused.args[0]) from refused


def _named(told: Any, parts: dict[str, bytes]) -> bytes:
    """The part that the manifest names, as it was when it was written."""
    if told is None:
        return b""
    content = parts.pop(told.get("file", ""), None) if isinstance(told, dict) else None
    if content is None or told.keys() != {"file", "sha256"} or _digest(content) != told["sha256"]:
        raise DesignFileRefused(Sentence("Gambar dalam berkas ini hilang atau berubah."))
    return content


def _no_design() -> DesignFileRefused:
    return DesignFileRefused(Sentence("Ini bukan berkas desain dari aplikasi ini."))


def _strange(names: str) -> DesignFileRefused:
    return DesignFileRefused(Sentence("Setelan tidak dikenal atau kurang: %(names)s.", names=names))
