"""What anyone may be told of a paper; `answers` are what is told."""
