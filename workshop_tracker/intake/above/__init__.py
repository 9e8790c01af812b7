"""The lines above a list: which event it is of, and when that was."""
