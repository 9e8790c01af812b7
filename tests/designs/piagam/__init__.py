"""Tests of the design "piagam"."""
