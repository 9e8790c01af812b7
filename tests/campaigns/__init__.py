"""Campaigns: many at once, or very often; the big figures with `test --full`."""
