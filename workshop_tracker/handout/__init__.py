"""Into the teacher's hand: personal links, messages, print batches, requests for correction."""
