"""Papers: prepared with a number and a code, validated, corrected by a new version, revoked, verified by anyone."""
