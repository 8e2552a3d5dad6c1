//! The questions of a note's body that were prepared and not asked.

use super::{Question, Written};
use crate::markdown;

/// The unticked tasks under a heading about questions, in a body that begins `offset` bytes into its source.
pub(super) fn read(body: &str, offset: usize) -> Vec<Question> {
    // Most bodies have no such task, and need not be read as Markdown to see that.
    if !markdown::has_task_below(body, "question") {
        return Vec::new();
    }
    let open = markdown::outline(body, offset).tasks.into_iter().filter(|task| {
        !task.ticked && task.headings.iter().any(|heading| heading.to_lowercase().contains("question"))
    });
    let mut questions: Vec<_> = open.map(|task| Written::new(task.text, task.span)).collect();
    // They are collected in the room that all tasks took.
    questions.shrink_to_fit();
    questions
}
