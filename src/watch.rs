//! The only door to notify: notices changes below folders, and tells those that belong together at once.

use notify::event::{AccessKind, AccessMode};
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// After one change: how long an editor may take between the steps of saving one file.
const ONE_FILE: Duration = Duration::from_millis(25);
/// Once several files have changed: how long a checkout or a script may pause before it goes on.
const MANY_FILES: Duration = Duration::from_millis(150);
/// That many paths belong to the saving of one file: the file, its backup, and a file to try the folder with.
const ONE_SAVING: usize = 4;
/// Changes without end are told at least this often.
const LONGEST: Duration = Duration::from_secs(2);
/// How often folders are looked through that the operating system does not watch for us.
const POLLED: Duration = Duration::from_secs(1);

/// What has changed, as far as the operating system says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// These files or folders: written, made, removed or renamed.
    Paths(BTreeSet<PathBuf>),
    /// It lost count, or cannot say: anything may have changed.
    Anything,
    /// Nothing has, for as long as one was ready to wait.
    Nothing,
}

/// Why folders cannot be watched.
#[derive(Debug, thiserror::Error)]
#[error("cannot watch `{folder}` for changes: {error}")]
pub struct WatchError {
    folder: PathBuf,
    error: notify::Error,
}

/// Folders that are being watched, for as long as this lives.
pub struct Watch {
    noticed: Receiver<Notice>,
    /// Whether it is looked at every now and then, for want of anything better.
    is_polled: bool,
    _watcher: Box<dyn Watcher + Send>,
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watch").field("is_polled", &self.is_polled).finish_non_exhaustive()
    }
}

/// One thing the operating system said.
#[derive(Debug)]
enum Notice {
    Path(PathBuf),
    Anything,
}

/// Watches folders with all that is in them. Only paths that `concerns` lets through are ever told of.
///
/// Where the operating system has no watches left to give, the folders are looked through every second instead.
///
/// # Errors
/// Where one of the folders cannot be watched at all.
pub fn watch(
    folders: &[PathBuf],
    concerns: impl Fn(&Path) -> bool + Clone + Send + 'static,
) -> Result<Watch, WatchError> {
    let (sender, noticed) = channel();
    let handler = handler(concerns.clone(), sender);
    let native = RecommendedWatcher::new(handler, Config::default());
    if let Ok(watcher) =
        native.map_err(|error| wrong(Path::new(""), error)).and_then(|each| on(each, folders))
    {
        return Ok(Watch { noticed, is_polled: false, _watcher: Box::new(watcher) });
    }
    let (sender, noticed) = channel();
    let config = Config::default().with_poll_interval(POLLED);
    let poll = PollWatcher::new(self::handler(concerns, sender), config);
    let watcher = on(poll.map_err(|error| wrong(Path::new(""), error))?, folders)?;
    Ok(Watch { noticed, is_polled: true, _watcher: Box::new(watcher) })
}

fn on<W: Watcher>(mut watcher: W, folders: &[PathBuf]) -> Result<W, WatchError> {
    for folder in folders {
        // Polling would wait for it in silence; whoever asks wants to know.
        if !folder.is_dir() {
            return Err(wrong(folder, notify::Error::path_not_found()));
        }
        watcher.watch(folder, RecursiveMode::Recursive).map_err(|error| wrong(folder, error))?;
    }
    Ok(watcher)
}

fn wrong(folder: &Path, error: notify::Error) -> WatchError {
    WatchError { folder: folder.to_owned(), error }
}

fn handler(
    concerns: impl Fn(&Path) -> bool + Send + 'static,
    sender: Sender<Notice>,
) -> impl FnMut(notify::Result<Event>) + Send + 'static {
    move |event| {
        let tell = |notice| drop(sender.send(notice));
        match event {
            Ok(event) if event.need_rescan() => tell(Notice::Anything),
            Err(_) => tell(Notice::Anything),
            Ok(event) if is_mere_reading(event.kind) => {}
            Ok(event) => event
                .paths
                .into_iter()
                .filter(|path| concerns(path))
                .for_each(|path| tell(Notice::Path(path))),
        }
    }
}

/// Whoever looks at a file changes nothing. If reading a note counted, each build would bring about the next one.
fn is_mere_reading(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
        kind => kind.is_access(),
    }
}

impl Watch {
    /// Whether changes are found by looking every second, as the operating system does not tell of them.
    pub fn is_polled(&self) -> bool {
        self.is_polled
    }

    /// Waits for the next change, and then until the files have come to rest, so that an editor's rename, a
    /// checkout or a thousand files written by a script are one change.
    pub fn next(&self, patience: Duration) -> Change {
        let first = match self.noticed.recv_timeout(patience) {
            Ok(notice) => notice,
            Err(RecvTimeoutError::Timeout) => return Change::Nothing,
            Err(RecvTimeoutError::Disconnected) => {
                // The watcher has ended; without it one can still look from time to time.
                std::thread::sleep(patience.min(POLLED));
                return Change::Anything;
            }
        };
        let began = Instant::now();
        let mut all = Gathered::default();
        all.add(first);
        while began.elapsed() < LONGEST {
            match self.noticed.recv_timeout(all.pause()) {
                Ok(notice) => all.add(notice),
                Err(_) => break,
            }
        }
        all.into_change()
    }
}

#[derive(Default)]
struct Gathered {
    paths: BTreeSet<PathBuf>,
    is_anything: bool,
}

impl Gathered {
    fn add(&mut self, notice: Notice) {
        match notice {
            Notice::Path(path) => drop(self.paths.insert(path)),
            Notice::Anything => self.is_anything = true,
        }
    }

    /// How long it has to be quiet before the change is taken for complete.
    fn pause(&self) -> Duration {
        if self.paths.len() > ONE_SAVING || self.is_anything { MANY_FILES } else { ONE_FILE }
    }

    fn into_change(self) -> Change {
        if self.is_anything { Change::Anything } else { Change::Paths(self.paths) }
    }
}

#[cfg(test)]
mod tests;
