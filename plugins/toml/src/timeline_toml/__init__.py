"""The TOML authoring format of timeline-events."""
