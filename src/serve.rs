//! The only door to hyper: shows the report to this computer alone, from memory, and tells open pages of changes.

mod answer;
mod beside;
mod body;
mod page;

use crate::analysis::Analysis;
use crate::diagnostic::Diagnostic;
use crate::report::{Index, Options, Theme};
use answer::Desk;
use body::{Body, Events};
use hyper::body::Incoming;
use hyper::header::{HOST, HeaderMap};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use serde::Serialize;
use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::spawn_blocking;

/// The report's options while it is served: the files beside the notes lie below this.
pub fn options() -> Options {
    Options { journal: Some(beside::FOLDER.to_owned()), ..Options::default() }
}

/// What is shown at one time.
#[derive(Debug, Clone)]
pub struct Shown {
    /// What the pages are made from, one by one, as they are asked for.
    pub analysis: Arc<Analysis>,
    /// What they look like.
    pub theme: Arc<Theme>,
    /// What has to be mended, shown over every page.
    pub problems: Vec<Problem>,
}

/// Something that has to be mended, as it is shown on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// `northwind/2026-03-04-dana.md:7:5`; absent where it lies in no file.
    pub place: Option<String>,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl From<&Diagnostic> for Problem {
    fn from(diagnostic: &Diagnostic) -> Self {
        let Diagnostic { path, place, message, help, .. } = diagnostic;
        let place = Some(format!("{path}:{}:{}", place.line, place.column));
        Problem { place, message: message.clone(), help: help.clone() }
    }
}

/// What is shown, with its version.
#[derive(Debug, Clone)]
struct Numbered {
    version: Version,
    shown: Shown,
    /// Made when the first page is asked for, and then for all of this version.
    index: OnceLock<Arc<Index>>,
}

/// Numbers that rise with every change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Version {
    number: u64,
    /// The number at which the theme last changed; style and script of a page cannot be taken over in place.
    theme: u64,
}

/// Where a new version is put up for all to see.
#[derive(Debug)]
pub struct Board(watch::Sender<Arc<Numbered>>);

impl Board {
    /// Shows a first version.
    pub fn new(shown: Shown) -> Self {
        // Pages that were opened from an earlier run must not take its numbers for ours.
        let number = u64::from(std::process::id()) << 20;
        let version = Version { number, theme: number };
        Board(watch::Sender::new(Arc::new(Numbered { version, shown, index: OnceLock::new() })))
    }

    /// Shows another version from now on, and tells every open page.
    pub fn show(&self, shown: Shown) {
        let before = Arc::clone(&self.0.borrow());
        let number = before.version.number + 1;
        let is_same_theme = Arc::ptr_eq(&before.shown.theme, &shown.theme);
        let theme = if is_same_theme { before.version.theme } else { number };
        let version = Version { number, theme };
        self.0.send_replace(Arc::new(Numbered { version, shown, index: OnceLock::new() }));
    }

    /// What is shown now.
    pub fn shown(&self) -> Shown {
        self.0.borrow().shown.clone()
    }
}

/// Which port to listen on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Port {
    /// This one and no other; 0 is any that is free.
    Exactly(u16),
    /// The first free one from here on.
    From(u16),
}

/// So many ports are tried before any free one is taken.
const TRIED: u16 = 20;

/// A server that has its port, and does not answer yet.
#[derive(Debug)]
pub struct Server {
    runtime: tokio::runtime::Runtime,
    listeners: Vec<TcpListener>,
    address: SocketAddr,
}

impl Server {
    /// Takes a port on this computer's own addresses, 127.0.0.1 and ::1; nobody else can reach it.
    ///
    /// # Errors
    /// Where the port is taken or not allowed.
    pub fn bind(port: Port) -> io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (first, second) = runtime.block_on(listeners(port))?;
        let address = first.local_addr()?;
        Ok(Server { runtime, listeners: std::iter::once(first).chain(second).collect(), address })
    }

    /// `http://127.0.0.1:4747/`
    pub fn address(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Answers until somebody presses Ctrl-C.
    ///
    /// # Errors
    /// Where the operating system does not tell of Ctrl-C.
    pub fn run(self, board: &Board, journal: PathBuf) -> io::Result<()> {
        let desk = Arc::new(Desk { journal, port: self.address.port() });
        for listener in self.listeners {
            self.runtime.spawn(accept(listener, board.0.subscribe(), Arc::clone(&desk)));
        }
        let ended = self.runtime.block_on(tokio::signal::ctrl_c());
        self.runtime.shutdown_background();
        ended
    }
}

/// One for each family of addresses, both on the same port; a computer without IPv6 does without the second.
async fn listeners(port: Port) -> io::Result<(TcpListener, Option<TcpListener>)> {
    let first = match port {
        Port::Exactly(port) => TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?,
        Port::From(port) => first_free(port).await?,
    };
    let second = TcpListener::bind((Ipv6Addr::LOCALHOST, first.local_addr()?.port())).await.ok();
    Ok((first, second))
}

async fn first_free(from: u16) -> io::Result<TcpListener> {
    for port in from..from.saturating_add(TRIED) {
        if let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
            return Ok(listener);
        }
    }
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await
}

/// A visitor that goes away, or no file handle left for the next one, is no reason to stop.
async fn accept(listener: TcpListener, board: watch::Receiver<Arc<Numbered>>, desk: Arc<Desk>) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => drop(tokio::spawn(attend(stream, board.clone(), Arc::clone(&desk)))),
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    }
}

async fn attend(stream: TcpStream, board: watch::Receiver<Arc<Numbered>>, desk: Arc<Desk>) {
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request| answer(request, board.clone(), Arc::clone(&desk)));
    let mut http = http1::Builder::new();
    let connection = http.timer(TokioTimer::new()).serve_connection(TokioIo::new(stream), service);
    // Whoever breaks off has had what he wanted.
    let _ = connection.await;
}

async fn answer(
    request: Request<Incoming>,
    board: watch::Receiver<Arc<Numbered>>,
    desk: Arc<Desk>,
) -> Result<Response<Body>, Infallible> {
    if let Some(refusal) = desk.refuse(request.method(), host(request.headers())) {
        return Ok(refusal.into_response());
    }
    if request.uri().path() == page::EVENTS && request.method() == Method::GET {
        return Ok(answer::events(Events::of(board)));
    }
    let path = request.uri().path().to_owned();
    let now = Arc::clone(&board.borrow());
    // A page takes its time to make; meanwhile others are answered.
    let made = spawn_blocking(move || desk.answer(&path, &now)).await;
    Ok(made.unwrap_or_else(|_| answer::our_fault()).into_response())
}

/// The host that was asked for; none where it is missing or said twice.
fn host(headers: &HeaderMap) -> Option<&str> {
    let mut hosts = headers.get_all(HOST).iter();
    let host = hosts.next()?.to_str().ok();
    host.filter(|_| hosts.next().is_none())
}

#[cfg(test)]
mod tests;
