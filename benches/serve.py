#!/usr/bin/env python3
"""How long it takes from saving a note until its page, as `afterword serve` shows it, says so.

    benches/serve.py AFTERWORD JOURNAL [TIMES]

AFTERWORD is the binary (build it with --release), JOURNAL a folder of notes, which is copied first. Each time a line
is added to one note; then the event is awaited that tells open pages of a change, and the note's page is fetched.
"""

import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time


def main(binary, journal, times=20):
    folder = os.path.join(tempfile.mkdtemp(), "journal")
    shutil.copytree(journal, folder)
    command = [binary, "serve", folder, "--port", "0", "--as-of", "2026-03-06"]
    serving = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        port = int(re.search(r":(\d+)/", serving.stdout.readline()).group(1))
        measure(folder, port, int(times))
    finally:
        serving.kill()
        shutil.rmtree(os.path.dirname(folder))


def measure(folder, port, times):
    notes = sorted(os.path.join(at, name) for at, _, names in os.walk(folder) for name in names if name.endswith(".md"))
    pages = page_of(port, notes, folder)
    note, page = pages
    events = listen(port)
    # What is read for a second time, to find what changed before the watch began, has to be over.
    time.sleep(3)
    told, shown = [], []
    for number in range(times):
        words = f"Measured for the {number}th time"
        began = time.perf_counter()
        with open(note, "a", encoding="utf-8") as file:
            file.write(f"\n{words}\n")
        until(events, b"data: ")
        told.append(time.perf_counter() - began)
        while words.encode() not in get(port, page):
            until(events, b"data: ")
        shown.append(time.perf_counter() - began)
        time.sleep(0.3)
    for what, seconds in [("told", told), ("on the page", shown)]:
        middle, most = statistics.median(seconds), max(seconds)
        print(f"{len(notes)} files, saved to {what}: median {middle * 1000:.0f} ms, worst {most * 1000:.0f} ms")


def page_of(port, notes, folder):
    """A note in the middle of the journal that has a page, and that page."""
    for note in notes[len(notes) // 2 :]:
        name = os.path.relpath(note, folder)[: -len(".md")]
        page = "/notes/" + re.sub(r"[^a-z0-9]+", "-", name.lower()) + ".html"
        if get(port, page).startswith(b"HTTP/1.1 200"):
            return note, page
    raise SystemExit("no note of this journal has a page")


def connect(port, path):
    stream = socket.create_connection(("127.0.0.1", port))
    host = f"Host: 127.0.0.1:{port}\r\n"
    stream.sendall(f"GET {path} HTTP/1.1\r\n{host}Connection: close\r\n\r\n".encode())
    return stream


def get(port, path):
    with connect(port, path) as stream:
        return b"".join(iter(lambda: stream.recv(1 << 16), b""))


def listen(port):
    events = connect(port, "/.afterword/events").makefile("rb")
    until(events, b"data: ")
    return events


def until(events, begin):
    while not events.readline().startswith(begin):
        pass


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
