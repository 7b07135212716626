"""Something to start from, written out: a timeline, or a plugin."""

from timeline.scaffold._new_plugin import KINDS, new_plugin
from timeline.scaffold._starter import STARTER_SUFFIX, starter

__all__ = ["KINDS", "STARTER_SUFFIX", "new_plugin", "starter"]
