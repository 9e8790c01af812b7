"""The pages of who moderates, helps and opens, and of who signs."""
