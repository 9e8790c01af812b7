"""Signatures on bytes: `pades` signs and `evidence` decides whether a signed file is accepted.

Both need the extra `sign`; `library` loads them with the first signature. `additions` tells what a file has
beyond ours.
"""
