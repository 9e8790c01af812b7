"""Tests of what papers have in common."""
