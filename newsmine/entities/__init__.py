"""From articles to mentions, entities and relations."""
