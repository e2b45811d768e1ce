#!/usr/bin/env python3
"""Works out when reminders are due, from the rules as a person knows them and Python's own time zones.

Reads cases as JSON, a line each, and prints the instants of each in a line, in seconds since 1970. It shares nothing
with the program but the meaning of the rules.
"""

import json
import sys
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def clock(text):
    """A time of day as the time since midnight; 24:00 is one."""
    hour, minute = text.split(":")
    return timedelta(hours=int(hour), minutes=int(minute))


def shown(instant, zone):
    """What the clocks on the wall show."""
    return datetime.fromtimestamp(instant, zone).replace(tzinfo=None)


def first_at(wall, zone):
    """The instant at which the clocks show `wall` for the first time, or the first one after the gap it lies in; and
    what they show then."""
    instant = int(wall.replace(tzinfo=zone, fold=0).timestamp())
    if shown(instant, zone) == wall:
        return instant, wall
    before, after = instant - 2 * 86400, instant
    while after - before > 1:
        middle = (before + after) // 2
        if shown(middle, zone) < wall:
            before = middle
        else:
            after = middle
    return after, shown(after, zone)


def offsets(rule):
    """When the rule fires, since the midnight of the day that it belongs to."""
    if "at" in rule:
        return [clock(text) for text in rule["at"]]
    start, end = (clock(text) for text in rule["between"])
    if end <= start:
        end += timedelta(days=1)
    step = timedelta(minutes=rule["every"])
    return [start + n * step for n in range((end - start) // step + 1)]


def is_quiet(wall, quiet):
    if quiet is None:
        return False
    start, end = quiet
    now = timedelta(hours=wall.hour, minutes=wall.minute, seconds=wall.second)
    return start <= now < end if start < end else now >= start or now < end


def instants(case):
    zone = ZoneInfo(case["zone"])
    quiet = case["quiet"] and [clock(text) for text in case["quiet"]]
    rules = [(rule["days"], offsets(rule)) for rule in case["rules"]]
    after, until = case["after"], case["until"]
    first = datetime.fromtimestamp(after, timezone.utc).date() - timedelta(days=4)
    last = datetime.fromtimestamp(until, timezone.utc).date() + timedelta(days=4)
    due = {}
    for number in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(number)
        midnight = datetime.combine(day, time())
        for days, times in rules:
            if DAYS[day.weekday()] in days:
                due.update(first_at(midnight + offset, zone) for offset in times)
    return sorted(i for i, wall in due.items() if after < i <= until and not is_quiet(wall, quiet))


for line in sys.stdin:
    print(*instants(json.loads(line)), flush=True)
