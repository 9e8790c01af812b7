"""One landing page per role, and a workshop at a glance: what is next, what is missing."""
