"""The stages on many machines: partitions of articles, workers that do them, and what they counted put together."""
