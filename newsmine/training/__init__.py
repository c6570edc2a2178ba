"""What makes the tagger's weights out of a data folder; needs torch (extra ``train``)."""
