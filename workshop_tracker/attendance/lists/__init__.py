"""The lists of one workshop as files: who takes part, and how each was marked on every sheet."""
