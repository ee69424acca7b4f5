"""What the blocks of templates promise to whoever overrides them.

A contract (`contract`) is what a block prints (`blocks`), and what it is given
(`shapes`). All of them are a table (`table`).
"""
