"""Lists that name people, brought in by command: every such command has this frame."""
