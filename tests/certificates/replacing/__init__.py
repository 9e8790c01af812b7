"""Letters in place of certificates."""
