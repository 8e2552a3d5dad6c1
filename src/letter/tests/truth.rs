//! A letter never says what the note does not: letters with the playbook's own gap kinds, from fields of all sorts.

use super::fixture::{CONFIG, built_in, letters, whole};
use crate::letter::Letter;

const WARD: &str = "company: Riverside\nrole: Lead Pharmacist, Aseptic Services\ninterviewer: Dr. Tomasz Wilk\nstrengths: [six years in oncology, IV certificate]\nprefers: email";

/// The first letter of a play for one note with these fields, read the day after.
fn with(fields: &str, play: &str) -> Letter {
    let note = format!("---\ndate: 2026-03-04\n{WARD}\n{fields}\n---\n");
    let analysis = built_in(&[("riverside/a.md", &note)], CONFIG, "2026-03-05");
    letters(&analysis, play).first().map_or_else(Letter::default, |letter| (*letter).clone())
}

/// The paragraph of a repair note that mends this gap.
fn mended(gap: &str) -> String {
    let letter = with(&format!("gaps:\n  - \"{gap}\""), "repair-note");
    letter.body.split("\n\n").nth(2).unwrap_or_default().to_owned()
}

#[test]
fn a_guess_that_its_words_do_not_plainly_hold_leaves_a_blank() {
    for gap in [
        "I asked about pay too early",
        "Mixed up the carboplatin dose formula and said the wrong GFR cap",
        "I think I sounded desperate",
        "they asked why I left after 6 months and I made it sound like I was sacked",
        "cried when they asked about my mother",
        "I lied a bit about my independent prescribing course",
    ] {
        let sentence = mended(gap);
        assert!(sentence.contains('['), "{sentence}");
        assert!(!sentence.contains("ask about pay") && !sentence.contains("sorry"), "{sentence}");
    }
}

#[test]
fn a_guess_that_its_words_plainly_hold_is_said() {
    assert_eq!(mended("was ten minutes late"), "I am sorry that I came late, and thank you for waiting.");
    assert_eq!(
        mended("made a joke about lawyers that fell flat"),
        "I am sorry for how I spoke at one point on Wednesday; I would do it differently now."
    );
    assert!(
        mended("didn't ask about weekend on-call")
            .starts_with("I would still like to ask you about weekend on-call.")
    );
}

#[test]
fn an_explicit_kind_is_the_users_word() {
    assert_eq!(mended("late: the bus"), "I am sorry that I came late, and thank you for waiting.");
    assert_eq!(mended("disruption: Phone cut out"), "It was kind of you to bear with the interruption.");
}

#[test]
fn a_wrong_fact_is_put_right_by_its_answer() {
    let formula = "dose = AUC x (GFR + 25), GFR capped at 125";
    assert_eq!(
        mended(&format!("misspoke: said it wrong -> {formula}")),
        "I am sorry for how I spoke at one point on Wednesday, and would like to put it right. Dose = AUC x (GFR + 25), GFR capped at 125."
    );
    assert_eq!(
        mended(&format!("weak-answer: How do you calculate a carboplatin dose? -> {formula}")),
        "I would like to answer one of your questions again, \"How do you calculate a carboplatin dose?\" Dose = AUC x (GFR + 25), GFR capped at 125."
    );
}

#[test]
fn of_a_question_only_its_topic_is_told_never_the_confession() {
    assert_eq!(
        mended("weak-answer: they asked about pensions and I said a number far too low (48k)"),
        "I would like to answer you again on pensions. [The better answer, in a sentence or two.]"
    );
}

#[test]
fn homework_that_nobody_says_was_done_is_not_claimed() {
    assert_eq!(
        mended("unprepared: forgot my certificates"),
        "There is one thing about Riverside that I would like to come back to: [something specific that you know about them by now, and why it speaks to you]."
    );
    assert_eq!(
        mended("unprepared: forgot my certificates -> copies of all three are attached"),
        "There is one thing I would like to add: copies of all three are attached."
    );
}

#[test]
fn an_answer_about_somebody_else_stays_about_them() {
    let safeguarding =
        "blanked: How do you safeguard a child who discloses? -> I write it down in their words";
    assert!(mended(safeguarding).ends_with("I write it down in their words."), "{}", mended(safeguarding));
}

#[test]
fn the_name_before_a_colon_or_a_dash_is_no_part_of_it() {
    let gap = "Tomasz: Rambled when they asked how I handle conflict";
    assert!(!mended(gap).contains("Tomasz"), "{}", mended(gap));
    let story = "gaps: []\nhighlights: [\"Tomasz: my vincristine story made him laugh\"]";
    assert_eq!(
        with(story, "thank-you").blanks,
        ["a moment from your talk: my vincristine story made him laugh"]
    );
    let board = with("gaps: []\nhighlights: [Tomasz - the empty bed board]", "thank-you");
    assert!(board.body.contains("will remember the empty bed board."), "{}", board.body);
}

#[test]
fn the_same_question_is_not_asked_twice() {
    let gaps = "gaps:\n  - didn't ask about weekend on-call\n  - \"unasked: Who covers the weekend chemo?\"\n  - \"unasked: holiday rota\"";
    let letter = with(gaps, "repair-note");
    let asked = letter.body.split("\n\n").nth(2).unwrap_or_default();
    assert_eq!(
        asked,
        "May I ask you something that I did not get to: Who covers the weekend chemo? I would also like to know about the holiday rota. A short answer is plenty."
    );
}

#[test]
fn strengths_are_said_once() {
    let letter = with("gaps: [\"first-impression: wore the wrong badge\"]", "repair-note");
    assert_eq!(letter.body.matches("six years in oncology").count(), 1, "{}", letter.body);
    assert!(!letter.body.contains("badge"), "{}", letter.body);
}

#[test]
fn a_bow_out_to_somebody_with_a_title() {
    let expected = r"
Subject: Thank you, and my decision (Lead Pharmacist, Aseptic Services)

Dear Dr. Wilk,

Thank you for your time on Wednesday.

After some thought, I have come to see that this role is not the one for me, so please withdraw my application. I would be glad to hear of other openings.

I hope that you find the right person soon, and that our paths cross again.

Best wishes,
Sam Rivera
";
    assert_eq!(whole(&with("gaps: [\"job: the nights\"]", "bow-out")).trim(), expected.trim());
}

#[test]
fn several_questions_are_answered_in_one_letter() {
    let gaps = "gaps:\n  - \"weak-answer: How do you plan a round? -> I start with the sickest\"\n  - \"blanked: How do you mark a syringe? -> drug, dose, time and my initials\"\nfit: I like that the ward teaches its own";
    let expected = r#"
Subject: Thank you, and one addition

Dear Dr. Wilk,

Thank you for your time on Wednesday. I would like to add to what I said.

I would like to answer one of your questions again, "How do you plan a round?" I start with the sickest. You asked, "How do you mark a syringe?" The answer I should have given: drug, dose, time and my initials.

What I would bring to the Lead Pharmacist role: an IV certificate and six years in oncology. I like that the ward teaches its own.

If a short call would help, I will gladly make time for it. My number is +1 555 0100.

Best wishes,
Sam Rivera
"#;
    assert_eq!(whole(&with(gaps, "salvage-letter")).trim(), expected.trim());
}

#[test]
fn a_fact_with_its_figure_needs_no_blank_and_a_scrap_of_one_joins_its_sentence() {
    assert_eq!(
        mended("unmentioned: closed 1.2m in new business last year"),
        "One thing I should have mentioned is that I closed 1.2m in new business last year."
    );
    assert_eq!(
        mended("unmentioned: led the night team -> twelve people for two years"),
        "One thing I should have mentioned is that I led the night team: twelve people for two years."
    );
}

#[test]
fn a_check_in_by_phone_that_brings_the_thanks_is_a_call() {
    let note = format!(
        "---\ndate: 2026-03-04\n{}\ngaps: []\nprefers: phone\n---\n",
        WARD.replace("\nprefers: email", "")
    );
    let analysis = built_in(&[("riverside/a.md", &note)], CONFIG, "2026-03-12");
    let script = &letters(&analysis, "check-in")[0].body;
    assert!(script.starts_with("Opening: Hello Dr. Wilk, this is Sam Rivera"), "{script}");
    assert!(script.contains("First of all, thank you for your time."), "{script}");
}

#[test]
fn a_longer_letter_of_a_later_round_is_shorter() {
    let round = |day: &str, gaps: &str| format!("---\ndate: {day}\n{WARD}\ngaps: {gaps}\n---\n");
    let (first, second) =
        (round("2026-02-04", "[]"), round("2026-03-04", "[\"concern: no ward experience\"]"));
    let files = [("riverside/1.md", &*first), ("riverside/2.md", &*second)];
    let analysis = built_in(&files, CONFIG, "2026-03-05");
    let letter = &letters(&analysis, "salvage-letter")[0].body;
    assert!(!letter.contains("What I would bring"), "{letter}");
    assert!(letter.contains("You wondered whether I have enough ward experience"), "{letter}");
}

#[test]
fn a_fact_that_can_be_told_comes_before_a_blank() {
    let gaps =
        "gaps:\n  - \"unmentioned: something\"\n  - \"unmentioned: \"\n  - \"unmentioned: led six nurses\"";
    let body = with(gaps, "salvage-letter").body;
    let (fact, blank) = (body.find("I led six nurses"), body.find("[what you left out"));
    assert!(fact < blank || blank.is_none(), "{body}");
}

#[test]
fn nothing_more_is_promised_where_nothing_is_left() {
    let facts = "unmentioned: led six nurses -> I wrote the rota for two years and nobody worked three weekends in a row";
    let gaps = |last: &str| {
        format!("gaps:\n  - \"{facts}\"\n  - \"unmentioned: \"\n  - \"unmentioned: \"\n  - \"{last}\"")
    };
    let body = with(&gaps("unmentioned: "), "salvage-letter").body;
    assert!(body.contains("If a short call would help"), "{body}");
}

#[test]
fn who_leaves_the_company_alone_does_not_ask_for_its_other_openings() {
    for gap in ["manager: shouts", "job: the nights"] {
        assert!(with(&format!("gaps: [\"{gap}\"]"), "bow-out").body.contains("opening"), "{gap}");
        let both = with(&format!("gaps: [\"{gap}\", \"company: in chaos\"]"), "bow-out").body;
        assert!(!both.contains("opening") && both.contains("withdraw my application"), "{both}");
    }
}

#[test]
fn an_answer_to_what_has_no_kind_stands_with_its_topic() {
    assert_eq!(
        mended("unclear: what to do when a patient kicks off -> I'd stay calm and give them space"),
        "Let me add one thing on what to do when a patient kicks off: I'd stay calm and give them space."
    );
    assert_eq!(
        mended("unclear: the moment after lunch, awful -> it depends on the dose"),
        "Let me add one thing on [the topic: the moment after lunch, awful]: it depends on the dose."
    );
    assert_eq!(
        mended("unclear: the pay talk went strange -> my range is 52 to 58 thousand"),
        "Let me add one thing: my range is 52 to 58 thousand."
    );
}

#[test]
fn an_answer_that_says_again_what_it_is_about_is_said_once() {
    assert_eq!(
        mended("unmentioned: the forklift trainer thing -> I'm a certified forklift trainer"),
        "One thing I should have mentioned is that I'm a certified forklift trainer."
    );
}

#[test]
fn no_gap_a_mood_and_talk_of_pay_are_not_taken_up() {
    for gap in ["none really", "too nervous", "my English was bad", "weak-answer: said too low a salary"] {
        let letter = with(&format!("gaps:\n  - \"{gap}\""), "repair-note");
        assert!(letter.blanks.is_empty() && !letter.body.contains("salary"), "{}", letter.body);
    }
}

#[test]
fn a_figure_in_brackets_is_the_fact() {
    assert_eq!(
        mended("unmentioned: the ward newsletter (12k readers)"),
        "One thing I should have mentioned is the ward newsletter: 12k readers."
    );
    assert_eq!(
        mended("unmentioned: the dosing paper (cited in parliament twice)"),
        "One thing I should have mentioned is the dosing paper, cited in parliament twice."
    );
}

#[test]
fn two_questions_about_different_things_are_both_asked() {
    let gaps = "gaps:\n  - \"unasked: Do schools pay?\"\n  - \"unasked: How many school visits do you do in a year?\"";
    let body = with(gaps, "repair-note").body;
    assert!(body.contains("Do schools pay?") && body.contains("How many school visits"), "{body}");
}

#[test]
fn the_name_of_somebody_who_was_not_there_stays_in_the_note() {
    let letter = with("gaps: []\nhighlights: [\"Nigel (CFO): loves golf\"]", "thank-you");
    assert_eq!(letter.blanks, ["a moment from your talk: Nigel (CFO): loves golf"]);
    let letter = with("gaps: []\nhighlights: [\"Nigel: golf\", \"Wilk: the bed board\"]", "thank-you");
    assert!(letter.body.contains("the bed board") && !letter.body.contains("Nigel"), "{}", letter.body);
}

#[test]
fn a_request_to_connect_leaves_a_whole_sentence_blank_where_no_moment_is_known() {
    assert_eq!(
        with("gaps: []", "linkedin").body,
        "Dear Dr. Wilk, thank you again for Wednesday. [One sentence about a moment of your talk.] I would be glad to connect. Sam Rivera"
    );
}

#[test]
fn why_this_company_is_told_as_it_was_written() {
    let told = |fit: &str| {
        let body = with(&format!("gaps: []\nfit: \"{fit}\""), "thank-you").body;
        body.split("What I like about Riverside: ")
            .nth(1)
            .and_then(|rest| rest.lines().next())
            .unwrap_or_default()
            .to_owned()
    };
    assert_eq!(told("the ward publishes its falls data"), "the ward publishes its falls data.");
    assert_eq!(told("because of the vaccine line"), "the vaccine line.");
    assert_eq!(told("Riverside trains its own porters"), "it trains its own porters.");
    assert_eq!(told("every shift starts with a huddle"), "every shift starts with a huddle.");
    assert_eq!(told("no agency staff"), "no agency staff.");
    assert_eq!(told("it still sends somebody to every meeting"), "it still sends somebody to every meeting.");
    assert_eq!(told("associates run their own clinics"), "associates run their own clinics.");
    assert_eq!(told("great benefits"), "great benefits.");
}

#[test]
fn a_doubt_takes_the_answer_that_stands_with_another_gap_about_the_same() {
    let gaps = "gaps:\n  - \"concern: they worried about my career break\"\n  - \"weak-answer: the career break -> I kept my registration and did two courses\"";
    let body = with(gaps, "salvage-letter").body;
    assert!(body.contains("You wondered about my career break, and that is a fair question. I kept my registration and did two courses."), "{body}");
    assert_eq!(body.matches("career break").count(), 1, "{body}");
    assert!(!body.contains("a day or two"), "{body}");
}
