"""What is fast, and beside what: each `bench_*.py` has `run() -> dict[str, Measurement]`."""
