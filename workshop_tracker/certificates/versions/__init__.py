"""The versions of a paper: a prepared one is printed anew in place, a valid one gives way to the next."""
