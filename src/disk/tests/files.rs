//! Single files that are not notes: written to what is no file, made by several at once, compared.

use super::*;
use std::sync::Barrier;
use std::thread;

#[test]
fn of_several_that_make_the_same_file_at_once_one_does_and_the_others_are_told() {
    let world = World::new();
    let path = world.path("home/journal/northwind/new.md");
    let begin = Barrier::new(8);
    let make = |text: String| {
        begin.wait();
        create_file(&path, text.as_bytes()).map(|()| text)
    };
    let made: Vec<Result<String, DiskError>> = thread::scope(|scope| {
        let writers: Vec<_> =
            (0..8).map(|number| scope.spawn(move || make(format!("by {number}")))).collect();
        writers.into_iter().map(|writer| writer.join().expect("it comes back")).collect()
    });
    let (made, told): (Vec<_>, Vec<_>) = made.into_iter().partition(Result::is_ok);
    let made: Vec<String> = made.into_iter().flatten().collect();
    assert_eq!(made.len(), 1);
    assert!(told.iter().all(|it| matches!(it, Err(DiskError::Exists(_)))), "{told:?}");
    assert_eq!(world.text("home/journal/northwind/new.md"), made.first().cloned());
}

#[test]
fn a_file_holds_its_own_bytes_and_no_others() {
    let world = World::new();
    let note = world.path("home/journal/note.md");
    let held = [b"a note".as_slice(), b"a not", b"a notE", b""].map(|bytes| holds(&note, bytes));
    assert_eq!(held, [true, false, false, false]);
    assert!(!holds(&world.path("home/nowhere.md"), b""));
}

#[cfg(unix)]
#[test]
fn what_is_written_to_a_pipe_goes_through_it() {
    use std::os::unix::fs::FileTypeExt;
    use std::process::Command;
    use std::sync::mpsc;

    let world = World::new();
    let pipe = world.path("home/pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    let (heard, hear) = mpsc::channel();
    let reader = pipe.clone();
    // Not waited for: where nothing is written to the pipe, it would never come back.
    thread::spawn(move || heard.send(fs::read(reader)));
    write_file(&pipe, b"words").expect("it can be written");
    let words = hear.recv_timeout(Duration::from_secs(10)).expect("something comes");
    assert_eq!(words.expect("words"), b"words");
    assert!(fs::symlink_metadata(&pipe).expect("it is there").file_type().is_fifo());
}
