//! Everything that users rely on, tested from outside.

mod classifier;
mod commands;
mod commands_on_pages;
mod golden;
mod journal;
mod json_schema;
mod verdicts;
mod follow_ups;
mod silence;
mod starting;
mod edited_letters;
mod letter_command;
mod people_and_fields;
mod properties;
mod for_programs;
mod for_shells;
mod redact;
mod recipients;
mod amend;
mod letter_checks;
mod drafts;
mod letters;
mod serve;
mod themes;
mod tidy;
mod writing_back;
