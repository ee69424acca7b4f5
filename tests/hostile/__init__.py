"""Every operation of every provider against servers that do what no server should.

`python -m tests.hostile` runs all cases; `test_hostile.py` runs a sample of them.
"""
