"""One link for the chat of a workshop: whoever writes name or number and date of birth gets her own page."""
