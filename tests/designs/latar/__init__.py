"""Tests of papers on an own background."""
