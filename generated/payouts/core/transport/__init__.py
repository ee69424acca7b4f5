"""Exchanges over httpx2 transports: the one room that opens sockets.

Importing it costs the HTTP library, so clients import it when they are constructed, and
the sync and async halves apart.
"""
