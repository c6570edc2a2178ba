"""The tokenizer and the names over HTTP."""
