#!/usr/bin/env bash
# ical.js 2.2.1 (the calendar library of Thunderbird and others): moving an event by its start.
#
# One expects: one event, one behaviour: setting Event.startDate either moves the event with its
# length or is refused when the end would come first.
# What happens: it depends on how the file said the length. With DURATION, or with neither, the end
# moves along. With DTEND the end stays, and the event ends 29 days before it begins: duration
# "-P29D", no error, and toString() writes it out, against RFC 5545, which wants DTEND later than
# DTSTART. Giving a whole-day event a start with a clock time leaves DTEND;VALUE=DATE beside DTSTART
# of date and time, against it too.
# Why it matters: the plan's milestones are whole-day events with DTEND; a calendar tool built on
# this that shifts a postponed meeting must set the end first, or set both.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --no-update-notifier ical.js@2.2.1 >/dev/null
cat > see.mjs <<'END'
import ICAL from "ical.js";

const event = (...lines) =>
  new ICAL.Event(
    new ICAL.Component(
      ICAL.parse(
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//EN", "BEGIN:VEVENT", "UID:1", "DTSTAMP:20240101T000000Z",
          "SUMMARY:Meeting", "DTSTART;VALUE=DATE:20240301", ...lines, "END:VEVENT", "END:VCALENDAR", ""].join("\r\n"),
      ),
    ).getFirstSubcomponent("vevent"),
  );

const moved = (...lines) => {
  const found = event(...lines);
  found.startDate = ICAL.Time.fromDateString("2024-04-01");
  return [String(found.startDate), String(found.endDate), String(found.duration)].join(" ");
};

const timed = event("DTEND;VALUE=DATE:20240303");
timed.startDate = ICAL.Time.fromDateTimeString("2024-03-02T09:00:00");

const seen = {
  "with DURATION": moved("DURATION:P2D"),
  "with neither": moved(),
  "with DTEND": moved("DTEND;VALUE=DATE:20240303"),
  "with a clock time": timed.component.toString().split("\r\n").filter((line) => line.startsWith("DT") && !line.startsWith("DTSTAMP")).join(" "),
};
const stated = {
  "with DURATION": "2024-04-01 2024-04-03 P2D",
  "with neither": "2024-04-01 2024-04-02 P1D",
  "with DTEND": "2024-04-01 2024-03-03 -P29D",
  "with a clock time": "DTSTART:20240302T090000 DTEND;VALUE=DATE:20240303",
};
for (const name in seen) console.log(`${name}: ${seen[name]}`);
const changed = Object.keys(stated).filter((name) => seen[name] !== stated[name]);
console.log(changed.length ? `CHANGED: ${changed.join(", ")}` : "AS STATED");
process.exit(changed.length ? 1 : 0);
END
node see.mjs
