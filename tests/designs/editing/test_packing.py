import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.designs.editing.logos import jpeg, png
from workshop_tracker.designs.editing.packing import DesignFileRefused, PackedDesign, packed, unpacked
from workshop_tracker.designs.editing.pictures import picture_of
from workshop_tracker.designs.own.looks import Look

LOOK = Look(
    "klasik",
    1,
    main="#1F3B70",
    sentences=(("id", "closing", "oleh {penyelenggara}."),),
    left=picture_of(png((1, 2, 3, 99), mode="RGBA")),
    right=picture_of(jpeg()),
)
DESIGN = PackedDesign("Biru Contoh", LOOK)


def test_a_design_comes_out_as_it_went_in_and_packs_to_the_same_bytes():
    assert unpacked(packed(DESIGN)) == DESIGN
    assert packed(unpacked(packed(DESIGN))) == packed(DESIGN)


def test_a_file_that_was_written_once_is_read_for_ever():
    file = Path(__file__).with_name("desain-contoh.zip").read_bytes()

    assert unpacked(file) == PackedDesign("Desain Berkas Contoh", Look("modern", 1, main="#1F3B70"))
    assert packed(unpacked(file)) == file


def rewritten(**changes):
    """The file with other parts; None takes one away."""
    with zipfile.ZipFile(io.BytesIO(packed(DESIGN))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(parts["manifest.json"])
    manifest |= changes.pop("manifest", {})
    parts |= {"manifest.json": json.dumps(manifest).encode()} | {
        name.replace("_", "."): part for name, part in changes.items()
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            if part is not None:
                archive.writestr(name, part)
    return out.getvalue()


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (b"", "bukan berkas desain"),
        (b"PK\x03\x04 no zip", "bukan berkas desain"),
        (packed(DESIGN)[:-30], "bukan berkas desain"),
        (bytes(2_000_001), "2 MB"),
        (rewritten(manifest={"format": "lain"}), "bukan berkas desain"),
        (rewritten(manifest={"format_version": 2}), "lebih baru"),
        (rewritten(manifest={"script": "x"}), "tidak dikenal"),
        (rewritten(manifest={"name": ""}), "Nama desain"),
        (rewritten(manifest={"name": ["x"]}), "Nama desain"),
        (rewritten(manifest={"settings": []}), "Setelan"),
        (rewritten(manifest={"settings": {"drawing": "klasik"}}), "tidak dikenal atau kurang"),
        (rewritten(manifest={"pictures": {"left": 1}}), "tidak dikenal"),
        (rewritten(manifest={"pictures": {}}), "tidak disebut"),
        (rewritten(left_png=png()), "hilang atau berubah"),
        (rewritten(right_jpg=None), "hilang atau berubah"),
        (rewritten(more_txt=b"x"), "tidak disebut"),
        (rewritten(more_txt=bytes(600_000)), "terlalu besar"),
        (rewritten(**{f"{letter}_txt": b"" for letter in "abcdef"}), "bukan berkas desain"),
    ],
)
def test_what_is_not_understood_is_refused_in_words(file, words):
    with pytest.raises(DesignFileRefused, match=words):
        unpacked(file)
