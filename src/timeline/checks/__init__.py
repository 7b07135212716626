"""What is readable in a timeline and still doubtful: findings, each with its place."""

from timeline.checks._check import check
from timeline.checks._evidence import Disagreement, disagreements
from timeline.checks._finding import Finding, FindingKind

__all__ = ["Disagreement", "Finding", "FindingKind", "check", "disagreements"]
