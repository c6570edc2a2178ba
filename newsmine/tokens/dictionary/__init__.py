"""The user's words: their table, and how they are kept whole."""
