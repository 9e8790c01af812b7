"""The program of outsiders: sound files pass, every contradiction is named, and nothing of it needs the product."""

import ast
import hashlib
import json
import sys
from pathlib import Path

import pytest

from tests.ledger.logs import NAME, Published, about, new_signer
from workshop_tracker.ledger import verify_register
from workshop_tracker.ledger.actions import Sealing, canonical
from workshop_tracker.ledger.checkpoints import Checkpoint, public_key_pem, signed_note
from workshop_tracker.ledger.rules import Edge, leaf_hash

SIGNER, STRANGER = new_signer(), new_signer()
PAPER = {
    "code": "MBT6HY3GS631M69NJRD7JDHR7G",
    "number": "007/CONTOH/2026",
    "edition": 1,
    "name": "Siti Contoh, S.Pd.",
    "role": "PESERTA",
    "title": "Lokakarya Contoh",
    "dates": "11 s.d. 12 Juli 2026",
    "lesson_hours": 32,
}
STATE = {"prepared": "prepared", "replaced": "replaced", "revoked": "revoked", "withdrawn": "withdrawn"}
STATE |= dict.fromkeys(["validated", "corrected", "restored"], "valid")
CORRECTED = PAPER | {"name": "Siti Contoh, M.Pd.", "edition": 2, "code": "9" * 26}


def about_paper(paper):
    told = json.dumps(list(paper.values()), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def entries(*acts):
    """A log of ten other papers, then these acts on ours."""
    others = [Sealing(about(n), {"type": "prepared", "state": "prepared"}) for n in range(10)]
    ours = [Sealing(about_paper(paper), {"type": act, "state": STATE[act]}) for act, paper in acts]
    return [canonical(sealing, seq, "2026-07-12T09:00:00+07:00") for seq, sealing in enumerate([*others, *ours], 1)]


def note(lines, *, size=None, signer=SIGNER, origin=f"{NAME}/2026"):
    edge = Edge().grown(leaf_hash(line.encode()) for line in lines[:size])
    return signed_note(Checkpoint(origin, edge.size, edge.root), NAME, signer)


@pytest.fixture
def check(tmp_path, capsys):
    """Write files, run the program on them; returns the exit code and what it said."""
    files = Published(tmp_path, tmp_path / "r.jsonl", tmp_path / "c.txt", tmp_path / "k.pem")

    def run(lines, checkpoint, *more, older=None, paper=None, keys=(STRANGER, SIGNER)):
        files.register.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        files.checkpoint.write_text(checkpoint, "utf-8")
        files.key.write_text("".join(public_key_pem(key.public_key) for key in keys))
        words = [str(files.register), "--checkpoint", str(files.checkpoint), "--key", str(files.key), *more]
        for option, content in (("--older", older), ("--paper", paper)):
            if content is not None:
                (tmp_path / option).write_text(content, "utf-8")
                words += [option, str(tmp_path / option)]
        code = verify_register.main(words)
        return code, capsys.readouterr().out

    return run


@pytest.mark.parametrize(
    ("acts", "code", "sentence"),
    [
        ([("prepared", PAPER), ("validated", PAPER)], 0, "Kertas ini sah per titik periksa 12 (2026-07-12)."),
        ([("prepared", PAPER)], 3, "Kertas ini disiapkan, BELUM SAH per titik periksa 11"),
        ([("prepared", PAPER), ("withdrawn", PAPER)], 3, "Kertas ini BATAL per titik periksa 12"),
        ([("validated", PAPER), ("revoked", PAPER)], 3, "Kertas ini DICABUT per titik periksa 12"),
        ([("validated", PAPER), ("revoked", PAPER), ("restored", PAPER)], 0, "Kertas ini sah per titik periksa 13"),
        (
            [("validated", PAPER), ("replaced", PAPER), ("corrected", CORRECTED)],
            3,
            "Kertas ini SUDAH DIGANTI per titik periksa 13",
        ),
        ([], 1, "Kertas ini TIDAK ADA dalam register sampai titik periksa 10."),
        ([("validated", CORRECTED)], 1, "Kertas ini TIDAK ADA"),
    ],
)
def test_a_paper_is_as_the_log_tells(check, acts, code, sentence):
    lines = entries(*acts)

    answer = check(lines, note(lines), paper=json.dumps(PAPER))

    assert answer[0] == code
    assert sentence in answer[1]


def test_a_correction_is_a_paper_of_its_own(check):
    lines = entries(("prepared", PAPER), ("validated", PAPER), ("replaced", PAPER), ("corrected", CORRECTED))

    assert check(lines, note(lines), paper=json.dumps(CORRECTED))[0] == 0


def test_news_behind_the_checkpoint_are_told_and_do_not_count(check):
    lines = entries(("validated", PAPER), ("revoked", PAPER))

    code, said = check(lines, note(lines, size=11), "--english", paper=json.dumps(PAPER))

    assert code == 0
    assert "This paper is valid as of checkpoint 11 (2026-07-12)." in said
    assert "There are newer entries about this paper" in said


def test_an_older_checkpoint_and_a_printed_one_are_witnesses(check):
    lines = entries(("validated", PAPER))
    rewritten = [*lines[:3], lines[3].replace("prepared", "revoked"), *lines[4:]]
    root = Edge().grown(leaf_hash(line.encode()) for line in lines[:7]).root.hex()
    printed = f"7  ·  {root[:4]} {root[4:8]} {root[8:12]} {root[12:16]}"

    assert check(lines, note(lines), "--printed", printed, older=note(lines, size=5))[0] == 0
    by_paper = check(rewritten, note(rewritten), "--printed", printed)
    by_older = check(rewritten, note(rewritten), older=note(lines, size=5))
    assert (by_paper[0], "sebelum titik periksa 7 PERNAH DIUBAH" in by_paper[1]) == (1, True)
    assert (by_older[0], "sebelum titik periksa 5 PERNAH DIUBAH" in by_older[1]) == (1, True)
    assert check(lines[:4], note(lines[:4]), older=note(lines, size=5))[0] == 1


def test_a_signature_of_nobody_or_of_another_key_is_refused(check):
    lines = entries()
    good = note(lines)

    assert check(lines, good, keys=(SIGNER,))[0] == 0
    assert check(lines, good, keys=(STRANGER,))[0] == 1
    assert check(lines, note(lines, signer=STRANGER), keys=(SIGNER,)) == (
        1,
        "Tanda tangan titik periksa 10 TIDAK asli.\n10 entri pertama sesuai dengan titik periksa 10.\n",
    )
    assert check(lines, good.partition("\n\n")[0] + "\n\n")[0] == 1
    assert check(lines, good, older=note(lines, size=4, origin=f"{NAME}/2025"))[0] == 1


def test_entries_behind_the_checkpoint_stand_in_their_order_too(check):
    lines = entries()

    assert check([*lines, lines[2]], note(lines))[0] == 1
    assert check([*lines, "x"], note(lines))[0] == 1


@pytest.mark.parametrize(
    "broken",
    [
        {"checkpoint": "x"},
        {"checkpoint": "a\n1\n%\n\n"},
        {"older": ""},
        {"paper": "{}"},
        {"paper": "x"},
        {"keys": ()},
        {"more": ("--printed", "3 abc")},
    ],
)
def test_what_cannot_be_read_is_told_apart(check, broken):
    lines = entries()
    checkpoint = broken.pop("checkpoint", note(lines))

    assert check(lines, checkpoint, *broken.pop("more", ()), **broken)[0] == 2


def test_it_needs_nothing_but_the_standard_library():
    tree = ast.parse(Path(verify_register.__file__).read_text("utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert imported <= set(sys.stdlib_module_names)
