"""The paper's QR code is the key that lasts: whoever answers one question about its holder takes a copy along.

proof  that a browser gave the right answer, for half an hour
"""
