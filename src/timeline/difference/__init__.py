"""What changed between two versions of a timeline, and what readers should be told of it."""

from timeline.difference._change import Change, DifferenceKind, NoticeKind
from timeline.difference._diff import Diff, diff
from timeline.difference._notice import Notice

__all__ = ["Change", "Diff", "DifferenceKind", "Notice", "NoticeKind", "diff"]
