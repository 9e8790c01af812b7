"""Tests of the pages of own designs."""
