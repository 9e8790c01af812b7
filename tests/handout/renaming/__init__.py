"""Names of many papers corrected from one list."""
