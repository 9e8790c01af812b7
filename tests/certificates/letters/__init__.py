"""Letters to who did not complete."""
