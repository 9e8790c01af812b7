"""Tests of the sections that papers are made of."""
