"""What is measured, one module for each subject."""

from benchmarks.subjects import (
    calendars,
    dates,
    json_lines,
    markdown,
    memory,
    model,
    pages,
    queries,
    scaling,
    shards,
    uniting,
)

SUBJECTS = (
    dates.SUBJECT,
    model.SUBJECT,
    queries.SUBJECT,
    calendars.SUBJECT,
    json_lines.SUBJECT,
    markdown.SUBJECT,
    scaling.SUBJECT,
    memory.SUBJECT,
    shards.SUBJECT,
    pages.SUBJECT,
    uniting.SUBJECT,
)
