"""Where printed sheets are: printed together, sent to be signed, signed, handed out, fetched by each holder or not."""
