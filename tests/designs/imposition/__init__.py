"""Tests of how papers lie on the sheets in a printer."""
