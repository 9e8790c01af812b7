"""Lists that name people on their way in: the frame that every command of them has, and a chat as such a list."""
