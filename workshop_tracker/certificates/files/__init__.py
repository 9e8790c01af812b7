"""The papers of a workshop to take along: a specimen, one, all of them, and the book as a list."""
