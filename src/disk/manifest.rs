//! What we wrote into the report's folder, so that we clear that and nothing else.

use super::replace::replace;
use super::{DiskError, Refusal};
use crate::discover::MANIFEST;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};
use xxhash_rust::xxh3::xxh3_128;

/// The files of a report, each with the hashes it may have if nobody changed it.
///
/// While a report is being written a file may have its old hash or its new one, so that a report which was
/// interrupted is taken up again and not mistaken for somebody's own work. Afterwards each has one.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    files: BTreeMap<String, Vec<String>>,
}

impl Manifest {
    /// The manifest of `folder`; an empty one where there is none.
    pub(super) fn read(folder: &Path) -> Result<Self, DiskError> {
        let path = folder.join(MANIFEST);
        match fs::read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Manifest::default()),
            Err(error) => Err(DiskError::io(&path)(error)),
            Ok(bytes) => serde_json::from_slice(&bytes)
                .map_err(|_| DiskError::Refused { folder: folder.to_owned(), why: Refusal::BrokenManifest }),
        }
    }

    /// The manifest of a report that holds exactly these files, by their names and hashes.
    pub(super) fn of<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let files = files.map(|(name, hash)| (name.to_owned(), vec![hash.to_owned()]));
        Manifest { files: files.collect() }
    }

    /// Files as they are now or as they will be.
    pub(super) fn or<'m>(&self, later: &'m Manifest) -> Cow<'m, Self> {
        if self.files.is_empty() {
            return Cow::Borrowed(later);
        }
        let mut both = self.clone();
        for (name, hashes) in &later.files {
            let known = both.files.entry(name.clone()).or_default();
            for hash in hashes {
                if !known.contains(hash) {
                    known.push(hash.clone());
                }
            }
        }
        Cow::Owned(both)
    }

    pub(super) fn write(&self, folder: &Path) -> Result<(), DiskError> {
        let path = folder.join(MANIFEST);
        let bytes = serde_json::to_vec_pretty(self).map_err(|error| DiskError::io(&path)(error.into()))?;
        replace(&path, &bytes)
    }

    /// Whether we wrote these bytes under this name.
    pub(super) fn wrote(&self, name: &str, bytes: &[u8]) -> bool {
        self.files.get(name).is_some_and(|hashes| hashes.contains(&hash(bytes)))
    }

    /// The names that `later` no longer has.
    pub(super) fn stale<'a>(&'a self, later: &'a Manifest) -> impl Iterator<Item = &'a str> {
        self.files.keys().filter(|&name| !later.files.contains_key(name)).map(String::as_str)
    }
}

/// What a file is known by.
pub(super) fn hash(bytes: &[u8]) -> String {
    format!("{:032x}", xxh3_128(bytes))
}
