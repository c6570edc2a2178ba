"""From pages to articles."""
