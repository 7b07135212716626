"""Plugins: the hooks that they implement, and the registry that finds them.

A plugin is an entry point of the group "timeline" that names a module; the
module's functions, marked with `hookimpl`, return declarations.
"""

from timeline.plugins._found import Found
from timeline.plugins._hooks import Hooks, hookimpl
from timeline.plugins._installed import InstalledExporter, InstalledImporter, Plugin
from timeline.plugins._registry import Registry, default_registry

__all__ = [
    "Found",
    "Hooks",
    "InstalledExporter",
    "InstalledImporter",
    "Plugin",
    "Registry",
    "default_registry",
    "hookimpl",
]
