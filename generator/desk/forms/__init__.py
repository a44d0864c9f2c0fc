"""Descriptions of the keys for programs that help to write them."""
