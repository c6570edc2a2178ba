"""From articles to groups of those that tell the same story."""
