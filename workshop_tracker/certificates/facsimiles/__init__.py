"""Bringing and removing the pictures of ink that an issuer's papers may bear. Each signatory decides by an approval."""
