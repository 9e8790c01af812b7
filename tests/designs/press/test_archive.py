"""ZIPs written as they go, read back by the standard library."""

import zipfile
from dataclasses import replace
from io import BytesIO

from tests.designs.papers import NORMAL, SPEAKER
from workshop_tracker.designs.pdf import single_pdf, zipped_pdfs
from workshop_tracker.designs.press.archive import MOST_ENTRIES, archive
from workshop_tracker.designs.press.composing import composed
from workshop_tracker.designs.press.recorder import Shared
from workshop_tracker.designs.press.single import SingleFile, single_file


def test_each_entry_is_the_single_file_under_its_name():
    named = {"001-Ayu.pdf": NORMAL, "002-Sa’diah.pdf": SPEAKER}
    with zipfile.ZipFile(BytesIO(b"".join(zipped_pdfs(named.items())))) as archived:
        assert archived.testzip() is None
        assert archived.namelist() == list(named)
        assert [archived.read(name) for name in named] == [single_pdf(text) for text in named.values()]
        assert {entry.date_time for entry in archived.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_is_an_empty_archive():
    assert zipfile.ZipFile(BytesIO(b"".join(zipped_pdfs([])))).namelist() == []


def test_more_entries_than_the_short_form_can_count_are_all_found():
    prefix = replace(single_file(composed(NORMAL, Shared())).prefix, content=b"", crc=0)
    names = [f"{index}.pdf" for index in range(MOST_ENTRIES + 5)]
    with zipfile.ZipFile(BytesIO(b"".join(archive((name, SingleFile(prefix, b"Contoh")) for name in names)))) as found:
        assert found.namelist() == names
        assert found.read(names[-1]) == b"Contoh"


class FarFile(BytesIO):
    """A file whose written bytes lie behind so many that nobody wrote."""

    before = 5 << 30

    def seek(self, place, whence=0):
        return super().seek(place, whence) + self.before if whence else super().seek(place - self.before) + self.before

    def tell(self):
        return super().tell() + self.before


def test_entries_beyond_four_gigabytes_are_found():
    prefix = replace(single_file(composed(NORMAL, Shared())).prefix, content=b"", crc=0)
    file = SingleFile(prefix, b"Contoh")
    with zipfile.ZipFile(FarFile(b"".join(archive([("1.pdf", file), ("2.pdf", file)], start=FarFile.before)))) as found:
        assert found.namelist() == ["1.pdf", "2.pdf"]
        assert found.read("2.pdf") == b"Contoh"
