"""Environments, credentials and authentication: how a caller gets in."""
