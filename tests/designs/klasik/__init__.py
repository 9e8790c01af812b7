"""Tests of the design "klasik"."""
