"""The reference: pages of the language, of its rules and of each provider.

Everything comes in as values (providers, explained rules) and goes out as texts by
path; the pages are rows of one table, `artifacts`.
"""
