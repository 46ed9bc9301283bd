"""Factsheet → PDF: the data as it is printed, Typst, and what its PDF lacks for who listens to it."""
