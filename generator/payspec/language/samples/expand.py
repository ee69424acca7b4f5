"""Shorthand of samples."""

from ..build import Expansion, each, under

samples: Expansion = each(under("file"))
