"""Tests of backgrounds on their way in."""
