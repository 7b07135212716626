"""Checks: valid timelines with suspicious contents. Each finding has its place."""

from timeline.checks._check import check
from timeline.checks._finding import Finding, FindingKind, Rule
from timeline.checks._sources import Disagreement, disagreements

__all__ = ["Disagreement", "Finding", "FindingKind", "Rule", "check", "disagreements"]
