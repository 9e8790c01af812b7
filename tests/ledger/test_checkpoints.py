"""Checkpoints as notes."""

import subprocess

import pytest

from workshop_tracker.ledger.checkpoints import (
    Checkpoint,
    NotACheckpoint,
    Signer,
    key_id,
    printed_root,
    public_key_pem,
    read_checkpoint,
    signed_note,
)

ROOT = bytes(range(32))
NAME = "contoh.example/log"
CHECKPOINT = Checkpoint(f"{NAME}/2026", 1204, ROOT)
SIGNER = Signer(b"k" * 32, lambda text: b"s" * 63 + bytes([len(text)]))


def test_a_note_is_three_lines_an_empty_one_and_the_signature_with_the_id_of_its_key():
    origin, size, root, empty, signature, end = signed_note(CHECKPOINT, NAME, SIGNER).split("\n")

    assert (origin, size, empty, end) == ("contoh.example/log/2026", "1204", "", "")
    assert root == "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
    assert signature.startswith("— contoh.example/log ")
    assert len(key_id(NAME, SIGNER.public_key)) == 4 != key_id(NAME, b"other")


def test_a_note_is_read_as_it_was_written():
    assert read_checkpoint(signed_note(CHECKPOINT, NAME, SIGNER)) == CHECKPOINT


@pytest.mark.parametrize(
    "note",
    [
        "",
        "a\n1\n",
        "a\n01\nAAAA\n\n",
        "a\n٣\nAAAA\n\n",
        "a\n1\nAAAA\n\n",
        "a\n1\n%%\n\n",
        "\n1\nAAAA\n\n",
        "a\n1\n2\n3\n\n",
    ],
)
def test_what_is_no_checkpoint_is_refused(note):
    with pytest.raises(NotACheckpoint):
        read_checkpoint(note)


def test_openssl_reads_the_public_key():
    answer = subprocess.run(
        ["openssl", "pkey", "-pubin", "-noout", "-text"],
        input=public_key_pem(ROOT),
        capture_output=True,
        text=True,
        check=True,
    )

    assert "ED25519" in answer.stdout.upper()


def test_a_paper_bears_sixteen_digits_of_the_root():
    assert printed_root("a94f3c0e7712b6d8" + "0" * 48) == "a94f 3c0e 7712 b6d8"
