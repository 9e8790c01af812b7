"""What happened to one person and to one school: workshops, papers and changes, as far as the viewer may see them."""
