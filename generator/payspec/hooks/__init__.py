"""Builds of other projects that generate first: offline, from what is at hand."""
