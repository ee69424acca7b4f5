"""A consumer's templates, which override blocks.

They are values (`files`). Before anything is printed they are read (`reading`) and held
to the contracts (`check`): the versions that they name (`pins`), and what they use
(`uses`). They print in a sandbox (`printing`); what they printed has to be Python
(`source`), and what is wrong with it is traced to their lines (`origin`). Every finding
has a rule (`rules`) and a place (`places`).
"""
