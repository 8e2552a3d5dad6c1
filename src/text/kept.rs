//! What was made of each of many sources, kept for as long as the source is the same one.

use super::{AT_ONCE, Source};
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// What was made of sources. A source counts as the same only where it is the very same one in memory: no text is
/// ever compared, and who reads a file anew gets everything anew.
#[derive(Debug, Clone)]
pub struct Kept<T> {
    /// By the source's address, which is no other's as long as the source is held here; absent where nothing is kept.
    by_source: Option<HashMap<usize, (Arc<Source>, T)>>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Kept { by_source: Some(HashMap::new()) }
    }
}

impl<T> Kept<T> {
    /// For whoever asks but once: it keeps nothing.
    pub fn nothing() -> Self {
        Kept { by_source: None }
    }

    /// The same without what is known.
    #[must_use]
    pub fn emptied(&self) -> Self {
        Kept { by_source: self.by_source.as_ref().map(|_| HashMap::new()) }
    }
}

impl<T: Clone + Send + Sync> Kept<T> {
    /// What `make` makes of each source, by its place among them, in parallel and in their order. What it made
    /// of a source before is taken from there; what is asked for no more is forgotten.
    pub fn make(&mut self, sources: &[&Arc<Source>], make: impl Fn(usize) -> T + Sync) -> Vec<T> {
        let known = |source: &Arc<Source>| self.by_source.as_ref()?.get(&address(source));
        let one = |(place, source): (usize, &&Arc<Source>)| match known(source) {
            Some((_, made)) => made.clone(),
            None => make(place),
        };
        let made: Vec<T> = sources.par_iter().enumerate().with_max_len(AT_ONCE).map(one).collect();
        if let Some(by_source) = &mut self.by_source {
            let pair =
                |(source, made): (&&Arc<Source>, &T)| (address(source), (Arc::clone(source), made.clone()));
            *by_source = sources.iter().zip(&made).map(pair).collect();
        }
        made
    }
}

fn address(source: &Arc<Source>) -> usize {
    Arc::as_ptr(source).addr()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn only_what_is_new_is_made_and_what_has_gone_is_forgotten() {
        let source = |text: &str| Arc::new(Source::new("a.md", text));
        let (one, two, three) = (source("one"), source("two"), source("one"));
        let made = AtomicUsize::new(0);
        let mut kept = Kept::default();
        let mut of = |sources: &[&Arc<Source>]| {
            kept.make(sources, |place| {
                made.fetch_add(1, Ordering::Relaxed);
                sources[place].text().to_owned()
            })
        };
        assert_eq!(of(&[&one, &two]), ["one", "two"]);
        assert_eq!(of(&[&two, &one]), ["two", "one"]);
        assert_eq!(made.load(Ordering::Relaxed), 2);
        assert_eq!(of(&[&three, &two]), ["one", "two"], "the same text is not the same source");
        assert_eq!(made.load(Ordering::Relaxed), 3);
        assert_eq!(of(&[&one, &two]), ["one", "two"], "it had been forgotten");
        assert_eq!(made.load(Ordering::Relaxed), 4);
    }

    #[test]
    fn what_keeps_nothing_makes_everything_each_time() {
        let source = Arc::new(Source::new("a.md", "one"));
        let made = AtomicUsize::new(0);
        let mut kept = Kept::nothing();
        for _ in 0..2 {
            kept.make(&[&source], |_| made.fetch_add(1, Ordering::Relaxed));
            kept = kept.emptied();
        }
        assert_eq!(made.load(Ordering::Relaxed), 2);
    }
}
