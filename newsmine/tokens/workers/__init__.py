"""Tokenizers in processes of their own: with a time limit, and many texts at once."""
