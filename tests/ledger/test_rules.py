"""The Merkle tree of RFC 6962, against its definition written down naively."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tracker.ledger.rules import (
    EMPTY_ROOT,
    Edge,
    consistency_proof,
    inclusion_proof,
    is_consistent,
    is_included,
    leaf_hash,
    root_of,
)

MOST = 70
LEAVES = [leaf_hash(str(number).encode()) for number in range(MOST)]
SIZES = st.integers(0, MOST)


def naive_root(leaves):
    """MTH as the RFC defines it, by recursion."""
    if len(leaves) < 2:
        return leaves[0] if leaves else hashlib.sha256(b"").digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\x01" + naive_root(leaves[:split]) + naive_root(leaves[split:])).digest()


def flipped(hashes, place):
    return [bytes([h[0] ^ 1]) + h[1:] if at == place else h for at, h in enumerate(hashes)]


def test_roots_of_the_rfc_s_own_example():
    """The first vectors that certificate-transparency implementations share."""
    inputs = [b"", b"\x00", b"\x10", b"\x20\x21", b"\x30\x31", b"\x40\x41\x42\x43"]
    leaves = [leaf_hash(entry) for entry in inputs]

    assert root_of(leaves[:1]).hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert root_of(leaves[:2]).hex() == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
    assert root_of(leaves[:3]).hex() == "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"
    assert root_of([]) == EMPTY_ROOT == Edge().root


@given(SIZES, SIZES)
def test_a_tree_that_grows_in_steps_has_the_root_of_its_definition(first, second):
    older, newer = sorted([first, second])

    edge = Edge().grown(LEAVES[:older]).grown(LEAVES[older:newer])

    assert (edge.size, edge.root) == (newer, naive_root(LEAVES[:newer]))
    assert root_of(LEAVES[:newer]) == edge.root
    assert len(edge.peaks) == newer.bit_count()


@given(st.integers(1, MOST), st.data())
def test_each_entry_is_proved_and_no_other_passes_for_it(size, data):
    index = data.draw(st.integers(0, size - 1))
    other = data.draw(st.integers(0, MOST - 1))
    leaves, root = LEAVES[:size], naive_root(LEAVES[:size])
    proof = inclusion_proof(leaves, index)

    assert is_included(leaves[index], index, size, proof, root)
    assert is_included(LEAVES[other], index, size, proof, root) == (other == index)
    assert is_included(leaves[index], other, size, proof, root) == (other == index)
    assert not is_included(leaves[index], index, size, [*proof, root], root)
    assert not any(is_included(leaves[index], index, size, flipped(proof, at), root) for at in range(len(proof)))


@given(SIZES, SIZES, st.data())
def test_an_older_tree_is_the_beginning_of_a_newer_one_and_no_other_is(first, second, data):
    older, newer = sorted([first, second])
    old, new = naive_root(LEAVES[:older]), naive_root(LEAVES[:newer])
    proof = consistency_proof(LEAVES[:newer], older)

    assert is_consistent(older, newer, proof, old, new)
    if older:
        forged = naive_root(flipped(LEAVES[:older], data.draw(st.integers(0, older - 1))))
        assert not is_consistent(older, newer, proof, forged, new)
    assert not is_consistent(older, newer, [*proof, old], old, new)
    assert not any(is_consistent(older, newer, flipped(proof, at), old, new) for at in range(len(proof)))
    assert older == newer or not is_consistent(newer, older, proof, new, old)


def test_there_is_no_proof_of_what_the_tree_does_not_hold():
    with pytest.raises(IndexError):
        inclusion_proof(LEAVES[:3], 3)
    with pytest.raises(IndexError):
        consistency_proof(LEAVES[:3], 4)
    assert not is_included(LEAVES[0], 0, 0, [], EMPTY_ROOT)
