"""The conformance suites: one module for each kind of plugin, and one for each kind of check."""
