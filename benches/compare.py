#!/usr/bin/env python3
"""How long Afterword takes beside a bare loop and beside site generators, on the same notes, in turns, in one run.

    benches/compare.py [--notes N|FOLDER] [--rounds N] [--work FOLDER] [--only NAME,NAME]

N notes are made up (10,000 unless told otherwise), always the same; a FOLDER of notes is taken as it is. The bare loop
reads each note, makes HTML of its Markdown and writes a page: benches/bare.rs. Generators that are not installed are
left out, and the table says so. What is printed is Markdown; progress goes to standard error.

Each run writes to a folder that never was, as a file system is slower where files were removed, and waits until what
was written before is on the disk. All is removed at the end.
"""

import argparse
import collections
import datetime
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
AS_OF = "2025-07-01"

# One run: seconds on the clock, seconds of all processors, peak memory in MiB.
Run = collections.namedtuple("Run", "wall cpu memory")

# A program: its name in the table, its command (to find it by), how its site is laid out from the notes, what is run in
# that site to fill a folder, the argument that gives its version, and whether it writes a page for each note.
Tool = collections.namedtuple("Tool", "name program site command version writes_pages")


# What stands above and below the text of a note.


def parts(text):
    """Front matter and body of a note."""
    inside = re.match(r"---\n(.*?\n)---\n(.*)", text, re.DOTALL)
    return inside.groups() if inside else ("", text)


def title(name):
    return os.path.splitext(name)[0].replace("/", ", ").replace('"', "'")


def notes_of(folder):
    """Every note's name, relative to the folder, and its text."""
    for at, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(name for name in names if name.endswith(".md")):
            path = os.path.join(at, name)
            with open(path, encoding="utf-8") as file:
                yield os.path.relpath(path, folder), file.read()


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


# Sites: for each generator one page a note with a layout, and where it is its way, one list. Feeds, search, highlighting
# and checks of links are switched off.

PAGE = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>%s</title></head>\n<body><main>%s</main></body></html>\n"


def hugo_site(site, notes):
    write(site, "hugo.toml", "\n".join([
        'baseURL = "https://example.org/"',
        'title = "Notes"',
        'disableKinds = ["taxonomy", "term", "section", "RSS", "sitemap", "robotsTXT", "404"]',
        "buildFuture = true",
        "[markup.highlight]",
        "codeFences = false",
        "",
    ]))
    write(site, "layouts/_default/single.html", PAGE % ("{{ .Title }}", "{{ .Content }}"))
    items = '<ul>{{ range .Site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .RelPermalink }}</a></li>{{ end }}</ul>'
    write(site, "layouts/index.html", PAGE % ("Notes", items))
    for name, text in notes:
        write(site, f"content/{name}", text)


def zola_site(site, notes):
    write(site, "config.toml", 'base_url = "https://example.org"\nbuild_search_index = false\ngenerate_feeds = false\n')
    write(site, "templates/page.html", PAGE % ("{{ page.title }}", "{{ page.content | safe }}"))
    write(site, "templates/index.html", PAGE % ("Notes", ""))
    write(site, "templates/section.html", PAGE % ("Notes", ""))
    for name, text in notes:
        write(site, f"content/{name}", f'+++\ntitle = "{title(name)}"\n+++\n{parts(text)[1]}')


def mdbook_site(site, notes):
    write(site, "book.toml", '[book]\ntitle = "Notes"\n[output.html.search]\nenable = false\n')
    summary = ["# Summary\n"]
    for name, text in notes:
        write(site, f"src/{name}", parts(text)[1])
        summary.append(f"- [{title(name)}](<{name}>)")
    write(site, "src/SUMMARY.md", "\n".join(summary) + "\n")


def cobalt_site(site, notes):
    write(site, "_cobalt.yml", "site:\n  title: Notes\nsyntax_highlight:\n  enabled: false\n")
    write(site, "_layouts/default.liquid", PAGE % ("{{ page.title }}", "{{ page.content }}"))
    for name, text in notes:
        write(site, name, f'---\nlayout: default.liquid\ntitle: "{title(name)}"\n---\n{parts(text)[1]}')


def eleventy_site(site, notes):
    write(site, "eleventy.config.cjs", "module.exports = () => ({ markdownTemplateEngine: false });\n")
    write(site, "notes/_includes/note.njk", PAGE % ("{{ title }}", "{{ content | safe }}"))
    write(site, "notes/notes.json", '{ "layout": "note.njk" }\n')
    for name, text in notes:
        write(site, f"notes/{name}", text)


def no_site(site, notes):
    """The notes as they are."""
    for name, text in notes:
        write(site, name, text)


def tools(afterword, bare):
    """Everything that is compared; the bare loop first, as all else is measured by it."""
    return [
        Tool("bare loop", bare, no_site, [".", "{out}"], None, True),
        Tool("afterword build", afterword, no_site, ["build", ".", "-o", "{out}", "--as-of", AS_OF], "--version", True),
        Tool("afterword check", afterword, no_site, ["check", ".", "--as-of", AS_OF], "--version", False),
        Tool("afterword due", afterword, no_site, ["due", ".", "--as-of", AS_OF], "--version", False),
        Tool("Hugo", "hugo", hugo_site, ["--quiet", "--destination", "{out}"], "version", True),
        Tool("Zola", "zola", zola_site, ["build", "--output-dir", "{out}"], "--version", True),
        Tool("mdBook", "mdbook", mdbook_site, ["build", "--dest-dir", "{out}"], "--version", True),
        Tool("Cobalt", "cobalt", cobalt_site, ["build", "--destination", "{out}"], "--version", True),
        Tool("Eleventy", "eleventy", eleventy_site, ["--quiet", "--input=notes", "--output={out}"], "--version", True),
    ]


# Running.


def run(tool, site, out):
    """Runs a tool once, from nothing to all its pages."""
    command = [tool.program] + [part.replace("{out}", out) for part in tool.command]
    os.sync()
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=site, stdout=said, stderr=said, stdin=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        # Afterword says with 1 that notes have errors in them; its work is done.
        if process.returncode not in ((0, 1) if tool.name.startswith("afterword") else (0,)):
            said.seek(0)
            raise RuntimeError(said.read().decode(errors="replace").strip()[-500:])
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def pages_in(folder):
    return sum(name.endswith(".html") for _, _, names in os.walk(folder) for name in names)


def version(tool):
    if tool.version is None:
        return ""
    said = subprocess.run([tool.program, tool.version], capture_output=True, text=True, check=False).stdout
    found = re.search(r"\d+\.\d+[\w.-]*", said)
    return found.group(0) if found else ""


def measure(present, notes, rounds, work):
    """All runs of each tool by name, and why some had to be given up."""
    runs, failed = collections.defaultdict(list), {}
    sites, count = {}, len(notes)
    for tool in present:
        site = os.path.join(work, "sites", tool.site.__name__)
        if tool.site not in sites:
            tool.site(site, notes)
            sites[tool.site] = site
    for number in range(rounds):
        # Nobody has the same one before it each time.
        shift = number % len(present)
        for tool in present[shift:] + present[:shift]:
            if tool.name in failed:
                continue
            out = os.path.join(work, "out", f"{number}-{tool.name.replace(' ', '-')}")
            try:
                done = run(tool, sites[tool.site], out)
                if tool.writes_pages and pages_in(out) < count:
                    raise RuntimeError(f"{pages_in(out)} pages for {count} notes")
                runs[tool.name].append(done)
                print(f"round {number + 1}: {tool.name} {done.wall:.2f} s", file=sys.stderr)
            except (RuntimeError, OSError) as error:
                failed[tool.name] = str(error)
                runs.pop(tool.name, None)
                print(f"{tool.name} is given up: {error}", file=sys.stderr)
    return runs, failed


# What is printed.


def machine(work):
    names = re.findall(r"model name\s*: (.*)", read("/proc/cpuinfo"))
    memory = re.search(r"MemTotal:\s*(\d+)", read("/proc/meminfo"))
    memory = f", {int(memory.group(1)) / 2**20:.0f} GiB of memory" if memory else ""
    name = names[0] if names else platform.processor() or platform.machine()
    load = f"load before the first run {os.getloadavg()[0]:.1f}"
    return f"{name}, {os.cpu_count()} cores{memory}, {file_system(work)}, {platform.system()} {platform.release()}; {load}"


def file_system(folder):
    folder = os.path.realpath(folder)
    mounts = [line.split(" ")[1:3] for line in read("/proc/mounts").splitlines()]
    around = [mount for mount in mounts if folder == mount[0] or folder.startswith(mount[0].rstrip("/") + "/")]
    return max(around, key=lambda mount: len(mount[0]))[1] if around else "file system unknown"


def read(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        return ""


def table(present, runs):
    bare = [done.wall for done in runs["bare loop"]]
    rows = ["| program | version | best | median | × bare loop (best) | × bare loop (median) | processor time | peak memory |"]
    rows.append("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for tool in (tool for tool in present if tool.name in runs):
        wall = [done.wall for done in runs[tool.name]]
        best, middle = min(wall), statistics.median(wall)
        ratios = [f"{best / min(bare):.2f}", f"{middle / statistics.median(bare):.2f}"] if bare else ["", ""]
        cpu = statistics.median(done.cpu for done in runs[tool.name])
        memory = max(done.memory for done in runs[tool.name])
        cells = [tool.name, version(tool), f"{best:.2f} s", f"{middle:.2f} s", *ratios, f"{cpu:.2f} s", f"{memory:.0f} MiB"]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", default="10000", help="how many, or a folder of them")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--work", help="where to work; the file system there is measured too")
    parser.add_argument("--only", help="the names of programs, with commas between; the bare loop runs in any case")
    parser.add_argument("--afterword", help="a binary that is built already", default=target("afterword"))
    parser.add_argument("--bare", help="likewise", default=target("examples/bare"))
    options = parser.parse_args()
    if options.afterword == target("afterword"):
        subprocess.run(["cargo", "build", "--release", "--quiet", "--bins", "--examples"], cwd=ROOT, check=True)
    work = tempfile.mkdtemp(prefix="afterword-compare-", dir=options.work)
    try:
        print(compared(options, work))
    finally:
        shutil.rmtree(work)


def target(name):
    return os.path.join(os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target")), "release", name)


def compared(options, work):
    folder = options.notes
    if folder.isdecimal():
        folder = os.path.join(work, "notes")
        subprocess.run([target("examples/notes"), options.notes, folder], check=True)
    notes = list(notes_of(folder))
    wanted = [name.strip().lower() for name in (options.only or "").split(",") if name.strip()]
    paths = [os.path.abspath(options.afterword), os.path.abspath(options.bare)]
    asked = [tool for tool in tools(*paths) if not wanted or tool.name.lower() in wanted + ["bare loop"]]
    present = [tool for tool in asked if shutil.which(tool.program)]
    place = machine(work)
    runs, failed = measure(present, notes, options.rounds, work)
    size = sum(len(text.encode()) for _, text in notes) / 2**20
    said = [
        f"{datetime.date.today()}: {len(notes)} notes ({size:.1f} MiB), {options.rounds} rounds in turns, new folders each time.",
        place + ".",
        "",
        table(present, runs),
    ]
    missing = [tool.name for tool in asked if tool not in present]
    if missing:
        said += ["", f"Not installed here, and left out: {', '.join(missing)}."]
    said += [f"\n{name} was given up: {' '.join(why.split())}" for name, why in failed.items()]
    return "\n".join(said)


if __name__ == "__main__":
    main()
