"""Schools to take along as a file."""
