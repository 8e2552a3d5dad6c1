//! From what was asked for to what is answered; nothing here knows of connections.

use super::body::{Body, Events};
use super::{Numbered, Problem, beside, options, page};
use crate::diagnostic::OUR_FAULT;
use crate::report;
use hyper::body::Bytes;
use hyper::header::{ALLOW, CONTENT_TYPE, HeaderValue};
use hyper::{Method, Response, StatusCode};
use percent_encoding::percent_decode_str;
use std::path::PathBuf;
use std::sync::Arc;

/// What is answered.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: StatusCode,
    /// The content type.
    pub(super) kind: &'static str,
    pub(super) bytes: Vec<u8>,
}

/// Whoever answers.
#[derive(Debug)]
pub(super) struct Desk {
    /// The journal's folder: pictures beside the notes are read from there.
    pub(super) journal: PathBuf,
    pub(super) port: u16,
}

/// What goes with every answer. Nothing is kept by the browser, framed by other sites or taken for what it is not.
const ALWAYS: &[(&str, &str)] = &[
    ("cache-control", "no-store"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("cross-origin-resource-policy", "same-origin"),
    ("referrer-policy", "no-referrer"),
];

const HTML: &str = "text/html; charset=utf-8";
const PLAIN: &str = "text/plain; charset=utf-8";

impl Desk {
    /// Why a request is not even looked at: it wants to change something, or it was meant for another host, as
    /// when a web site gives its own name this computer's address to read what is served here (DNS rebinding).
    pub(super) fn refuse(&self, method: &Method, host: Option<&str>) -> Option<Answer> {
        if !host.is_some_and(|host| self.is_ours(host)) {
            let text =
                "this address is for the browser on this computer; open the one that `afterword serve` said";
            return Some(Answer::plain(StatusCode::MISDIRECTED_REQUEST, text));
        }
        let is_reading = matches!(*method, Method::GET | Method::HEAD);
        let text = "here one can only read";
        (!is_reading).then(|| Answer::plain(StatusCode::METHOD_NOT_ALLOWED, text))
    }

    fn is_ours(&self, host: &str) -> bool {
        let names = ["localhost", "127.0.0.1", "[::1]"];
        names.iter().any(|name| host.eq_ignore_ascii_case(&format!("{name}:{}", self.port)))
    }

    /// The answer to a path as it stands in the request. A page is looked up by its name among those of the report,
    /// so that no path leads anywhere else.
    pub(super) fn answer(&self, path: &str, now: &Numbered) -> Answer {
        let decoded = percent_decode_str(path.trim_start_matches('/')).decode_utf8();
        let Ok(name) = decoded else { return Self::missing(now) };
        match &*name {
            _ if path == page::SCRIPT => Answer::found(page::content_type(page::SCRIPT), page::LIVE.into()),
            "" => self.page("index.html", now),
            name => match name.strip_prefix(beside::FOLDER) {
                Some(file) => beside::read(&self.journal, file)
                    .map_or_else(|| Self::missing(now), |(kind, bytes)| Answer::found(kind, bytes)),
                None => self.page(name, now),
            },
        }
    }

    fn page(&self, name: &str, now: &Numbered) -> Answer {
        let shown = &now.shown;
        let index = now.index.get_or_init(|| Arc::new(report::Index::of(&shown.analysis)));
        match report::file(name, (&shown.analysis, index), &shown.theme, &options()) {
            Ok(None) => Self::missing(now),
            Ok(Some(file)) if name.ends_with(".html") => {
                Answer::found(HTML, page::live(&String::from_utf8_lossy(&file.bytes), now.version).into())
            }
            Ok(Some(file)) => Answer::found(page::content_type(name), file.bytes),
            Err(diagnostic) => {
                let whose = if diagnostic.code == OUR_FAULT { page::OURS } else { page::THE_THEMES };
                let html = page::failed(whose, &Problem::from(&*diagnostic), now.version);
                Answer { status: StatusCode::INTERNAL_SERVER_ERROR, kind: HTML, bytes: html.into() }
            }
        }
    }

    fn missing(now: &Numbered) -> Answer {
        let bytes = page::missing(now.version).into();
        Answer { status: StatusCode::NOT_FOUND, kind: HTML, bytes }
    }
}

/// When making a page ends in a panic, which is told on the terminal.
pub(super) fn our_fault() -> Answer {
    let text = "this is a bug in afterword, not in your notes; the terminal says more";
    Answer::plain(StatusCode::INTERNAL_SERVER_ERROR, text)
}

impl Answer {
    fn found(kind: &'static str, bytes: Vec<u8>) -> Self {
        Answer { status: StatusCode::OK, kind, bytes }
    }

    fn plain(status: StatusCode, text: &str) -> Self {
        Answer { status, kind: PLAIN, bytes: text.into() }
    }

    pub(super) fn into_response(self) -> Response<Body> {
        let mut response = with_headers(Body::Whole(Some(Bytes::from(self.bytes))), self.kind);
        *response.status_mut() = self.status;
        if self.status == StatusCode::METHOD_NOT_ALLOWED {
            response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
        }
        response
    }
}

/// The answer to a page that wants to hear of changes.
pub(super) fn events(events: Events) -> Response<Body> {
    with_headers(Body::Events(events), "text/event-stream")
}

fn with_headers(body: Body, kind: &'static str) -> Response<Body> {
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    for (name, value) in ALWAYS {
        headers.insert(*name, HeaderValue::from_static(value));
    }
    response
}
