"""Workshops to take along as a file."""
