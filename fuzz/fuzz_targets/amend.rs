//! Any wish on any note: it is refused, or done in one line and every other byte is as it was.
#![no_main]

use afterword::amend::{Amended, Outcome, Wish, amend};
use afterword::date::Date;
use afterword::note::{Channel, Status};
use afterword::text::Source;
use arbitrary::{Arbitrary, Unstructured};
use libfuzzer_sys::fuzz_target;

#[derive(Debug)]
struct Input<'a> {
    text: &'a str,
    wish: Wish,
}

impl<'a> Arbitrary<'a> for Input<'a> {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> arbitrary::Result<Self> {
        let wish = wish(bytes)?;
        let rest = Unstructured::new(bytes.bytes(bytes.len())?);
        Ok(Input { text: <&str>::arbitrary_take_rest(rest)?, wish })
    }
}

fn wish(bytes: &mut Unstructured<'_>) -> arbitrary::Result<Wish> {
    let on =
        Date::new(2026, bytes.int_in_range(1..=12)?, bytes.int_in_range(1..=28)?).expect("a day of 2026");
    let play = bytes.choose(&["thank-you", "repair-note", "check-in"])?.to_string();
    let to = bytes.choose(&[None, Some("Dana"), Some("Dana Whitfield")])?.map(str::to_owned);
    let by = *bytes.choose(&[None, Some(Channel::Email), Some(Channel::Phone)])?;
    let some: Option<Box<str>> = bytes.arbitrary()?;
    let words = some.map(String::from);
    Ok(match bytes.int_in_range(0..=4)? {
        0 => Wish::Sent { on, play, to, by, words },
        1 => Wish::Heard { on, words: words.unwrap_or_default() },
        2 => Wish::Status { status: *bytes.choose(Status::ALL)?, on },
        3 => Wish::Skip { play, to, reason: words },
        _ => Wish::Snooze { play, to, until: on, reason: words },
    })
}

fuzz_target!(|input: Input<'_>| {
    let source = Source::new("northwind/a.md", input.text);
    match amend(&source, &input.wish) {
        Err(refused) => assert!(!refused.is_empty()),
        Ok(Outcome::AlreadySo { line }) => assert!(line >= 1),
        Ok(Outcome::Amended(amended)) => check(&source, &input.wish, &amended),
    }
});

fn check(old: &Source, wish: &Wish, new: &Amended) {
    assert_eq!(new.undone(), old.text());
    assert!(new.splices.len() <= 2, "{:?}", new.splices);
    for splice in &new.splices {
        assert_eq!(old.text()[splice.at..].get(..splice.removed.len()), Some(&*splice.removed));
        assert!(splice.removed.trim_end_matches(['\r', '\n']).lines().count() <= 1, "{splice:?}");
    }
    let again = amend(&Source::new(old.path(), new.text.as_str()), wish);
    assert_eq!(again, Ok(Outcome::AlreadySo { line: new.line }));
}
