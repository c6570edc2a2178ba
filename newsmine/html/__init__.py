"""Pure helpers on pages."""
