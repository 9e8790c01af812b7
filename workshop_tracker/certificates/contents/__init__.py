"""What a paper says: of the workshop, of its holder, the words around them, and a trial print of it all."""
