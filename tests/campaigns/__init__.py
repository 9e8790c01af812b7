"""Campaigns: many at once, or very often; the big figures with WORKSHOP_TRACKER_TEST_FULL=1."""
