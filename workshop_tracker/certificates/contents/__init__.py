"""What a paper says: of the workshop, of its holder, and the words around them."""
