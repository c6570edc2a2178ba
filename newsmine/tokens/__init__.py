"""From articles to tokens."""
