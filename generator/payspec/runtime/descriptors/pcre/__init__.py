"""Regular expressions of PCRE, said again for an engine that takes linear time.

The engines differ in silence: a bracket inside a class, `&&`, a possessive quantifier
mean something in both and not the same. So an expression is read here, construct by
construct, and written anew from parts that are known to mean what PCRE means by them.
What cannot be said without backtracking is `NotTranslated`.
"""
