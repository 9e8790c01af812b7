"""Personal links by e-mail: queued for whoever has an address, with what became of each."""
