"""Who took part, who was there, and who has completed."""
