"""Deeds and places: what the sentences of an article say of the entities that they name."""
