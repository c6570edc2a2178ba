"""Text mining for Korean news: articles, names, relations, graphs and topics, each with its evidence."""

__version__ = "0.1.0"
