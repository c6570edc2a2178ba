"""From tokens to topics."""
