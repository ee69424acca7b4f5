"""Benchmarks: `make bench`. Whole processes and calls, compared within one run."""
