"""These plugins are tested as they are installed: see tests/test_example_plugins.py."""

collect_ignore_glob = ["*/tests/*"]
