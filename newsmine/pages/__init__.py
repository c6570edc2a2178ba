"""Pages: found, fetched politely, and kept until they are read."""
