"""What was reached: one region's training, one person's record, coverage."""
