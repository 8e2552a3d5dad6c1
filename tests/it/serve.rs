//! `afterword serve` as a browser and a web site with bad intentions see it. Waits are generous; how long a change
//! takes to be seen is measured by `benches/serve.py`, not here.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(60);

const NOTE: &str = "---\ninterviewer: Dana Whitfield\ndate: 2026-03-04\nmood: shaky\ngaps: []\n---\n";

struct Serving {
    child: Child,
    folder: tempfile::TempDir,
    port: u16,
}

impl Serving {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        write(folder.path(), "northwind/dana.md", NOTE);
        write(folder.path(), "afterword.toml", "[me]\nname = \"Sam Rivera\"\n");
        let mut child = command(folder.path(), &["--port", "0"]).spawn().expect("the binary runs");
        let mut address = String::new();
        let said = child.stdout.take().expect("it says something");
        BufReader::new(said).read_line(&mut address).expect("it says where it is");
        let port = address.trim().trim_end_matches('/').rsplit(':').next().and_then(|port| port.parse().ok());
        Serving { child, folder, port: port.unwrap_or_else(|| panic!("no port in {address:?}")) }
    }

    fn write(&self, path: &str, text: &str) {
        write(self.folder.path(), path, text);
    }

    fn path(&self, path: &str) -> std::path::PathBuf {
        self.folder.path().join(path)
    }

    fn ask(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("it can wait");
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str) -> String {
        let host = format!("127.0.0.1:{}", self.port);
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"))
    }

    fn events(&self) -> Events {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("it can wait");
        let request = format!("GET /.afterword/events HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", self.port);
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut events = Events(BufReader::new(stream));
        events.next();
        events
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Events(BufReader<TcpStream>);

impl Events {
    /// The data of the next event.
    fn next(&mut self) -> String {
        let began = Instant::now();
        let mut line = String::new();
        while began.elapsed() < PATIENCE {
            line.clear();
            let length = self.0.read_line(&mut line).expect("it goes on");
            assert!(length > 0, "it has ended");
            if let Some(data) = line.strip_prefix("data: ") {
                return data.trim().to_owned();
            }
        }
        panic!("nothing was told");
    }

    /// Events up to the one that says this.
    fn until(&mut self, words: &str) -> String {
        loop {
            let data = self.next();
            if data.contains(words) {
                return data;
            }
        }
    }
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_afterword"));
    command.arg("serve").arg(folder).args(["--as-of", "2026-03-06"]).args(arguments);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
    fs::write(path, text).expect("it can be written");
}

#[test]
fn pages_are_shown_and_nothing_is_written() {
    let serving = Serving::new();
    for path in ["/", "/index.html", "/notes/northwind-dana.html", "/style.css"] {
        assert!(serving.get(path).starts_with("HTTP/1.1 200 OK\r\n"), "{path}");
    }
    for path in ["/../Cargo.toml", "/%2e%2e/%2e%2e/etc/passwd", "/afterword.toml", "/northwind/dana.md"] {
        assert!(serving.get(path).starts_with("HTTP/1.1 404 Not Found\r\n"), "{path}");
    }
    let mut left: Vec<_> = fs::read_dir(serving.folder.path())
        .expect("it is there")
        .map(|entry| entry.expect("it can be read").file_name().to_string_lossy().into_owned())
        .collect();
    left.sort();
    assert_eq!(left, ["afterword.toml", "northwind"]);
}

#[test]
fn a_site_that_borrows_our_address_learns_nothing() {
    let serving = Serving::new();
    for host in ["Host: evil.example\r\n", "", "Host: localhost\r\n", "Host: a\r\nHost: b\r\n"] {
        let answer = serving.ask(&format!("GET / HTTP/1.1\r\n{host}Connection: close\r\n\r\n"));
        assert!(answer.starts_with("HTTP/1.1 4"), "{host}: {answer}");
        assert!(!answer.contains("Whitfield"), "{host}");
    }
    let host = format!("Host: localhost:{}\r\n", serving.port);
    let post =
        serving.ask(&format!("POST / HTTP/1.1\r\n{host}Content-Length: 0\r\nConnection: close\r\n\r\n"));
    assert!(post.starts_with("HTTP/1.1 405 "), "{post}");
    let head = serving.ask(&format!("HEAD / HTTP/1.1\r\n{host}Connection: close\r\n\r\n"));
    assert!(head.starts_with("HTTP/1.1 200 ") && head.ends_with("\r\n\r\n"), "{head}");
    assert!(!serving.ask("no HTTP at all\r\n\r\n").contains("Whitfield"));
}

#[test]
fn every_way_of_changing_a_journal_is_seen() {
    let serving = Serving::new();
    let mut events = serving.events();
    let mut seen = |path: &str, words: &str| {
        let began = Instant::now();
        while !serving.get(path).contains(words) {
            assert!(began.elapsed() < PATIENCE, "{path} never says {words:?}");
            events.next();
        }
    };
    serving.write("northwind/dana.md", &NOTE.replace("Dana Whitfield", "Dana Whitmore"));
    seen("/notes/northwind-dana.html", "Dana Whitmore");
    serving.write("northwind/.dana.md.tmp", &NOTE.replace("Dana Whitfield", "Dana Byrename"));
    fs::rename(serving.path("northwind/.dana.md.tmp"), serving.path("northwind/dana.md")).expect("renamed");
    seen("/notes/northwind-dana.html", "Dana Byrename");
    fs::rename(serving.path("northwind/dana.md"), serving.path("northwind/dana.md~")).expect("renamed");
    serving.write("northwind/dana.md", &NOTE.replace("Dana Whitfield", "Dana Backup"));
    seen("/notes/northwind-dana.html", "Dana Backup");
    serving.write("halyard/new.md", NOTE);
    seen("/notes/halyard-new.html", "Dana Whitfield");
    fs::rename(serving.path("halyard"), serving.path("wayfarer")).expect("renamed");
    seen("/notes/wayfarer-new.html", "Dana Whitfield");
    seen("/notes/halyard-new.html", "404 Not Found");
    fs::remove_file(serving.path("wayfarer/new.md")).expect("removed");
    seen("/notes/wayfarer-new.html", "404 Not Found");
    serving.write("afterword.toml", "[me]\nname = \"Alex Moreau\"\n");
    seen("/", "Alex Moreau");
    serving.write("theme/style.css", "body { color: teal }\n");
    seen("/style.css", "color: teal");
    serving.write("theme/style.css", "body { color: navy }\n");
    seen("/style.css", "color: navy");
}

#[test]
fn files_of_the_theme_that_nothing_asks_for_are_told_once() {
    let mut serving = Serving::new();
    let mut events = serving.events();
    let mut style = |color: &str| {
        serving.write("theme/style.css", &format!("body {{ color: {color} }}\n"));
        let began = Instant::now();
        while !serving.get("/style.css").contains(color) {
            assert!(began.elapsed() < PATIENCE, "the style is never {color}");
            events.next();
        }
    };
    style("teal");
    serving.write("theme/agneda.hbs", "x");
    style("navy");
    style("plum");
    serving.write("theme/nowhere.hbs", "x");
    style("gold");
    style("pink");
    serving.child.kill().expect("it can be ended");
    let mut said = String::new();
    let mut stderr = serving.child.stderr.take().expect("it says something");
    stderr.read_to_string(&mut said).expect("it is text");
    let told = |words: &str| said.matches(words).count();
    assert_eq!(told("did you mean `agenda.hbs`?"), 2, "once alone, once beside the other: {said}");
    assert_eq!(told("no page is made from `nowhere.hbs`"), 1, "{said}");
    assert!(said.contains("/theme/agneda.hbs:1:1"), "{said}");
}

#[test]
fn what_has_to_be_mended_is_told_and_the_last_good_report_stays() {
    let serving = Serving::new();
    let mut events = serving.events();
    serving.write("northwind/dana.md", &NOTE.replace("shaky", "[shaky"));
    assert!(events.until("dana.md").contains("\"place\":\"northwind/dana.md:4:7\""));
    serving.write("northwind/dana.md", NOTE);
    events.until("\"problems\":[]");
    serving.write("afterword.toml", "[me\n");
    assert!(events.until("afterword.toml").contains("\"place\":\"afterword.toml:1:"));
    assert!(serving.get("/").contains("Sam Rivera"));
    serving.write("afterword.toml", "[me]\nname = \"Sam Rivera\"\n");
    events.until("\"problems\":[]");
    serving.write("theme/notes.hbs", "{{#each notes}}");
    assert!(events.until("notes.hbs").contains("/theme/notes.hbs:1:"));
    assert!(serving.get("/notes.html").contains("HTTP/1.1 200"));
    fs::remove_dir_all(serving.path("theme")).expect("removed");
    events.until("\"problems\":[]");
}

#[test]
fn a_journal_that_goes_and_comes_back_is_shown_again() {
    let serving = Serving::new();
    let mut events = serving.events();
    let away = serving.folder.path().with_extension("away");
    fs::rename(serving.folder.path(), &away).expect("renamed");
    events.until("there is no folder");
    assert!(serving.get("/notes/northwind-dana.html").contains("Dana Whitfield"));
    fs::rename(&away, serving.folder.path()).expect("renamed");
    events.until("\"problems\":[]");
    serving.write("northwind/dana.md", &NOTE.replace("Dana Whitfield", "Dana Whitmore"));
    events.next();
    assert!(serving.get("/notes/northwind-dana.html").contains("Dana Whitmore"));
}

#[test]
fn a_port_that_is_taken_is_told_when_it_was_asked_for() {
    let serving = Serving::new();
    let run =
        command(serving.folder.path(), &["--port", &serving.port.to_string()]).output().expect("it runs");
    assert_eq!(run.status.code(), Some(2));
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(said.contains(&format!("cannot listen on port {}; leave `--port` out", serving.port)), "{said}");
}

#[test]
fn a_configuration_that_cannot_be_read_stops_it_before_it_begins() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), "afterword.toml", "[me\n");
    let run = command(folder.path(), &["--port", "0"]).output().expect("it runs");
    assert_eq!(run.status.code(), Some(2));
    assert!(run.stdout.is_empty());
    assert!(String::from_utf8_lossy(&run.stderr).contains("afterword.toml:1:"));
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_well() {
    let mut serving = Serving::new();
    let _page = serving.events();
    let id = serving.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().expect("it can be sent").success());
    assert_eq!(serving.child.wait().expect("it ends").code(), Some(0));
}
