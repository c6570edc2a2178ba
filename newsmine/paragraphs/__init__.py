"""From the record of a run to the words that a paper says of it."""
