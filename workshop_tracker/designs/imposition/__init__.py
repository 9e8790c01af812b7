"""How papers lie on the sheets in a printer: `rules` has what can be chosen, `arrangement` does it to a paper."""
