//! What is sent: a whole text, or events for as long as somebody listens.

use super::{Numbered, Problem};
use hyper::body::{Body as HttpBody, Bytes, Frame, SizeHint};
use serde::Serialize;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::sync::{mpsc, watch};

/// How often a page that nothing is told hears that we are still there, and we learn whether it is.
const STILL_HERE: Duration = Duration::from_secs(15);

/// The body of an answer.
#[derive(Debug)]
pub(super) enum Body {
    /// All of it.
    Whole(Option<Bytes>),
    /// One event after the other.
    Events(Events),
}

/// Events for one open page.
#[derive(Debug)]
pub(super) struct Events(mpsc::Receiver<String>);

/// What a page is told.
#[derive(Serialize)]
struct News<'a> {
    number: u64,
    problems: &'a [Problem],
}

impl Events {
    /// What is shown now and, from then on, every change. A page that reads slowly misses versions in between
    /// and never the last one.
    pub(super) fn of(board: watch::Receiver<Arc<Numbered>>) -> Self {
        let (sender, receiver) = mpsc::channel(1);
        tokio::spawn(tell(board, sender));
        Events(receiver)
    }
}

async fn tell(mut board: watch::Receiver<Arc<Numbered>>, page: mpsc::Sender<String>) {
    board.mark_changed();
    loop {
        let event = match tokio::time::timeout(STILL_HERE, board.changed()).await {
            Ok(Ok(())) => event(&board.borrow_and_update()),
            Ok(Err(_)) => return,
            Err(_) => ":\n\n".to_owned(),
        };
        if page.send(event).await.is_err() {
            return;
        }
    }
}

fn event(now: &Numbered) -> String {
    let news = News { number: now.version.number, problems: &now.shown.problems };
    // JSON has no line ends of its own, so it is one line of an event.
    let news = serde_json::to_string(&news).unwrap_or_default();
    format!("retry: 1000\ndata: {news}\n\n")
}

impl HttpBody for Body {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let next = match self.get_mut() {
            Body::Whole(bytes) => bytes.take(),
            Body::Events(Events(receiver)) => ready!(receiver.poll_recv(context)).map(Bytes::from),
        };
        Poll::Ready(next.map(|bytes| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Body::Whole(None))
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Body::Whole(bytes) => SizeHint::with_exact(bytes.as_ref().map_or(0, |bytes| bytes.len() as u64)),
            Body::Events(_) => SizeHint::default(),
        }
    }
}
