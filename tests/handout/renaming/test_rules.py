"""Lines of right spellings, held against what papers say."""

import pytest

from workshop_tracker.handout.renaming.rules import PaperName, digest_of, matched, rows_of, wishes_of

AYU = PaperName(1, "001/C/2025", "Ayu Contho", is_valid=True)
BUDI = PaperName(2, "002/C/2025", "Budi Contoh", is_valid=False)
NAMESAKE = PaperName(3, "003/C/2025", "Budi Contoh", is_valid=True)


def judged(pasted, papers=(AYU, BUDI)):
    return matched(wishes_of(rows_of(pasted)), papers)


@pytest.mark.parametrize(
    "line",
    ["001/C/2025\tAyu Contoh, S.Pd.", "ayu  contho; Ayu Contoh, S.Pd.", "Ayu Contho => Ayu Contoh, S.Pd."],
)
def test_a_paper_is_named_by_its_number_or_by_the_name_that_it_bears(line):
    [proposal] = judged(f"Nomor\tNama\n\n{line}")

    assert (proposal.paper, proposal.wish.name, proposal.wish.line) == (AYU, "Ayu Contoh, S.Pd.", 3)
    assert proposal.is_change
    assert digest_of([proposal]) != digest_of([])


@pytest.mark.parametrize(
    ("pasted", "reason"),
    [
        ("Dewi Contoh; Dewi Contoh, S.Pd.", "Tidak ada sertifikat"),
        ("Ayu Contho", "belum ditulis"),
        ("Budi Contoh; Budi Contoh, S.Pd.", "Ada 2 sertifikat"),
    ],
)
def test_what_is_not_clear_is_said_and_changes_nothing(pasted, reason):
    [proposal] = judged(pasted, (AYU, BUDI, NAMESAKE))

    assert reason in proposal.reason
    assert not proposal.is_change
    assert digest_of([proposal]) == digest_of([])


def test_a_paper_that_is_named_twice_takes_the_first_and_one_that_says_so_already_is_left():
    first, second, same = judged("001/C/2025; Ayu Contoh\nAyu Contho; Ayu Contoh, M.Pd.\nBudi Contoh; Budi Contoh")

    assert (first.is_change, second.is_change, same.is_change, same.is_same) == (True, False, False, True)
    assert "baris 1" in second.reason


def test_the_difference_is_told_letter_by_letter():
    [proposal] = judged("Ayu Conto; Ayu Contoh", [PaperName(1, "1", "Ayu Conto", is_valid=True)])
    old, new = proposal.difference

    assert ("".join(piece.text for piece in old), "".join(piece.text for piece in new)) == ("Ayu Conto", "Ayu Contoh")
    assert [piece.text for piece in new if piece.is_different] == ["h"]
