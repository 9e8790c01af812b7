"""What identifies a paper: its verification code, its number, and the counter behind the number."""
