//! Why a follow-up is there: the facts that brought it, each with its line.

use crate::journal::Journal;
use afterword::analysis::Analysis;
use afterword::plan::FollowUp;

const DEBRIEF: &str = "
    thank-you: interview on 2026-03-04 (line 2)
    debrief: `gaps` is not filled in; interview on 2026-03-04 (line 2)
    check-in: no word since 2026-03-04 (line 2)
    linkedin: interview on 2026-03-04 (line 2)";

const REPAIR: &str = "
    repair-note: gap blanked (line 4); interview on 2026-03-04 (line 2)
    thank-you: interview on 2026-03-04 (line 2)
    check-in: no word since 2026-03-04 (line 2)
    linkedin: interview on 2026-03-04 (line 2)
    linkedin: interview on 2026-03-04 (line 2)";

const NO_NAME: &str = "
    find-name: no interviewer is given; interview on 2026-03-04 (line 2)
    thank-you: interview on 2026-03-04 (line 2)
    check-in: no word since 2026-03-04 (line 2)";

const HALF_THE_NAMES: &str = "
    find-name: gap forgot-name (line 3); an interviewer's name is not known (line 4); interview on 2026-03-04 (line 2)
    thank-you: interview on 2026-03-04 (line 2)
    check-in: no word since 2026-03-04 (line 2)
    linkedin: interview on 2026-03-04 (line 2)";

const CALL: &str = "
    salvage-call: gap blanked (line 5); gap concern (line 5); a phone number is known (line 3); they like to be called (line 4); interview on 2026-03-04 (line 2)
    salvage-letter: gap blanked (line 5); gap concern (line 5); interview on 2026-03-04 (line 2)
    check-in: no word since 2026-03-04 (line 2)
    linkedin: interview on 2026-03-04 (line 2)";

const SILENCE: &str = "
    thank-you: interview on 2026-03-04 (line 2)
    check-in: they meant to decide by 2026-03-09 (line 5)
    check-in: no word since 2026-03-12 (line 6)
    move-on: 2 check-ins sent (line 6); no word since 2026-03-20 (line 6)
    linkedin: interview on 2026-03-04 (line 2)";

const A_NO: &str = "
    thank-you: interview on 2026-03-04 (line 2)
    after-no: rejected since 2026-03-04 (line 5)
    check-in: no word since 2026-03-04 (line 2)
    return: they said to try again from 2026-06-01 (line 6)
    linkedin: interview on 2026-03-04 (line 2)";

const AN_OFFER: &str = "
    offer-reply: offer since 2026-03-09 (line 5)
    give-answer: the offer is to be answered by 2026-03-20 (line 7)
    thank-you: interview on 2026-03-04 (line 2)
    check-in: no word since 2026-03-04 (line 2)
    linkedin: interview on 2026-03-04 (line 2)";

/// A note of 4 March.
fn note(fields: &str) -> Journal {
    Journal::with_fields(&format!("date: 2026-03-04\n{fields}"))
}

/// Every follow-up of the only note with its reasons, a line each.
fn reasons(analysis: &Analysis) -> String {
    let told = |it: &FollowUp| {
        let why: Vec<String> = it.why.iter().map(ToString::to_string).collect();
        format!("\n    {}: {}", analysis.play(it).name, why.join("; "))
    };
    analysis.plans[0].follow_ups.iter().map(told).collect()
}

#[test]
fn a_play_for_one_verdict_is_brought_by_the_facts_of_that_verdict() {
    let reasons_of = |fields: &str| reasons(&note(fields).on("2026-03-06"));
    assert_eq!(reasons_of("interviewer: Dana"), DEBRIEF);
    assert_eq!(reasons_of("interviewer: [Dana, Lee]\ngaps: [slip, blanked]"), REPAIR);
    let bow_out = "\n    bow-out: gap manager (line 4); interview on 2026-03-04 (line 2)";
    assert_eq!(reasons_of("interviewer: Dana\ngaps: [manager]"), bow_out);
    let before = reasons(&note("interviewer: Dana").on("2026-03-01"));
    assert_eq!(before, "\n    prepare: interview on 2026-03-04 (line 2)");
}

#[test]
fn what_makes_a_call_or_a_search_for_a_name_is_told() {
    let reasons_of = |fields: &str| reasons(&note(fields).on("2026-03-06"));
    assert_eq!(reasons_of("gaps: []"), NO_NAME);
    assert_eq!(reasons_of("gaps: [forgot-name]\ninterviewer: [Dana, unknown]"), HALF_THE_NAMES);
    assert_eq!(reasons_of("interviewer: Dana <+1 555 0100>\nprefers: phone\ngaps: [blanked, concern]"), CALL);
}

#[test]
fn news_and_silence_are_told_with_their_day() {
    let later =
        |fields: &str| reasons(&note(&format!("interviewer: Dana\ngaps: []\n{fields}")).on("2026-04-06"));
    assert_eq!(later("decide_by: 2026-03-09\nsent: [2026-03-12 check-in, 2026-03-20 check-in]"), SILENCE);
    assert_eq!(later("status: rejected\nreturn_on: 2026-06-01"), A_NO);
    assert_eq!(later("status: offer\nstatus_on: 2026-03-09\nanswer_by: 2026-03-20"), AN_OFFER);
}

#[test]
fn a_play_of_the_journals_own_applies_where_what_it_names_is_given() {
    let own = |name: &str, needs: &str| {
        let head = "title: Own\nwho: main\nopens: 0\ndue: 0\ncloses: +9d\nchannel: [email]";
        (format!("playbook/plays/{name}.md"), format!("---\n{head}\n{needs}\n---\nx\n"))
    };
    let files = [
        own("own-few", "anchor: decide_by\nverdict: [solid, let-go, repairable]"),
        own("own-gap", "anchor: interview\ngap_kind: [late]"),
        own("own-many", "anchor: interview\nverdict: [solid, worry, let-go, repairable]"),
        own("own-phone", "anchor: interview\nany_of: [prefers-phone]"),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let own_reasons = |fields: &str| {
        let fields = format!("interviewer: Dana\ndecide_by: 2026-03-12\n{fields}");
        let all = reasons(&note(&fields).with_playbook(&files).on("2026-03-06"));
        all.lines().map(str::trim).filter(|it| it.starts_with("own")).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(
        own_reasons("gaps: [late]"),
        "own-few: gap late (line 5); they meant to decide by 2026-03-12 (line 4)\n\
         own-gap: gap late (line 5); interview on 2026-03-04 (line 2)\n\
         own-many: gap late (line 5); interview on 2026-03-04 (line 2)"
    );
    assert_eq!(
        own_reasons("gaps: [slip]\nprefers: phone"),
        "own-few: gap slip (line 5); they meant to decide by 2026-03-12 (line 4)\n\
         own-many: interview on 2026-03-04 (line 2)\n\
         own-phone: they like to be called (line 6); interview on 2026-03-04 (line 2)"
    );
}
