"""Closed quarters: what an office has reported changes for a stated reason only, until the quarter is opened again."""
