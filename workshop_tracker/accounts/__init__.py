"""Users, what they may do and until when, and how they sign in."""
