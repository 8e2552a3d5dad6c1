//! What may be said to somebody else of what was noted for oneself.

use super::*;

const DANA: Addressee<'_> = Addressee { name: "Dana Whitfield", alone: true };
const KNOWN: Known<'_> = Known { names: &[], body: "" };

fn point(text: &str) -> String {
    let about = about(text, Told::Freely, DANA, KNOWN);
    about.point.or(about.question).unwrap_or_else(|| "nothing".to_owned())
}

fn asked(text: &str) -> String {
    about(text, Told::Freely, DANA, KNOWN).about.unwrap_or_else(|| "nothing".to_owned())
}

fn seen(text: &str) -> String {
    moment(text, DANA, KNOWN).unwrap_or_else(|| "nothing".to_owned())
}

fn said(text: &str) -> String {
    answer(text, KNOWN).map_or_else(|| "nothing".to_owned(), |answer| answer.sentences)
}

#[test]
fn a_night_is_a_moment_whatever_went_on_in_it() {
    assert_eq!(seen("the night the river gauges went silent"), "the night the river gauges went silent");
    assert_eq!(seen("the way they laughed about it"), "the way you laughed about it");
    assert_eq!(seen("the day was long"), "nothing");
    assert_eq!(seen("the night shift went silent"), "nothing");
}

#[test]
fn a_confession_gives_up_the_fact_in_it() {
    assert_eq!(point("Forgot to mention the payments migration I led"), "the payments migration I led");
    assert_eq!(
        point("Forgot to mention that I led the payments migration"),
        "that I led the payments migration"
    );
    assert_eq!(point("Led the payments migration"), "that I led the payments migration");
    assert_eq!(
        point("Should have mentioned my five years in retail banking."),
        "my five years in retail banking"
    );
    assert_eq!(point("The audit I led never came up"), "the audit I led");
    assert_eq!(point("I totally forgot to tell them about the app"), "the app");
    assert_eq!(point("I sold myself short on team leading"), "team leading");
    assert_eq!(point("wanted to tell her about my night shifts and didn't"), "my night shifts");
    assert_eq!(
        point("left out the wound-care course I finished in May"),
        "the wound-care course I finished in May"
    );
    assert_eq!(point("forgot to say that I know their software"), "that I know your software");
}

#[test]
fn a_question_is_named_without_the_silence_behind_it() {
    assert_eq!(asked("Blanked on the CAP theorem question"), "about the CAP theorem");
    assert_eq!(asked("Blanked out on how Raft elects a leader"), "how Raft elects a leader");
    assert_eq!(
        asked("Stumbled through my answer on why I am leaving Greyfield"),
        "why I am leaving Greyfield"
    );
    assert_eq!(asked("Rambled about Kafka"), "about Kafka");
    assert_eq!(asked("never asked what tools they use"), "what tools you use");
}

#[test]
fn what_happened_after_the_question_is_no_part_of_it() {
    assert_eq!(asked("they asked about salary and I said a number far too low (48k)"), "about salary");
    assert_eq!(asked("asked about the Acme deal, my answer went on for ever"), "about the Acme deal");
    assert_eq!(
        asked("they asked why I left after 6 months and I made it sound like I was sacked"),
        "why I left after 6 months"
    );
    assert_eq!(asked("asked about lunch and learn sessions"), "about lunch and learn sessions");
}

#[test]
fn a_question_written_out_is_one_with_or_without_its_mark() {
    let question = |text| about(text, Told::ByKind, DANA, KNOWN).question.unwrap_or_default();
    assert_eq!(
        question("How do you calculate a carboplatin dose?"),
        "How do you calculate a carboplatin dose?"
    );
    assert_eq!(
        question("they asked: how do you deal with angry customers"),
        "How do you deal with angry customers?"
    );
    assert_eq!(question("how many classes would I have"), "How many classes would I have?");
    assert_eq!(question("Why do you want to leave, they asked"), "Why do you want to leave?");
    assert_eq!(question("what's the ratio of pupils to staff?"), "What's the ratio of pupils to staff?");
    assert_eq!(question("how Raft elects a leader"), "");
    assert_eq!(question("what they would do on day one"), "");
}

#[test]
fn what_is_nothing_but_shame_is_never_lifted() {
    for text in [
        "froze completely",
        "realised afterwards I had not told them about Singapore",
        "Left the question about pension law unanswered",
        "long silence after the question on mutual funds",
        "My mind went blank when he asked for an example of leadership",
        "the discussion lost its way",
        "She had to rescue me",
        "",
    ] {
        assert_eq!(point(text), "nothing", "{text}");
    }
}

#[test]
fn a_doubt_is_taken_up_as_a_question() {
    let whether =
        |text| about(text, Told::ByKind, Addressee { name: "Ines Castellane", alone: true }, KNOWN).whether;
    let region = "Ines doubts that I have run anything in more than one region";
    assert_eq!(whether(region).as_deref(), Some("whether I have run anything in more than one region"));
    assert_eq!(
        whether("she wondered why I would want a step down").as_deref(),
        Some("why I would want a step down")
    );
    assert_eq!(whether("worried about my German").as_deref(), Some("about my German"));
    assert_eq!(
        whether("Ines worried that I have no ward experience").as_deref(),
        Some("whether I have enough ward experience")
    );
    assert_eq!(
        whether("They seemed worried I've only taught Key Stage 1").as_deref(),
        Some("whether it matters that I have only taught Key Stage 1")
    );
    assert_eq!(whether("Ines fears that I would not stay"), None);
    assert_eq!(whether("no SEN experience").as_deref(), Some("whether I have enough SEN experience"));
    assert_eq!(whether("they think I am overqualified").as_deref(), Some("whether I am overqualified"));
    assert_eq!(whether("lack of ward experience").as_deref(), Some("about my lack of ward experience"));
    assert_eq!(
        whether("They said I might be overqualified").as_deref(),
        Some("whether I might be overqualified")
    );
}

#[test]
fn a_prepared_question_is_asked_as_it_stands_unless_it_speaks_of_somebody() {
    assert_eq!(
        point("How do you test a closing before the real one?"),
        "How do you test a closing before the real one?"
    );
    assert_eq!(point("what would Dana want from me?"), "nothing");
    assert_eq!(point("how does she run her team?"), "nothing");
}

#[test]
fn a_moment_is_a_name_for_a_thing() {
    assert_eq!(seen("the story of moving the ledger off cron"), "the story of moving the ledger off cron");
    assert_eq!(seen("She told me about the outage of 2019!"), "what you told me about the outage of 2019");
    assert_eq!(seen("We talked about Kafka"), "our talk about Kafka");
    assert_eq!(seen("Dana's talk on cron"), "your talk on cron");
    assert_eq!(seen("Great discussion about sharding"), "our discussion about sharding");
    assert_eq!(seen("Loved the demo - so good"), "the demo");
    assert_eq!(seen("great canteen"), "the canteen");
    assert_eq!(
        seen("The migration checklist taped to the office fridge"),
        "the migration checklist taped to the office fridge"
    );
    assert_eq!(seen("the night shift you spent on a ward"), "the night shift you spent on a ward");
}

#[test]
fn her_story_is_your_story_but_the_florists_flowers_stay_hers() {
    assert_eq!(seen("her story about the fridge"), "your story about the fridge");
    assert_eq!(seen("their move to Kafka"), "your move to Kafka");
    assert_eq!(seen("the story of her first outage"), "the story of your first outage");
    let florist = "the shop owner who reads her payout at six every morning";
    assert_eq!(seen(florist), florist);
    let first_week = "the rule that nobody ships in their first week";
    assert_eq!(seen(first_week), first_week);
    let panel = Addressee { alone: false, ..DANA };
    assert_eq!(moment("her story about the fridge", panel, KNOWN), None);
}

#[test]
fn what_somebody_did_is_told_as_that_they_did_it() {
    assert_eq!(seen("Dana drove the last slam-door train"), "that you drove the last slam-door train");
    assert_eq!(seen("she let me shape a batch"), "that you let me shape a batch");
    assert_eq!(seen("he still does nights"), "nothing");
}

#[test]
fn a_moment_that_is_a_whole_sentence_is_left_to_its_writer() {
    for text in [
        "She laughed at my joke",
        "my vincristine story made him laugh",
        "it was really good",
        "I was nervous",
        "Dana is great",
        "the coffee was terrible",
        "",
    ] {
        assert_eq!(seen(text), "nothing", "{text}");
    }
}

#[test]
fn an_answer_becomes_sentences_and_gets_its_subject_back() {
    let cap = "under a partition you keep either consistency or availability";
    assert_eq!(said(cap), "Under a partition you keep either consistency or availability.");
    assert_eq!(
        said("moved 1.2 million accounts in eleven weeks"),
        "I moved 1.2 million accounts in eleven weeks."
    );
    assert_eq!(said("cached reads are stale"), "Cached reads are stale.");
    assert_eq!(said("first this. then that"), "First this. Then that.");
    assert_eq!(said("  "), "nothing");
}

#[test]
fn capitals_stay_where_a_name_or_an_acronym_stands() {
    let lower =
        |text| lowered(text, Known { names: &["Northwind".to_owned()], body: "we spoke of backfills" });
    assert_eq!(lower("The CAP theorem"), "the CAP theorem");
    assert_eq!(lower("CAP theorem"), "CAP theorem");
    assert_eq!(lower("Kafka in anger"), "Kafka in anger");
    assert_eq!(lower("Northwind's ledger"), "Northwind's ledger");
    assert_eq!(lower("Backfills at night"), "backfills at night");
    assert_eq!(lower("Building things"), "building things");
    assert_eq!(lower("I led it"), "I led it");
}

#[test]
fn strengths_stand_behind_a_colon_and_what_was_done_is_a_sentence() {
    let list =
        |all: &[&str]| strengths(&all.iter().map(|&text| text.to_owned()).collect::<Vec<_>>(), 3, KNOWN);
    for (all, told) in [
        (&["Postgres"] as &[&str], "Postgres"),
        (
            &["writing runbooks", "Postgres migrations", "calm on-call habits."],
            "writing runbooks, Postgres migrations and calm on-call habits",
        ),
        (&["writing runbooks that others use", "Postgres"], "Postgres and writing runbooks that others use"),
        (&["Led a team of six"], "I led a team of six"),
        (
            &["tills", "I run the chess club", "raised the pass rate from 61% to 78%"],
            "tills. I run the chess club. I raised the pass rate from 61% to 78%",
        ),
        (&["know Revit inside out", "i write fast"], "I know Revit inside out. I write fast"),
        (
            &["forklift licence", "IV certificate", "MSc in geology"],
            "a forklift licence, an IV certificate and an MSc in geology",
        ),
        (&["organised", "team player", "sales"], "sales. I am organised and a team player"),
        (&["C++20, embedded Linux"], "C++20 and embedded Linux"),
        (&["design systems; user research/facilitating"], "design systems, user research and facilitating"),
        (&["Section 47 enquiries", "fluent in Spanish"], "Section 47 enquiries. I am fluent in Spanish"),
        (&["never had a reject on x-ray", "A/B tests"], "A/B tests. I never had a reject on x-ray"),
        (&["Pilates instructor", "supervising students"], "Pilates instructor and supervising students"),
    ] {
        assert_eq!(list(all).as_deref(), Some(told), "{all:?}");
    }
    assert_eq!(
        list(&["stupid at sums", "tills"]).as_deref(),
        Some("tills and [what you bring: stupid at sums]")
    );
    assert_eq!(list(&[]), None);
}

#[test]
fn an_answer_is_what_the_writer_would_say_to_them_and_stays_word_for_word() {
    for (answer, told) in [
        ("happy to do them", "Happy to do them."),
        ("I trained her and she won", "I trained her and she won."),
        ("I know how to lift them safely", "I know how to lift them safely."),
        (
            "I took over his night rota so he could see his son",
            "I took over his night rota so he could see his son.",
        ),
        ("she taught me a lot", "She taught me a lot."),
        ("set up a panel of 400 users", "I set up a panel of 400 users."),
        ("Passed in May with 94%.", "I passed in May with 94%."),
    ] {
        assert_eq!(said(answer), told);
    }
}

#[test]
fn what_somebody_else_did_stays_theirs_or_with_its_writer() {
    let trainee = "the trainee and the day he flooded the lab";
    assert_eq!(seen(trainee), trainee);
    assert_eq!(seen("her daughter, who wants to be a vet like her"), "nothing");
    assert_eq!(seen("her daughter who wants to be a vet"), "your daughter who wants to be a vet");
}

#[test]
fn why_this_company_stands_behind_a_colon_or_alone() {
    let why = |text| match fit(text, DANA, Known { names: &["Northwind".to_owned()], body: "" }) {
        (Some(sentence), _) => sentence,
        (_, Some(thing)) => format!(": {thing}"),
        _ => "nothing".to_owned(),
    };
    for (text, told) in [
        ("the ward puts new starters with one buddy", ": the ward puts new starters with one buddy"),
        ("the work matters", ": the work matters"),
        ("your values match mine", ": your values match mine"),
        ("that the two partners still draw", ": the two partners still draw"),
        ("because I like working with small businesses", "I like working with small businesses."),
        ("love the product", "I love the product."),
        ("small team", ": a small team"),
        ("small enough team that a rep can talk to R&D", ": a small enough team that a rep can talk to R&D"),
        ("family business, 3 generations", ": a family business, 3 generations"),
        ("mission-driven", ": mission-driven"),
        (
            "what drew me to Northwind is that failures are published",
            "What drew me to Northwind is that failures are published.",
        ),
        ("Northwind still sends reporters to meetings", ": it still sends reporters to meetings"),
        ("they write things down before they build them", ": you write things down before you build them"),
        ("You promote from within.", ": you promote from within"),
    ] {
        assert_eq!(why(text), told, "{text}");
    }
}

#[test]
fn a_moment_needs_no_capital_and_gets_its_article_and_its_person() {
    for (text, told) in [
        ("Month-end close in four days", "the month-end close in four days"),
        ("The lobby piano which guests can play", "the lobby piano which guests can play"),
        ("caseloads capped at sixteen", "the caseloads capped at sixteen"),
        ("right to repair", "the right to repair"),
        ("home every weekend", "nothing"),
        ("Her thing about always calling first", "nothing"),
        ("the cider press, Joan's beehives", "the cider press and Joan's beehives"),
        ("we both hate the bus stop method", "that we both hate the bus stop method"),
        ("she teaches Year 7 every Friday", "that you teach Year 7 every Friday"),
        ("Dana promotes pickers, not MBAs", "that you promote pickers, not MBAs"),
        ("Dana has a wall of bug reports", "that you have a wall of bug reports"),
        ("Dana once ran a whole show alone", "that you once ran a whole show alone"),
        ("knows my old foreman", "that you know my old foreman"),
        ("the rust vs. c++ argument #fun", "the rust vs. c++ argument"),
        ("podcast that only covers one street", "the podcast that only covers one street"),
    ] {
        assert_eq!(seen(text), told, "{text}");
    }
}

#[test]
fn a_doubt_said_aloud_is_lifted_and_turned_round() {
    let whether = |text| about(text, Told::AsDoubt, DANA, KNOWN).whether.unwrap_or_default();
    assert_eq!(
        whether("He said he was worried that I've never run a trial on my own"),
        "whether I have ever run a trial on my own"
    );
    assert_eq!(
        whether("whether I can manage people older than me"),
        "whether I can manage people older than me"
    );
    assert_eq!(whether("wondered whether I was overqualified"), "whether I am overqualified");
}
