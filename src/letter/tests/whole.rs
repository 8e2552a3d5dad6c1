//! Letters in full: each should be one that you would send.

use super::fixture::{CONFIG, journal, letter, letters, whole};

fn check(note: &str, play: &str, expected: &str) {
    let written = whole(&letter(note, play));
    assert_eq!(written.trim(), expected.trim());
}

const FACTS: &str = "company: Northwind\nrole: Platform Engineer\ninterviewer: Dana Whitfield\nhighlights:\n  - \"Dana: the story of moving the ledger off cron\"\nstrengths:\n  - event-driven payment systems\n  - writing runbooks that others use\nfit: I like that Northwind writes its post-mortems for the whole company\nwant: yes\nprefers: email";

#[test]
fn a_thank_you_with_everything_known() {
    check(
        &format!("{FACTS}\ngaps: []"),
        "thank-you",
        r"
Subject: Thank you for your time on Wednesday

Dear Dana,

Thank you for your time on Wednesday; I will remember the story of moving the ledger off cron.

What I would bring to the Platform Engineer role: event-driven payment systems and writing runbooks that others use. I like that Northwind writes its post-mortems for the whole company.

I would be glad to talk further.

Best wishes,
Sam Rivera
",
    );
}

#[test]
fn a_thank_you_of_the_four_fields_leaves_two_blanks() {
    check(
        "interviewer: Dana Whitfield\nmood: good\ngaps: []",
        "thank-you",
        r"
Dear Dana,

Thank you for your time on Wednesday; I will remember [a moment from your talk with Dana].

What I would bring: [two or three strengths that fit the job].

I would be glad to talk further.

Best wishes,
Sam Rivera
",
    );
}

#[test]
fn a_repair_note_tells_the_fact_and_never_the_confession() {
    let gap = "gaps:\n  - unmentioned: Forgot to mention that I led the payments migration -> moved 1.2 million accounts in eleven weeks, and no settlement run failed";
    check(
        &format!("{FACTS}\n{gap}"),
        "repair-note",
        r"
Subject: Thank you for your time on Wednesday

Dear Dana,

Thank you for your time on Wednesday; I will remember the story of moving the ledger off cron.

One thing I should have mentioned is that I led the payments migration. I moved 1.2 million accounts in eleven weeks, and no settlement run failed.

What I would bring to the Platform Engineer role: event-driven payment systems and writing runbooks that others use. I like that Northwind writes its post-mortems for the whole company.

I would be glad to talk further.

Best wishes,
Sam Rivera
",
    );
}

#[test]
fn a_repair_note_without_an_answer_leaves_a_blank_with_the_words_as_its_hint() {
    check(
        "interviewer: Dana Whitfield\ngaps:\n  - blanked: just froze, so stupid",
        "repair-note",
        r"
Subject: Wednesday, and the answer I owe you

Dear Dana,

Thank you for your time on Wednesday.

You asked about [the question: just froze, so stupid], and I owe you an answer. [The answer, in two sentences.]

I would be glad to talk further.

Best wishes,
Sam Rivera
",
    );
}

#[test]
fn questions_not_asked_are_asked_two_at_most() {
    let gaps = "gaps:\n  - unasked: How do you test a closing?\n  - unasked: Who is on call?\n  - unasked: Where do you eat?";
    check(
        &format!("{FACTS}\n{gaps}"),
        "repair-note",
        r"
Subject: Thank you for your time on Wednesday

Dear Dana,

Thank you for your time on Wednesday; I will remember the story of moving the ledger off cron.

There is one question I did not get to. How do you test a closing? And a second, if I may. Who is on call?

What I would bring to the Platform Engineer role: event-driven payment systems and writing runbooks that others use. I like that Northwind writes its post-mortems for the whole company.

I would be glad to talk further.

Best wishes,
Sam Rivera
",
    );
}

#[test]
fn two_apologies_are_one() {
    let gaps = "gaps:\n  - late: the train\n  - misspoke: my joke about cron";
    check(
        &format!("{FACTS}\n{gaps}"),
        "repair-note",
        r"
Subject: Thank you for your time on Wednesday

Dear Dana,

Thank you for your time on Wednesday; I will remember the story of moving the ledger off cron.

Thank you for waiting; I am sorry that I came late.

What I would bring to the Platform Engineer role: event-driven payment systems and writing runbooks that others use. I like that Northwind writes its post-mortems for the whole company.

I would be glad to talk further.

Best wishes,
Sam Rivera
",
    );
}

#[test]
fn a_salvage_letter_has_the_weightiest_first_and_no_word_of_what_is_let_go() {
    let gaps = "gaps:\n  - slip: spilled my tea\n  - unmentioned: the idempotency keys on refunds -> duplicate refunds went from forty a week to none\n  - concern: Dana doubts that I have run more than one region -> ran the payments API in two regions for three years";
    check(
        &format!("{FACTS}\n{gaps}"),
        "salvage-letter",
        r"
Subject: After our conversation on Wednesday

Dear Dana,

Thank you for your time on Wednesday; I will remember the story of moving the ledger off cron. I came away wanting the role, so I would like to add to what I said.

You wondered whether I have run more than one region, and that is a fair question. I ran the payments API in two regions for three years. Nor did I mention the idempotency keys on refunds. Duplicate refunds went from forty a week to none.

What I would bring to the Platform Engineer role: event-driven payment systems and writing runbooks that others use. I like that Northwind writes its post-mortems for the whole company.

If a short call would help, I will gladly make time for it. My number is +1 555 0100.

Best wishes,
Sam Rivera
",
    );
}

#[test]
fn a_salvage_call_is_a_script_with_a_voice_mail() {
    let gaps = "gaps:\n  - concern: Dana doubts that I have run more than one region -> ran the payments API in two regions for three years";
    check(
        &format!("{FACTS}\n{gaps}"),
        "salvage-call",
        r"
Opening: Hello Dana, this is Sam Rivera; we spoke on Wednesday about the Platform Engineer role. There is one thing I would like to add, if you have a few minutes.

The point: You wondered whether I have run more than one region, and that is a fair question. I ran the payments API in two regions for three years.

Evidence: That is why I believe I would be of use to Northwind. What I would bring: event-driven payment systems and writing runbooks that others use.

Close: That is all I wanted you to have. Is there anything else you would like to hear from me? Thank you for your time.

Voice mail: Hello Dana, this is Sam Rivera, about the Platform Engineer role. Thank you for Wednesday. There is one answer I would like to complete, and it takes three minutes. My number is +1 555 0100. I will send it by e-mail too, so ring back only if you would rather talk. Thank you.
",
    );
}

#[test]
fn bowing_out_names_nobody_as_the_reason() {
    check(
        &format!("{}\ngaps:\n  - manager: Dana shouts", FACTS.replace("want: yes", "want: no")),
        "bow-out",
        r"
Subject: Thank you, and my decision (Platform Engineer)

Dear Dana,

Thank you for your time on Wednesday; I will remember the story of moving the ledger off cron.

I was impressed by Northwind, and I have decided that this position is not the right one for me.

I hope that you find the right person soon, and that our paths cross again.

Best wishes,
Sam Rivera
",
    );
}

#[test]
fn bowing_out_without_a_gap_still_has_its_sentence() {
    check(
        "company: Northwind\ninterviewer: Dana Whitfield\nwant: no\nprefers: email",
        "bow-out",
        r"
Subject: Thank you, and my decision

Dear Dana,

Thank you for your time on Wednesday.

After some thought, I have decided that this is not the right position for me, so please withdraw my application.

I hope that you find the right person soon, and that our paths cross again.

Best wishes,
Sam Rivera
",
    );
}

#[test]
fn after_a_no_nothing_is_argued_and_no_reason_asked_for() {
    check(
        &format!("{FACTS}\ngaps: []\nstatus: rejected\nstatus_on: 2026-03-06"),
        "after-no",
        r"
Subject: Thank you for letting me know

Dear Dana,

Thank you for letting me know, and for the time you gave me; I will remember the story of moving the ledger off cron. I was sorry to hear it, and I enjoyed getting to know Northwind.

If another opening comes up that fits, I would be glad if you kept me in mind. If you have a word of advice for my next interview, I would take it gladly.

Best wishes,
Sam Rivera
",
    );
}

#[test]
fn an_offer_is_thanked_for_with_the_day_of_the_answer() {
    check(
        &format!("{FACTS}\ngaps: []\nstatus: offer\nstatus_on: 2026-03-06\nanswer_by: 2026-03-13"),
        "offer-reply",
        r"
Subject: Thank you for the offer (Platform Engineer)

Dear Dana,

Thank you for the offer of the Platform Engineer role; I was very glad to receive it.

I would like to think it over properly, and you will have my answer by 13 March. If anything comes up before then, I am easy to reach on +1 555 0100.

Best wishes,
Sam Rivera
",
    );
}

#[test]
fn coming_back_leaves_what_is_new_to_its_writer() {
    check(
        &format!("{FACTS}\ngaps: []\nstatus: closed\nreturn_on: 2026-04-06"),
        "return",
        r"
Subject: As you suggested (Platform Engineer)

Dear Dana,

When we last spoke, you suggested that I write again in April.

Since then, there is one thing to add: [what is new since 4 March].

I would still like to work at Northwind. Is there an opening I could apply for?

Best wishes,
Sam Rivera
",
    );
}

#[test]
fn the_first_and_the_second_check_in_differ() {
    check(
        &format!("{FACTS}\ngaps: []"),
        "check-in",
        r"
Subject: Thank you, and the timing (Platform Engineer)

Dear Dana,

Thank you for your time on 4 March. I remain interested in the Platform Engineer role. When do you expect to know more?

Best wishes,
Sam Rivera
",
    );
    let note = format!("---\ndate: 2026-03-04\n{FACTS}\ngaps: []\nsent:\n  - 2026-03-11 check-in\n---\n");
    let analysis = journal(&[("a/a.md", &note)], CONFIG, "2026-03-20");
    let second = whole(letters(&analysis, "check-in")[0]);
    assert_eq!(second.trim(), r"
Subject: Still interested (Platform Engineer)

Dear Dana,

A short line to say that my interest in the Platform Engineer role has not changed. Do you have a new date in mind? If it takes longer, that is fine too.

Kind regards,
Sam Rivera
".trim());
}

#[test]
fn what_nobody_would_send_any_more_is_not_written() {
    let note = format!("---\ndate: 2026-03-04\n{FACTS}\ngaps: []\nsent:\n  - 2026-03-05 thank-you\n---\n");
    assert!(letters(&journal(&[("a/a.md", &note)], CONFIG, "2026-03-06"), "thank-you").is_empty());
    let late = format!("---\ndate: 2026-03-04\n{FACTS}\ngaps: []\n---\n");
    assert!(letters(&journal(&[("a/a.md", &late)], CONFIG, "2026-03-20"), "thank-you").is_empty());
}

#[test]
fn a_name_is_asked_for_on_the_phone() {
    check(
        "company: Northwind\nrole: Platform Engineer\ninterviewer: unknown, head of data\ngaps: []",
        "find-name",
        r"
Opening: Hello, this is Sam Rivera. I had an interview on Wednesday for the Platform Engineer role, and I wonder whether you can help me with a name.

The point: I would like to send a thank-you note to the head of data, and I want to get it right. Could you tell me the name and how it is spelt?

If they need to look: It was on 4 March.

Close: Is there an e-mail address I may write to? Thank you, that is a great help.
",
    );
}

#[test]
fn a_later_round_gets_two_sentences() {
    let round = |day: &str| format!("---\ndate: {day}\n{FACTS}\ngaps: []\n---\n");
    let files = [("a/1.md", &*round("2026-02-10")), ("a/2.md", &*round("2026-03-04"))];
    let analysis = journal(&files, CONFIG, "2026-03-05");
    let second = whole(letters(&analysis, "thank-you")[0]);
    assert_eq!(second.trim(), r"
Subject: Thank you for Wednesday

Dear Dana,

Thank you for your time on Wednesday; I will remember the story of moving the ledger off cron. The more I learn about the work, the more I would like to do it.

Best wishes,
Sam Rivera
".trim());
}

#[test]
fn a_linkedin_request_is_two_hundred_characters_at_most() {
    let long = "the very long story of how the ledger moved from one cron job to two and then to three and how each of them watched the others until nobody knew which of them was the first";
    let note = format!(
        "role: Senior Principal Platform Engineer\ninterviewer: Maximiliana Whitfield\ngaps: []\nhighlights:\n  - {long}"
    );
    let request = letter(&note, "linkedin");
    assert!(request.body.chars().count() <= 200, "{}", request.body);
    assert_eq!(request.subject, None);
    check(
        &note,
        "linkedin",
        r"
Dear Maximiliana, thank you again for Wednesday and our talk about the Senior Principal Platform Engineer role. I would be glad to connect. Sam Rivera
",
    );
}

#[test]
fn the_recruiter_is_thanked_for_what_the_recruiter_did() {
    let note = "company: Northwind\ninterviewer: unknown\nrecruiter: Priya Nair\nhighlights: [the loud radiator]\ngaps: []";
    let expected = "Subject: Thank you, and the timing\n\nDear Priya,\n\nThank you for arranging the interview on 4 March. I remain interested in the role. When do you expect to know more?\n\nBest wishes,\nSam Rivera";
    check(note, "check-in", expected);
}
