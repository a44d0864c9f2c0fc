"""Tests of `dumps.markup`."""
