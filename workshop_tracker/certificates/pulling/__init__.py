"""Printed sheets to be pulled from the pile after validating: whose they are, and what became of their numbers."""
