"""Keep these tests out of the main run: tests/test_example_plugins.py installs and tests them."""

collect_ignore_glob = ["*/tests/*"]
