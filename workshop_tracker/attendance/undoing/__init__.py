"""Taking an import of people or participants back, as long as nothing rests on what it made."""
