//! Where a page lies, and so how its links begin.

use std::fmt;

/// Where a page lies, and so the way from it to the report's folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Root {
    /// In the report's folder.
    Top,
    /// In a folder of it.
    Below,
    /// Likewise, and it is the page of the note that is spoken of: its own lines are near.
    Note,
}

/// From a page in the report's folder.
pub(in crate::report) const TOP: Root = Root::Top;
/// From a page in a folder of it.
pub(in crate::report) const BELOW: Root = Root::Below;
/// From the page of a note, where nothing but that note is spoken of.
pub(in crate::report) const NOTE: Root = Root::Note;

impl Root {
    pub(super) fn way(self) -> &'static str {
        match self {
            Root::Top => "",
            Root::Below | Root::Note => "../",
        }
    }
}

impl fmt::Display for Root {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.way())
    }
}
