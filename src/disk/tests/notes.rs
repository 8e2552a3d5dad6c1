//! What a note's replacement keeps, and when it is refused.

use super::*;
use crate::discover;
use proptest::prelude::*;
use std::thread;

const NOTE: &str = "home/journal/note.md";

/// Replaces the note by `new` where it is still "a note", and gives the error's words with `~` for the root.
fn replaced(world: &World, name: &str, new: &str, editors: Editors) -> Result<(), String> {
    let root = world.root.path().to_string_lossy().into_owned();
    let result = replace_note(&world.path(name), b"a note", new.as_bytes(), editors);
    result.map_err(|error| error.to_string().replace(&root, "~"))
}

fn journal_names(world: &World) -> Vec<String> {
    let entries = fs::read_dir(world.path("home/journal")).expect("a folder").flatten();
    let mut names: Vec<_> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_note_is_read_and_replaced_as_a_whole() {
    let world = World::new();
    assert_eq!(read_note(&world.path(NOTE)).expect("a note"), b"a note");
    assert_eq!(replaced(&world, NOTE, "longer than before\r\n", Editors::Respect), Ok(()));
    assert_eq!(world.text(NOTE).as_deref(), Some("longer than before\r\n"));
    assert_eq!(journal_names(&world), ["note.md"]);
}

#[test]
fn a_note_that_is_right_already_is_not_touched() {
    let world = World::new();
    let old = SystemTime::now() - Duration::from_secs(3_600);
    let note = fs::File::options().write(true).open(world.path(NOTE)).expect("a note");
    note.set_modified(old).expect("a time");
    assert_eq!(replaced(&world, NOTE, "a note", Editors::Respect), Ok(()));
    assert_eq!(fs::metadata(world.path(NOTE)).and_then(|note| note.modified()).ok(), Some(old));
}

#[test]
fn a_note_that_has_changed_or_is_gone_is_left_so() {
    let world = World::new();
    let why = "`~/home/journal/note.md` has changed since it was read, and was left as it is; try again";
    for now in ["a note ", "a notE", "", "a note\n"] {
        world.put(NOTE, now);
        assert_eq!(replaced(&world, NOTE, "new", Editors::Ignore), Err(why.to_owned()));
        assert_eq!(world.text(NOTE).as_deref(), Some(now));
    }
    fs::remove_file(world.path(NOTE)).expect("it is there");
    assert_eq!(replaced(&world, NOTE, "new", Editors::Ignore), Err(why.to_owned()));
    assert!(journal_names(&world).is_empty());
}

#[test]
fn what_is_no_note_is_not_read() {
    let world = World::new();
    let file = fs::File::create(world.path("home/large.md")).expect("a file");
    file.set_len(discover::LARGEST + 1).expect("a sparse file");
    for (name, why) in [
        ("home/journal", "`~/home/journal` is not a file"),
        ("home/journal/..", "`~/home/journal/..` is not a file"),
        ("home/none.md", "there is no file `~/home/none.md`"),
        ("home/nowhere/none.md", "there is no file `~/home/nowhere/none.md`"),
        ("home/large.md", "`~/home/large.md` is over 16 MiB, too large for a note"),
    ] {
        let root = world.root.path().to_string_lossy().into_owned();
        let error = read_note(&world.path(name)).expect_err(name).to_string();
        assert_eq!(error.replace(&root, "~"), why);
    }
    file.set_len(discover::LARGEST).expect("a sparse file");
    assert_eq!(
        read_note(&world.path("home/large.md")).map(|bytes| bytes.len() as u64).ok(),
        Some(discover::LARGEST)
    );
    assert!(replaced(&world, "home/journal", "new", Editors::Ignore).is_err());
}

#[test]
fn a_note_that_is_open_in_an_editor_is_left_alone_unless_that_is_ignored() {
    for (note, swap) in [
        ("note.md", ".note.md.swp"),
        ("note.md", ".note.md.swo"),
        ("note.md", ".note.md.swn"),
        ("note.md", ".note.md.swa"),
        (".note.md", ".note.md.swp"),
        (".note.md", "..note.md.swp"),
        ("note.md", ".#note.md"),
        ("note.md", "#note.md#"),
        ("note.md", ".~lock.note.md#"),
        ("note.md", ".note.md.kate-swp"),
        (".note.md", ".note.md.kate-swp"),
        ("Ürün notu.md", ".Ürün notu.md.swp"),
    ] {
        let world = World::new();
        let (note, swap) = (format!("home/journal/{note}"), format!("home/journal/{swap}"));
        world.put(&note, "a note");
        world.put(&swap, "");
        let why = format!(
            "`~/{note}` seems to be open in an editor, since there is `~/{swap}`, and was left as it is; \
             save and close it there, or use `--force` if it is open no more"
        );
        assert_eq!(replaced(&world, &note, "new", Editors::Respect), Err(why));
        assert_eq!(world.text(&note).as_deref(), Some("a note"));
        assert_eq!(replaced(&world, &note, "new", Editors::Ignore), Ok(()));
        assert_eq!((world.text(&note).as_deref(), world.text(&swap).as_deref()), (Some("new"), Some("")));
    }
}

#[test]
fn another_notes_swap_file_is_no_reason_to_refuse() {
    let world = World::new();
    for other in [".other.md.swp", ".note.md.swz", ".note.md.swpx", ".note.swp", "note.md.swp", "note.md~"] {
        world.put(&format!("home/journal/{other}"), "");
    }
    assert_eq!(replaced(&world, NOTE, "new", Editors::Respect), Ok(()));
}

#[test]
fn what_a_killed_run_left_is_no_note_and_goes_with_the_next_replacement() {
    let world = World::new();
    world.put("home/journal/.afterword-part-a1B2c3", "---\nmood: bad\n---\n");
    let others = [
        ".afterword-a1B2c3",
        ".afterword-manifest.jso",
        ".afterword-part-",
        ".afterword-part-a1B2c3.md",
        ".afterword-part-a1B-c3",
        "afterword-part-a1B2c3",
    ];
    for other in others {
        world.put(&format!("home/journal/{other}"), "mine");
    }
    fs::create_dir(world.path("home/journal/.afterword-part-folder")).expect("a folder");
    let found = discover::journal(&world.path("home/journal"), &discover::Options::default());
    let notes: Vec<_> = found.expect("a journal").files.into_iter().map(|file| file.path).collect();
    assert_eq!(notes, ["note.md"]);
    assert_eq!(replaced(&world, NOTE, "new", Editors::Respect), Ok(()));
    let mut left = others.to_vec();
    left.extend([".afterword-part-folder", "note.md"]);
    left.sort_unstable();
    assert_eq!(journal_names(&world), left);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_bytes_a_note_has_it_is_replaced_if_and_only_if_they_are_those_that_were_read(
        there in proptest::collection::vec(0..3_u8, 0..4),
        read in proptest::collection::vec(0..3_u8, 0..4),
        new in proptest::collection::vec(any::<u8>(), 0..5_000),
    ) {
        let world = World::new();
        let note = world.path(NOTE);
        for read in [&read, &there] {
            fs::write(&note, &there).expect("a note");
            let result = replace_note(&note, read, &new, Editors::Respect);
            prop_assert_eq!(result.is_ok(), *read == there);
            prop_assert_eq!(&fs::read(&note).expect("a note"), if *read == there { &new } else { &there });
        }
    }
}

/// Adds a line to the note, trying again for as long as others change it meanwhile.
pub(super) fn append(note: &Path, line: &str) {
    loop {
        let read = read_note(note).expect("a note");
        let new = [&read, line.as_bytes(), b"\n"].concat();
        match replace_note(note, &read, &new, Editors::Respect) {
            Ok(()) => return,
            Err(DiskError::Changed(_)) => {}
            Err(error) => panic!("{error}"),
        }
    }
}

#[test]
fn no_line_is_lost_between_eight_writers() {
    let world = World::new();
    world.put(NOTE, "");
    let note = &world.path(NOTE);
    thread::scope(|scope| {
        for writer in 0..8 {
            scope.spawn(move || (0..5).for_each(|line| append(note, &format!("{writer}.{line}"))));
        }
    });
    let text = world.text(NOTE).expect("a note");
    let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
    lines.sort();
    let all: Vec<_> = (0..8).flat_map(|writer| (0..5).map(move |line| format!("{writer}.{line}"))).collect();
    assert_eq!(lines, all);
    assert_eq!(journal_names(&world), ["note.md"]);
}

#[test]
fn a_new_file_waits_for_nobody_and_leaves_nothing() {
    let world = World::new();
    world.put("home/journal/.afterword-part-a1B2c3", "left by a killed run");
    create_file(&world.path("home/journal/new.md"), b"new").expect("it can be written");
    assert_eq!(journal_names(&world), ["new.md", "note.md"]);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, chown, symlink};
    use std::process::Command;

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("permissions");
    }

    /// Whether permissions mean nothing to us, as to root.
    fn may_everything(closed: &Path) -> bool {
        fs::write(closed.join("probe"), "").and_then(|()| fs::remove_file(closed.join("probe"))).is_ok()
    }

    #[test]
    fn a_replaced_note_keeps_its_permissions() {
        for mode in [0o600, 0o640, 0o644, 0o664, 0o755, 0o200 | 0o400] {
            let world = World::new();
            set_mode(&world.path(NOTE), mode);
            assert_eq!(replaced(&world, NOTE, "new", Editors::Respect), Ok(()));
            let now = fs::metadata(world.path(NOTE)).expect("a note").permissions().mode();
            assert_eq!(now & 0o7777, mode, "{mode:o}");
        }
    }

    #[test]
    fn a_replaced_note_keeps_its_owner_where_we_may_give_it_away() {
        use std::os::unix::fs::MetadataExt;
        let world = World::new();
        if chown(world.path(NOTE), Some(12_345), Some(12_346)).is_err() {
            return; // only root may
        }
        assert_eq!(replaced(&world, NOTE, "new", Editors::Respect), Ok(()));
        let now = fs::metadata(world.path(NOTE)).expect("a note");
        assert_eq!((now.uid(), now.gid()), (12_345, 12_346));
    }

    #[test]
    fn a_read_only_note_is_left_as_it_is() {
        let world = World::new();
        set_mode(&world.path(NOTE), 0o444);
        let why = "`~/home/journal/note.md` is read-only, and was left as it is; \
                   make it writable first if it is to be changed";
        assert_eq!(replaced(&world, NOTE, "new", Editors::Ignore), Err(why.to_owned()));
        assert_eq!(world.text(NOTE).as_deref(), Some("a note"));
    }

    #[test]
    fn a_folder_that_takes_no_file_is_told() {
        let world = World::new();
        let journal = world.path("home/journal");
        set_mode(&journal, 0o555);
        let result = replaced(&world, NOTE, "new", Editors::Respect);
        let is_root = may_everything(&journal);
        set_mode(&journal, 0o755);
        if is_root {
            return;
        }
        let why = "`~/home/journal/note.md` was left as it is, since a note is changed by way of a new file \
                   beside it, and its folder is closed to you; make the folder writable first";
        assert_eq!(result, Err(why.to_owned()));
        assert_eq!(journal_names(&world), ["note.md"]);
        assert_eq!(world.text(NOTE).as_deref(), Some("a note"));
    }

    #[test]
    fn a_note_with_another_name_is_left_as_it_is_under_both() {
        let world = World::new();
        fs::hard_link(world.path(NOTE), world.path("home/other.md")).expect("a hard link");
        let why = "`~/home/journal/note.md` is the same file under several names (hard links), of which the \
                   others would keep the old text, so it was left as it is; change it in an editor, or make the \
                   others symbolic links";
        assert_eq!(replaced(&world, NOTE, "new", Editors::Ignore), Err(why.to_owned()));
        assert_eq!(world.text("home/other.md").as_deref(), Some("a note"));
    }

    #[test]
    fn a_link_to_a_note_elsewhere_stays_a_link_and_the_note_is_replaced() {
        let world = World::new();
        fs::create_dir(world.path("home/links")).expect("a folder");
        symlink("../journal/note.md", world.path("home/links/a.md")).expect("a link");
        symlink("a.md", world.path("home/links/b.md")).expect("a link to a link");
        assert_eq!(replaced(&world, "home/links/b.md", "new", Editors::Respect), Ok(()));
        assert_eq!(world.text(NOTE).as_deref(), Some("new"));
        assert!(world.path("home/links/a.md").is_symlink() && world.path("home/links/b.md").is_symlink());
        assert_eq!(fs::read_dir(world.path("home/links")).expect("a folder").count(), 2);
        assert_eq!(journal_names(&world), ["note.md"]);
    }

    #[test]
    fn a_swap_file_counts_beside_the_link_and_beside_the_note() {
        for swap in ["home/links/.a.md.swp", "home/journal/.note.md.swp"] {
            let world = World::new();
            fs::create_dir(world.path("home/links")).expect("a folder");
            symlink(world.path(NOTE), world.path("home/links/a.md")).expect("a link");
            world.put(swap, "");
            let error = replaced(&world, "home/links/a.md", "new", Editors::Respect).expect_err(swap);
            assert!(error.contains(swap.rsplit('/').next().expect("a name")), "{error}");
            assert_eq!(world.text(NOTE).as_deref(), Some("a note"));
        }
    }

    #[test]
    fn a_lock_of_emacs_is_a_link_that_leads_nowhere_and_counts() {
        let world = World::new();
        symlink("sam@host.4711:1700000000", world.path("home/journal/.#note.md")).expect("a link");
        assert!(replaced(&world, NOTE, "new", Editors::Respect).is_err());
        assert_eq!(replaced(&world, NOTE, "new", Editors::Ignore), Ok(()));
        assert!(world.path("home/journal/.#note.md").is_symlink());
    }

    #[test]
    fn links_that_lead_nowhere_or_in_a_circle_and_pipes_are_told_at_once() {
        let world = World::new();
        symlink("nothing.md", world.path("home/dead.md")).expect("a link");
        symlink("b.md", world.path("home/a.md")).expect("a link");
        symlink("a.md", world.path("home/b.md")).expect("a link");
        let pipe = world.path("home/pipe.md");
        assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
        symlink(&pipe, world.path("home/to-pipe.md")).expect("a link");
        let dead = read_note(&world.path("home/dead.md"));
        assert!(matches!(dead, Err(DiskError::DeadLink(_))), "{dead:?}");
        let circle = read_note(&world.path("home/a.md"));
        assert!(matches!(circle, Err(DiskError::Unreadable { .. })), "{circle:?}");
        for name in ["home/pipe.md", "home/to-pipe.md"] {
            let pipe = read_note(&world.path(name));
            assert!(matches!(pipe, Err(DiskError::NotAFile(_))), "{pipe:?}");
        }
        for name in ["home/dead.md", "home/a.md", "home/pipe.md", "home/to-pipe.md"] {
            assert!(replaced(&world, name, "new", Editors::Ignore).is_err(), "{name}");
        }
        assert!(!world.path("home/nothing.md").exists());
    }
}
