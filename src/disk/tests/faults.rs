//! Errors at every step of a replacement, and what others do to the note between them.

use super::*;
use crate::disk::note::in_steps;
use crate::disk::replace::Step;
use std::io::ErrorKind;

const NOTE: &str = "home/journal/note.md";

/// Every step, in the order in which a replacement takes them.
pub(super) const STEPS: [Step; 7] =
    [Step::Make, Step::Keep, Step::Write, Step::Flush, Step::Check, Step::Rename, Step::FlushFolder];

/// Replaces "a note" by "new", and lets `meddle` do something before the step `at`.
fn with(world: &World, at: Step, meddle: &mut dyn FnMut() -> io::Result<()>) -> Result<(), DiskError> {
    let mut hook = |step| if step == at { meddle() } else { Ok(()) };
    in_steps(&world.path(NOTE), b"a note", b"new", Editors::Respect, &mut hook)
}

fn names(world: &World) -> Vec<String> {
    let mut names = Vec::new();
    collect(&world.path("home/journal"), "", &mut names);
    names.sort();
    names
}

#[test]
fn the_steps_are_taken_in_their_order_each_once() {
    let world = World::new();
    let mut taken = Vec::new();
    let mut hook = |step| {
        taken.push(step);
        Ok(())
    };
    in_steps(&world.path(NOTE), b"a note", b"new", Editors::Respect, &mut hook).expect("it can be written");
    assert_eq!(taken, STEPS);
}

#[test]
fn an_error_at_any_step_leaves_the_note_as_it_was_and_nothing_beside_it() {
    let errors = [
        ErrorKind::StorageFull,
        ErrorKind::QuotaExceeded,
        ErrorKind::ReadOnlyFilesystem,
        ErrorKind::PermissionDenied,
        ErrorKind::Interrupted,
        ErrorKind::NotFound,
        ErrorKind::Other,
    ];
    for step in STEPS.into_iter().filter(|&step| step != Step::FlushFolder) {
        for error in errors {
            let world = World::new();
            let failed = with(&world, step, &mut || Err(error.into()));
            assert!(matches!(failed, Err(DiskError::NotReplaced { .. })), "{step:?}: {failed:?}");
            assert_eq!(world.text(NOTE).as_deref(), Some("a note"), "{step:?}");
            assert_eq!(names(&world), ["note.md"], "{step:?}");
        }
    }
}

#[test]
fn the_message_says_that_the_note_is_as_it_was() {
    let world = World::new();
    let full = || Err(io::Error::other("no space left on device"));
    let error = with(&world, Step::Write, &mut { full }).expect_err("it is told").to_string();
    let note = world.path(NOTE);
    assert_eq!(
        error,
        format!("cannot change `{}`: no space left on device; it is as it was", note.display())
    );
}

#[test]
fn a_folder_that_cannot_be_flushed_does_not_undo_what_is_done() {
    let world = World::new();
    with(&world, Step::FlushFolder, &mut || Err(ErrorKind::Other.into())).expect("it is done");
    assert_eq!(world.text(NOTE).as_deref(), Some("new"));
    assert_eq!(names(&world), ["note.md"]);
}

#[test]
fn what_another_writes_before_the_last_look_stays() {
    for step in &STEPS[..5] {
        for theirs in ["their words", "a note.", ""] {
            let world = World::new();
            let failed = with(&world, *step, &mut || fs::write(world.path(NOTE), theirs));
            assert!(matches!(failed, Err(DiskError::Changed(_))), "{step:?}: {failed:?}");
            assert_eq!(world.text(NOTE).as_deref(), Some(theirs));
            assert_eq!(names(&world), ["note.md"]);
        }
    }
}

#[test]
fn a_note_that_is_deleted_or_moved_meanwhile_does_not_come_back() {
    for step in &STEPS[..5] {
        let world = World::new();
        let failed = with(&world, *step, &mut || fs::rename(world.path(NOTE), world.path("home/moved.md")));
        assert!(matches!(failed, Err(DiskError::Changed(_))), "{step:?}: {failed:?}");
        assert_eq!((names(&world).len(), world.text("home/moved.md").as_deref()), (0, Some("a note")));
    }
}

#[test]
fn an_editor_that_opens_the_note_meanwhile_is_respected() {
    let world = World::new();
    let failed = with(&world, Step::Check, &mut || fs::write(world.path("home/journal/.note.md.swp"), ""));
    assert!(matches!(failed, Err(DiskError::OpenInEditor { .. })), "{failed:?}");
    assert_eq!(names(&world), [".note.md.swp", "note.md"]);
}

#[test]
fn a_folder_in_the_notes_place_is_left_there() {
    for (step, meant) in [(Step::Check, "NotAFile"), (Step::Rename, "NotReplaced")] {
        let world = World::new();
        let failed = with(&world, step, &mut || {
            fs::remove_file(world.path(NOTE))?;
            fs::create_dir_all(world.path(NOTE).join("inner"))
        });
        assert!(format!("{failed:?}").contains(meant), "{step:?}: {failed:?}");
        assert_eq!(names(&world), ["note.md/", "note.md/inner/"]);
    }
}

#[test]
fn a_temporary_file_that_somebody_takes_away_makes_an_error_and_no_empty_note() {
    let world = World::new();
    let failed = with(&world, Step::Rename, &mut || {
        let entries = fs::read_dir(world.path("home/journal"))?.flatten();
        let mut hidden =
            entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(".afterword-"));
        hidden.try_for_each(|entry| fs::remove_file(entry.path()))
    });
    assert!(matches!(failed, Err(DiskError::NotReplaced { .. })), "{failed:?}");
    assert_eq!(world.text(NOTE).as_deref(), Some("a note"));
}

#[cfg(unix)]
#[test]
fn a_link_that_is_led_elsewhere_meanwhile_is_a_change() {
    use std::os::unix::fs::symlink;
    let world = World::new();
    let link = world.path("home/link.md");
    symlink("journal/note.md", &link).expect("a link");
    world.put("home/copy.md", "a note");
    let mut hook = |step| match step {
        Step::Check => fs::remove_file(&link).and_then(|()| symlink("copy.md", &link)),
        _ => Ok(()),
    };
    let failed = in_steps(&link, b"a note", b"new", Editors::Respect, &mut hook);
    assert!(matches!(failed, Err(DiskError::Changed(_))), "{failed:?}");
    assert_eq!(
        (world.text(NOTE).as_deref(), world.text("home/copy.md").as_deref()),
        (Some("a note"), Some("a note"))
    );
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_a_private_note_while_it_is_replaced() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::new();
    fs::set_permissions(world.path(NOTE), fs::Permissions::from_mode(0o600)).expect("permissions");
    let mut modes = Vec::new();
    with(&world, Step::Write, &mut || {
        for entry in fs::read_dir(world.path("home/journal"))?.flatten() {
            modes.push(entry.metadata()?.permissions().mode() & 0o777);
        }
        Ok(())
    })
    .expect("it can be written");
    assert_eq!(modes, [0o600, 0o600], "the note and the temporary file, before anything is in it");
}
