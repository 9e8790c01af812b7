"""The Merkle tree of RFC 6962: its root, its growth, and proofs that need neither the whole tree nor any trust."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """The hash of one entry, 32 bytes; marked, so that no entry can pass for an inner node."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash over two subtrees, 32 bytes."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Edge:
    """All of a tree that its growth needs: the roots of its full subtrees, the largest first."""

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    @property
    def root(self) -> bytes:
        """The root of the tree, 32 bytes."""
        if not self.peaks:
            return EMPTY_ROOT
        *larger, root = self.peaks
        for peak in reversed(larger):
            root = node_hash(peak, root)
        return root

    def grown(self, leaves: Iterable[bytes]) -> "Edge":
        """The edge of the tree with these leaf hashes behind the others."""
        size, peaks = self.size, list(self.peaks)
        for leaf in leaves:
            grown, full = leaf, size
            while full & 1:  # each set bit of the size is a full subtree that closes now
                grown = node_hash(peaks.pop(), grown)
                full >>= 1
            peaks.append(grown)
            size += 1
        return Edge(size, tuple(peaks))


def root_of(leaves: Sequence[bytes]) -> bytes:
    """The root over leaf hashes, level by level: another way than the edge's, so that each can check the other."""
    level = list(leaves)
    while len(level) > 1:
        paired = [node_hash(*level[at : at + 2]) for at in range(0, len(level) - 1, 2)]
        level = paired + level[len(paired) * 2 :]
    return level[0] if level else EMPTY_ROOT


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The hashes with which leaf `index`, counted from 0, leads to the root. IndexError beyond the leaves."""
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    if len(leaves) == 1:
        return []
    left = _largest_power_below(len(leaves))
    if index < left:
        return [*inclusion_proof(leaves[:left], index), root_of(leaves[left:])]
    return [*inclusion_proof(leaves[left:], index - left), root_of(leaves[:left])]


def is_included(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the proof leads from leaf `index`, counted from 0, to the root of the tree of that size."""
    if not 0 <= index < size:
        return False
    found, last = leaf, size - 1
    for neighbour in proof:
        if not last:
            return False
        if index & 1 or index == last:
            found = node_hash(neighbour, found)
            index, last = _without_zeros(index, last)
        else:
            found = node_hash(found, neighbour)
        index, last = index >> 1, last >> 1
    return not last and found == root


def consistency_proof(leaves: Sequence[bytes], older: int) -> list[bytes]:
    """The hashes with which the tree of the first `older` leaves is shown to be the beginning of the whole.

    IndexError unless 0 <= older <= number of leaves.
    """
    if not 0 <= older <= len(leaves):
        raise IndexError(older)
    return _subproof(leaves, older, is_known=True) if older else []


def is_consistent(older: int, newer: int, proof: Sequence[bytes], older_root: bytes, newer_root: bytes) -> bool:
    """Whether the proof shows the older tree to be the beginning of the newer one."""
    if older in {0, newer}:
        return not proof and (older_root == newer_root if older else older_root == EMPTY_ROOT)
    if older > newer or not proof:
        return False
    path = list(proof) if older & (older - 1) else [older_root, *proof]
    index, last = _without_ones(older - 1, newer - 1)
    old = new = path[0]
    for neighbour in path[1:]:
        if not last:
            return False
        if index & 1 or index == last:
            old, new = node_hash(neighbour, old), node_hash(neighbour, new)
            index, last = _without_zeros(index, last)
        else:
            new = node_hash(new, neighbour)
        index, last = index >> 1, last >> 1
    return not last and (old, new) == (older_root, newer_root)


def _subproof(leaves: Sequence[bytes], older: int, *, is_known: bool) -> list[bytes]:
    """As RFC 6962 defines it; `is_known`: the verifier knows the root of these leaves as the older root."""
    if older == len(leaves):
        return [] if is_known else [root_of(leaves)]
    left = _largest_power_below(len(leaves))
    if older <= left:
        return [*_subproof(leaves[:left], older, is_known=is_known), root_of(leaves[left:])]
    return [*_subproof(leaves[left:], older - left, is_known=False), root_of(leaves[:left])]


def _largest_power_below(size: int) -> int:
    return 1 << ((size - 1).bit_length() - 1)


def _without_zeros(index: int, last: int) -> tuple[int, int]:
    """Climb where a subtree stands alone at the right edge."""
    while index and not index & 1:
        index, last = index >> 1, last >> 1
    return index, last


def _without_ones(index: int, last: int) -> tuple[int, int]:
    """Climb over the full subtrees that both trees share."""
    while index & 1:
        index, last = index >> 1, last >> 1
    return index, last
