"""Which roles get a paper of a workshop, and which lesson hours it carries: the page of that setting."""
