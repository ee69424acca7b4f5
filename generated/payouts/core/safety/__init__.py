"""Sending money once: keys, outcomes, echoes, and the way to find out."""
