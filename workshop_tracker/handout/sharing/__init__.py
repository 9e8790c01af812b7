"""The organizer's page of sending: one text a person, what is sent already, a list for a broadcast, who asks again."""
