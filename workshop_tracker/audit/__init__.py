"""Who changed what, when. Every flush of an audited session leaves one row for each changed field."""
