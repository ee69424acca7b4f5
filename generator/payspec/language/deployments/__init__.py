"""Deployments: where a platform runs under a brand of its own."""
