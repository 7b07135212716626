"""What recurring-ical-events reads in a calendar: its titles as JSON."""

import json
import sys
from pathlib import Path

import icalendar
import recurring_ical_events

calendar = icalendar.Calendar.from_ical(Path(sys.argv[1]).read_bytes())
events = recurring_ical_events.of(calendar).all()
sys.stdout.write(json.dumps([str(event["SUMMARY"]) for event in events]))
