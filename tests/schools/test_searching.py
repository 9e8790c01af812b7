"""The words by which schools are sought: levels, status, numbers and old spellings."""

import pytest

from workshop_tracker.schools.searching import search_key, search_words


def words(text: str) -> list[str]:
    return [word.key for word in search_words(text)]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("SMKN 02 Poerwokerto", ["smk", "negeri", "2", "purwokerto"]),
        ("purwokerto smk n 2", ["purwokerto", "smk", "negeri", "2"]),
        ("smkn2", ["smk", "negeri", "2"]),
        ("SMKS Wijaya", ["smk", "swasta", "wijaja"]),
        ("Sekolah Menengah Kejuruan Negri 3", ["smk", "negeri", "3"]),
        ("SLTP 1", ["smp", "1"]),
        ("MTs Ma`arif NU", ["mts", "marif", "nu"]),
        ("SMP MA ARIF", ["smp", "marif"]),
        ("kec. jatilawang", ["jatilawang"]),
        ("n", ["n"]),
        ("SD 0", ["sd", "0"]),
        ("", []),
    ],
)
def test_words(written, found):
    assert words(written) == found


def test_a_number_is_sought_as_a_whole_and_a_word_by_its_beginning():
    key = search_key("SMKN 12 CONTOH", "negeri", "Kec. Jatilawang")
    assert key == " smk negeri 12 contoh jatilawang "
    sought = [word.sought in key for word in search_words("1 12 2 jati lawang")]
    assert sought == [False, True, False, True, False]
