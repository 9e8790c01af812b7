"""Columns of `days` and sessions in a list of marks."""
