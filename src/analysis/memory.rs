//! What is known of single notes from an earlier time.

use crate::assess::Assessment;
use crate::date::Date;
use crate::diagnostic::Diagnostic;
use crate::journal::Readings;
use crate::letter;
use crate::playbook::{self, Playbook};
use crate::text::{Kept, Source};
use std::sync::{Arc, OnceLock};

/// What is known of single notes from an earlier time, for whoever analyses the same journal again and again.
/// With it or without it an analysis is the same; with it, only files that were read anew are thought about anew.
#[derive(Debug, Default)]
pub struct Memory {
    pub(super) shelf: Shelf,
    pub(super) readings: Readings,
    assessments: Kept<Guarded<Assessment>>,
    /// What an assessment rests on beside its note.
    grounds: Option<(Vec<Arc<Source>>, Date)>,
}

/// The playbook that was read last, with the files it was read from.
#[derive(Debug, Default)]
pub(super) struct Shelf(Option<(Vec<Arc<Source>>, Arc<Book>)>);

impl Shelf {
    /// The playbook, read anew only where it is another one.
    pub(super) fn book(&mut self, own: &[Arc<Source>]) -> Arc<Book> {
        match &self.0 {
            Some((sources, book)) if sources == own => Arc::clone(book),
            _ => {
                let book = Arc::new(Book::read(own));
                self.0 = Some((own.to_vec(), Arc::clone(&book)));
                book
            }
        }
    }
}

/// What a piece of work on one note gave, or that we broke off.
pub(super) type Guarded<T> = Result<T, Box<Diagnostic>>;

/// A playbook with its letters.
#[derive(Debug)]
pub(super) struct Book {
    pub(super) playbook: Arc<Playbook>,
    /// What is wrong with it.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Compiled when they are first asked for.
    letters: OnceLock<(letter::Templates, Vec<Diagnostic>)>,
    is_the_users: bool,
}

impl Book {
    fn read(own: &[Arc<Source>]) -> Self {
        let (playbook, diagnostics) = playbook::read(own);
        Book {
            playbook: Arc::new(playbook),
            diagnostics,
            letters: OnceLock::new(),
            is_the_users: !own.is_empty(),
        }
    }

    /// Whether any file of it is the user's own.
    pub(super) fn is_the_users(&self) -> bool {
        self.is_the_users
    }

    /// The letters, and what is wrong with them.
    pub(super) fn letters(&self) -> &(letter::Templates, Vec<Diagnostic>) {
        self.letters.get_or_init(|| letter::Templates::compile(&self.playbook))
    }
}

impl Memory {
    /// For whoever analyses a journal once: it holds nothing, and so takes no room.
    pub(super) fn none() -> Self {
        Memory { readings: Kept::nothing(), assessments: Kept::nothing(), ..Memory::default() }
    }

    /// The assessments that still hold with this playbook on this day.
    pub(super) fn assessments(
        &mut self,
        playbook: &[Arc<Source>],
        as_of: Date,
    ) -> &mut Kept<Guarded<Assessment>> {
        let grounds = Some((playbook.to_vec(), as_of));
        if self.grounds != grounds {
            self.grounds = grounds;
            self.assessments = self.assessments.emptied();
        }
        &mut self.assessments
    }
}
