"""Writes the demonstration review's documents from the readable texts in sample-corpus/sources."""
