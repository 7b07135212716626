"""A plugin to start from, written out."""

from timeline.scaffold._new_plugin import new_plugin

__all__ = ["new_plugin"]
