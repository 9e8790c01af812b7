"""A personal link that sleeps: its owner asks for a new one, by WhatsApp and on the organizer's page."""
