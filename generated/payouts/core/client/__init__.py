"""The client: operations as data, and one flow that carries each of them out."""

from ..needs import check

check(__name__)
