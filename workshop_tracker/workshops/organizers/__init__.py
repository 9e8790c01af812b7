"""Which bodies organize a workshop, alone or together, and which of them issues its papers."""
