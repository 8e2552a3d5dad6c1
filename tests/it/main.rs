//! Everything that users rely on, tested from outside.

mod classifier;
mod commands;
mod commands_on_pages;
mod dates;
mod gaps;
mod golden;
mod journal;
mod json_schema;
mod verdicts;
mod follow_ups;
mod silence;
mod sizes;
mod starting;
mod edited_letters;
mod hostile_notes;
mod letter_command;
#[cfg(unix)]
mod odd_files;
mod odd_texts;
mod people_and_fields;
mod properties;
mod for_programs;
mod for_shells;
mod redact;
mod reproducible;
mod reasons;
mod recipients;
mod agenda;
mod amend;
mod letter_checks;
mod drafts;
mod letters;
mod serve;
mod supply;
mod themes;
mod terminal;
mod tidy;
mod trial;
#[cfg(unix)]
mod under_fire;
mod wording;
mod writing_back;
