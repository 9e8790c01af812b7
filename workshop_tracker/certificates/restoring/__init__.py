"""A revocation was a mistake: the paper is valid again, by an act of its own with reason and actor."""
