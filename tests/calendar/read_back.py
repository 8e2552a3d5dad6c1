"""Reads the calendars and the table of `afterword export` with libraries that know nothing of Afterword.

`tests/run` installs what it needs and sets AFTERWORD, the binary to test.
"""

import csv
import io
import json
import os
import re
import subprocess
import tempfile
import unittest
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from icalendar import Calendar

AFTERWORD = os.environ["AFTERWORD"]
ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "journal-example"
AS_OF = "2026-03-06"
OPEN = ("due", "overdue", "upcoming")

HOSTILE = "Łukasz, \"the; fox\" \\n O'Brien 老虎👩🏽‍💻 \\, end: " + "long " * 40


def export(*arguments, journal=EXAMPLE, as_of=AS_OF):
    """What `afterword export` says, as bytes."""
    command = [AFTERWORD, "export", *arguments, str(journal), "--as-of", as_of]
    return subprocess.run(command, check=True, capture_output=True).stdout


def follow_ups(journal=EXAMPLE):
    """Every note and each of its follow-ups, from the JSON."""
    notes = json.loads(export("json", journal=journal))["notes"]
    return [(note, follow_up) for note in notes for follow_up in note["follow_ups"]]


def components(text):
    """The events and tasks of a calendar without a single complaint of the reader."""
    calendar = Calendar.from_ical(text)
    inside = [part for part in calendar.walk() if part.name in ("VEVENT", "VTODO")]
    assert not any(part.errors for part in calendar.walk()), [part.errors for part in calendar.walk()]
    return inside


def journal_of(**notes):
    """A folder with these notes."""
    folder = tempfile.TemporaryDirectory()
    for name, text in notes.items():
        path = Path(folder.name) / name / "a.md"
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    return folder


class TheCalendar(unittest.TestCase):
    def test_has_an_event_for_each_open_follow_up_and_each_interview_ahead(self):
        events = components(export("ics"))
        is_open = [pair for pair in follow_ups() if pair[1]["state"] in OPEN]
        interviews = [event for event in events if event["SUMMARY"].startswith("Interview")]
        self.assertEqual(len(events), len(is_open) + len(interviews))
        self.assertEqual([event.start for event in interviews], [date(2026, 3, 12)])
        expected = sorted(
            AS_OF if each["state"] == "overdue" else each["due"] for _, each in is_open
        )
        found = sorted(event.start.isoformat() for event in events if event not in interviews)
        self.assertEqual(found, expected)

    def test_has_events_that_last_a_day_leave_it_free_and_have_names_of_their_own(self):
        events = components(export("ics"))
        self.assertEqual(len({event["UID"] for event in events}), len(events))
        for event in events:
            self.assertEqual(event.end - event.start, timedelta(days=1))
            self.assertNotIsInstance(event.start, datetime)
            self.assertEqual(event["DTSTAMP"].dt, datetime(2026, 3, 6, tzinfo=timezone.utc))
            self.assertEqual((event["TRANSP"], event["STATUS"], event["CLASS"]), ("TRANSPARENT", "CONFIRMED", "PRIVATE"))
            self.assertEqual(event["SEQUENCE"], 0)
            self.assertEqual(event.walk("VALARM"), [])

    def test_is_written_back_by_the_reader_as_it_was_read(self):
        for arguments in (["ics"], ["ics", "--todo", "--alarm"], ["ics", "--private"]):
            text = export(*arguments)
            again = Calendar.from_ical(Calendar.from_ical(text).to_ical())
            self.assertEqual(Calendar.from_ical(text), again)

    def test_holds_to_crlf_and_75_octets_also_with_hostile_names(self):
        note = f"---\ncompany: {json.dumps(HOSTILE)}\ninterviewer:\n  name: {json.dumps('Zoë ' * 30)}\ndate: 2026-03-09\n---\n"
        with journal_of(a=note) as journal:
            text = export("ics", journal=journal)
            self.assertTrue(text.endswith(b"END:VCALENDAR\r\n"))
            self.assertNotRegex(text.replace(b"\r\n", b""), rb"[\r\n]")
            self.assertLessEqual(max(len(line) for line in text.split(b"\r\n")), 75)
            for line in text.split(b"\r\n"):
                line.decode("utf-8")
            [summary] = [each["SUMMARY"] for each in components(text) if each["SUMMARY"].startswith("Interview")]
            self.assertEqual(summary, "Interview: " + " ".join(["Zoë"] * 30) + ", " + HOSTILE.strip())

    def test_reminds_only_when_asked_and_then_at_the_hour_of_the_day(self):
        for shape, related in (([], "START"), (["--todo"], "END")):
            parts = components(export("ics", "--alarm=08:30", *shape))
            for part in parts:
                [alarm] = part.walk("VALARM")
                self.assertEqual(alarm["TRIGGER"].dt, timedelta(hours=8, minutes=30))
                wanted = related if part.name == "VTODO" else "START"
                self.assertEqual(alarm["TRIGGER"].params.get("RELATED", "START"), wanted)
                self.assertEqual((alarm["ACTION"], alarm["DESCRIPTION"]), ("DISPLAY", part["SUMMARY"]))

    def test_has_tasks_with_their_window_where_tasks_are_asked_for(self):
        tasks = [part for part in components(export("ics", "--todo")) if part.name == "VTODO"]
        is_open = [each for _, each in follow_ups() if each["state"] in OPEN]
        self.assertEqual(sorted(task["DUE"].dt.isoformat() for task in tasks), sorted(each["due"] for each in is_open))
        for task in tasks:
            self.assertTrue("DTSTART" not in task or task["DTSTART"].dt < task["DUE"].dt)
            self.assertTrue(1 <= task["PRIORITY"] <= 9 and task["STATUS"] == "NEEDS-ACTION")

    def test_says_no_name_in_private(self):
        text = re.sub(rb"\r\n ", b"", export("ics", "--private")).decode("utf-8").lower()
        for note, _ in follow_ups():
            people = [person["name"] for person in note["interviewers"] if person["name"]]
            words = [word for name in people for word in name.split()] + [note["company"], note["path"]]
            for word in filter(None, words):
                self.assertNotIn(word.lower(), text)

    def test_raises_only_the_number_of_what_changed_and_cancels_what_is_done(self):
        note = "---\ninterviewer: Dana\ndate: 2026-03-04\nmood: good\ngaps: []\n---\n"
        done = note.replace("gaps: []", "gaps: []\nsent:\n  - 2026-03-05 thank-you")
        with journal_of(a=note, b=note) as journal:
            file = Path(journal) / "out.ics"
            export("ics", "-o", str(file), journal=journal, as_of="2026-03-05")
            first = {each["UID"]: each for each in components(file.read_bytes())}
            (Path(journal) / "a" / "a.md").write_text(done)
            export("ics", "-o", str(file), journal=journal, as_of="2026-03-05")
            second = {each["UID"]: each for each in components(file.read_bytes())}
        self.assertTrue(first.keys() <= second.keys())
        changed = [uid for uid in first if first[uid] != second[uid]]
        for uid, each in second.items():
            self.assertEqual(each["SEQUENCE"], 1 if uid in changed else 0)
        cancelled = [uid for uid in changed if second[uid]["STATUS"] == "CANCELLED"]
        self.assertEqual([str(first[uid]["SUMMARY"]) for uid in cancelled], ["Thank-you note: Dana, A"])

    def test_lies_in_the_report_and_is_the_same(self):
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder) / "report"
            command = [AFTERWORD, "build", str(EXAMPLE), "--as-of", AS_OF, "-o", str(report)]
            subprocess.run(command, check=True, capture_output=True)
            self.assertEqual((report / "calendar.ics").read_bytes(), export("ics"))


class TheTable(unittest.TestCase):
    def rows(self, journal=EXAMPLE):
        text = export("csv", journal=journal).decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))

    def test_has_a_row_for_each_follow_up_and_one_for_a_note_without_any(self):
        notes = json.loads(export("json"))["notes"]
        rows = self.rows()
        self.assertEqual(len(rows), sum(max(1, len(note["follow_ups"])) for note in notes))
        dues = [each["due"] for _, each in follow_ups()]
        self.assertEqual([row["due"] for row in rows if row["play"]], dues)

    def test_has_no_cell_that_is_a_formula(self):
        note = "---\ncompany: '=1+1'\nrole: '@SUM(1)'\nstage: '\t-1'\ninterviewer: '+Dana'\ndate: 2026-03-04\ngaps: []\n---\n"
        with journal_of(a=note) as journal:
            for row in self.rows(journal):
                self.assertEqual((row["company"], row["role"]), ("'=1+1", "'@SUM(1)"))
                for cell in row.values():
                    self.assertNotRegex(cell, r"^\s*[=+\-@]")


if __name__ == "__main__":
    unittest.main(verbosity=2)
