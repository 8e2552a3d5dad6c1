//! Pictures stay within their bounds, keep to words where there is little to see, and are bearable in size.

use super::*;
use crate::date::{Date, Style};
use crate::patterns::{Answers, Punctuality, Reached};
use crate::report::Theme;
use crate::report::tests::page_of;
use proptest::prelude::*;
use std::sync::LazyLock;

/// Notes of one mood each, every so many days from 1 January 2020 on; each third has the gap.
fn patterns_page((notes, every): (usize, usize), gap: &str) -> String {
    let moods = ["great", "bad", "okay", "shaky", "good"];
    let first = Date::new(2020, 1, 1).expect("a day");
    let note = |number: usize| {
        let date = first.plus_days(i32::try_from(number * every).expect("few"));
        let (mood, gaps) = (moods[number % moods.len()], if number.is_multiple_of(3) { gap } else { "" });
        (format!("c{number}/1.md"), format!("{date}\ninterviewer: A\nmood: {mood}\ngaps: [{gaps}]\n---\n"))
    };
    let notes: Vec<(String, String)> = (0..notes).map(note).collect();
    let notes: Vec<(&str, &str)> = notes.iter().map(|(path, rest)| (path.as_str(), rest.as_str())).collect();
    page_of("patterns.html", &notes)
}

/// The numbers behind an attribute of a page's rectangles of pictures.
fn numbers(page: &str, attribute: &str) -> Vec<usize> {
    let rectangles =
        page.split("<rect class=\"fill-").skip(1).map(|rest| rest.split('>').next().unwrap_or_default());
    let opening = format!(" {attribute}=\"");
    let value = |rectangle: &str| rectangle.split_once(opening.as_str())?.1.split('"').next()?.parse().ok();
    rectangles.filter_map(value).collect()
}

static THEME: LazyLock<Theme> = LazyLock::new(Theme::built_in);

proptest! {
    #[test]
    fn parts_touch_and_never_reach_beyond_the_length(parts in prop::collection::vec(0..100_000usize, 0..9), more in 0..1_000usize, length in 0..500usize) {
        let whole = parts.iter().sum::<usize>() + more;
        let mut end = 0;
        for (from, piece) in cuts(&parts, whole, length) {
            prop_assert_eq!(from, end);
            end += piece;
        }
        prop_assert!(end <= length, "{} of {}", end, length);
    }

    #[test]
    fn no_column_and_no_bar_leaves_its_plot(days in prop::collection::vec(0..400i32, 0..60), silent in 0..90usize, rounds in prop::collection::vec(0..90usize, 0..40)) {
        let done = Punctuality { in_time: silent, late: days.len(), undone: 3 };
        let mut left = rounds.clone();
        left.sort_unstable_by(|a, b| b.cmp(a));
        let reached: Vec<Reached> = left.iter().map(|n| Reached { went_on: n / 2, open: n - n / 2, ended: 0 }).collect();
        let words = THEME.words(Date::new(2026, 3, 6).expect("a day"), Style::DayMonth);
        let columns = [super::days(&days, words), business_weeks(&Answers { days, silent }, words)];
        let shares = [super::rounds(&reached, left.first().map_or(0, |n| n / 2), words), punctuality(done, words)];
        let json = serde_json::to_value((columns, shares)).expect("views are data").to_string();
        for piece in json.split("\"piece\":{").skip(1).chain(json.split("{\"x\":").skip(1)) {
            let number = |name: &str| -> Option<usize> {
                piece.split_once(name)?.1.split([',', '}']).next()?.parse().ok()
            };
            let Some((width, y)) = number("\"width\":").zip(number("\"y\":")) else { continue };
            let x = number("\"x\":").unwrap_or_default();
            prop_assert!(x + width <= 320, "{}", piece);
            prop_assert!(y + number("\"height\":").unwrap_or_default() <= 300, "{}", piece);
        }
    }
}

#[test]
fn a_few_interviews_are_told_in_words_and_five_are_drawn() {
    let four = patterns_page((4, 1), "");
    assert!(!four.contains("<figure"), "{four}");
    assert!(four.contains("From five on there are pictures."), "{four}");
    assert!(four.contains("Two interviews felt shaky or bad; both did no damage."), "{four}");
    let five = patterns_page((5, 1), "");
    assert!(five.contains("<figure class=\"picture course\">") && !five.contains("From five on"), "{five}");
    assert!(!five.contains("id=\"thanks-title\""), "nothing was sent, so there is nothing to draw");
}

#[test]
fn every_picture_has_a_title_a_description_and_its_table() {
    let page = patterns_page((30, 1), "\"blanked: joins\"");
    let pictures = page.matches("role=\"img\"").count();
    assert!(pictures > 0);
    for id in page.split("aria-labelledby=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        for id in id.split(' ') {
            assert_eq!(page.matches(&format!(" id=\"{id}\"")).count(), 1, "{id}");
        }
    }
    assert_eq!(page.matches("</desc>").count(), pictures);
    assert_eq!(
        page.matches("</figure>\n<details class=\"fold\"><summary>As a table</summary>").count(),
        pictures
    );
}

#[test]
fn the_course_stays_within_its_picture_however_long_it_is() {
    for notes in [(5, 1), (40, 1), (41, 1), (60, 5), (60, 20), (41, 40)] {
        let page = patterns_page(notes, "\"blanked: a\", \"blanked: b\"");
        let (x, width) = (numbers(&page, "x"), numbers(&page, "width"));
        assert!(x.len() > 3 && x.iter().zip(&width).all(|(x, width)| x + width <= 480), "{notes:?}: {x:?}");
        let (y, height) = (numbers(&page, "y"), numbers(&page, "height"));
        assert!(y.iter().zip(&height).all(|(y, height)| y + height <= 240), "{notes:?}: {y:?}");
        assert!(page.len() < 40_000, "{notes:?}: {}", page.len());
    }
    assert!(patterns_page((60, 5), "").contains("Interviews by the week"));
    assert!(patterns_page((60, 20), "").contains("Interviews by the month"));
    assert!(patterns_page((41, 40), "").contains("Interviews by the year"));
}

#[test]
fn hostile_words_in_kinds_and_topics_stay_words() {
    let page = patterns_page((9, 1), "\"blanked: <script>Zap</script> '><img src=x>\"");
    assert!(page.contains("<q>"), "{page}");
    assert!(!page.contains("<img") && page.matches("<script").count() == 1, "{page}");
}
