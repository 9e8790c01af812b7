"""What identifies a paper: its verification code, and the counter behind its number."""
