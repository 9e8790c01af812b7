"""Tests of the design "modern"."""
