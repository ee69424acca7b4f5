"""Every provider of this room, by name."""

import pytest

from tests.python.models.everything import EVERYTHING
from tests.python.models.hostile import HOSTILE_PROVIDER, TOLD
from tests.python.models.small import SMALL

PROVIDERS = {
    "small": SMALL,
    "everything": EVERYTHING,
    "hostile": HOSTILE_PROVIDER,
    "told": TOLD,
}
each_provider = pytest.mark.parametrize("made", PROVIDERS.values(), ids=PROVIDERS)
