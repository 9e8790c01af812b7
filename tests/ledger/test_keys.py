"""The key that signs: private to its owner, replaced as a whole, never guessed."""

import stat

import pytest

from workshop_tracker.ledger.keys import KeyLocked, KeyUnusable, lock_key, make_signer, signer_of

RSA_OR_WORSE = b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_there_is_no_key_until_one_is_made_and_then_the_same(tmp_path):
    assert signer_of(tmp_path) is None

    made = make_signer(tmp_path)

    assert signer_of(tmp_path).public_key == made.public_key
    assert signer_of(tmp_path).sign(b"x") == made.sign(b"x")
    assert (mode(tmp_path / "keys"), mode(tmp_path / "keys/log-key.pem")) == (0o700, 0o600)
    assert [file.name for file in (tmp_path / "keys").iterdir()] == ["log-key.pem"]


def test_a_new_key_takes_the_place_of_the_old_one(tmp_path):
    old = make_signer(tmp_path)

    assert make_signer(tmp_path).public_key == signer_of(tmp_path).public_key != old.public_key


@pytest.mark.parametrize("path", ["keys", "keys/log-key.pem"])
def test_a_key_that_others_could_read_signs_nothing(tmp_path, path):
    make_signer(tmp_path)
    (tmp_path / path).chmod(0o755)

    with pytest.raises(KeyUnusable, match="chmod"):
        signer_of(tmp_path)


@pytest.mark.parametrize("content", [b"", b"x", RSA_OR_WORSE])
def test_what_is_no_key_is_told(tmp_path, content):
    make_signer(tmp_path)
    (tmp_path / "keys/log-key.pem").write_bytes(content)

    with pytest.raises(KeyUnusable, match=r"log-key\.pem"):
        signer_of(tmp_path)


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "keys").write_text("")

    with pytest.raises(KeyUnusable, match="tidak dapat ditulis"):
        make_signer(tmp_path)


def test_a_locked_key_signs_only_with_its_passphrase(tmp_path):
    made = make_signer(tmp_path)
    lock_key(tmp_path, "sandi contoh")

    assert signer_of(tmp_path, "sandi contoh").public_key == made.public_key
    assert b"ENCRYPTED" in (tmp_path / "keys/log-key.pem").read_bytes()
    assert mode(tmp_path / "keys/log-key.pem") == 0o600
    with pytest.raises(KeyLocked, match="WORKSHOP_TRACKER_KEY_PASSPHRASE"):
        signer_of(tmp_path)
    with pytest.raises(KeyUnusable, match="sandinya keliru"):
        signer_of(tmp_path, "lain")


def test_a_key_is_made_with_its_passphrase(tmp_path):
    made = make_signer(tmp_path, "sandi contoh")

    assert signer_of(tmp_path, "sandi contoh").sign(b"x") == made.sign(b"x")
    with pytest.raises(KeyLocked):
        lock_key(tmp_path, "yang lain")


def test_where_there_is_no_key_none_is_locked(tmp_path):
    with pytest.raises(KeyUnusable, match="Belum ada kunci"):
        lock_key(tmp_path, "sandi")
