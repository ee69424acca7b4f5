"""Modes of callbacks, by environment."""

from collections.abc import Mapping

from .callbacks import CallbackMode
from .provider import Provider


def mode_values(provider: Provider, mode: CallbackMode) -> Mapping[str, bool | str]:
    """What the mode's field holds in each environment, by the environment's name.

    Where the callback does not say, it is what selects the environment in requests.
    """
    if mode.values:
        return {each.environment: each.value for each in mode.values}
    return {
        environment.name: value
        for environment in provider.environments
        for name, value in environment.mode
        if name == mode.selected_by
    }
