"""Tests of own designs as values and as drawn."""
