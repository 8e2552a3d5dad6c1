//! A status and its day, set in place.

use super::*;

fn check(before: &str, after: &str) {
    for (above, below) in [("mood: good\n", ""), ("", "# own\nmood: good\ntags: [a]\n")] {
        let [before, after] = [before, after].map(|fields| format!("\n{above}{fields}{below}"));
        check_yaml(&before, &rejected(), &after);
    }
}

#[test]
fn both_values_are_replaced_where_they_stand() {
    check(
        "status: waiting # so far\nrole: x\nstatus_on:   2026-03-04T14:00\n",
        "status: rejected # so far\nrole: x\nstatus_on:   2026-03-10\n",
    );
    check(
        "Status On: '2026-03-04'\nresult: \"Waiting\"\n",
        "Status On: '2026-03-10'\nresult: \"Rejected\"\n",
    );
    check(
        "status: [waiting]\nstatus_on:\n  - 2026-03-04\n",
        "status: [rejected]\nstatus_on:\n  - 2026-03-10\n",
    );
    check("status: what\nstatus_on: soon\n", "status: rejected\nstatus_on: 2026-03-10\n");
    check("status:\n  waiting\nstatus_on:\n", "status:\n  rejected\nstatus_on: 2026-03-10\n");
    check("status: |\n  waiting\nstatus_on: # when?\n", "status: rejected\nstatus_on: 2026-03-10 # when?\n");
    check("status: ~\nstatus_on: []\n", "status: rejected\nstatus_on: 2026-03-10\n");
    check("status: \"[[Waiting]]\"\nstatus_on: TBD\n", "status: \"rejected\"\nstatus_on: 2026-03-10\n");
}

#[test]
fn a_value_that_is_right_already_keeps_its_bytes() {
    check("status: Not selected\nstatus_on: 2026-03-09\n", "status: Not selected\nstatus_on: 2026-03-10\n");
    check("status: waiting\nstatus_on: \"2026-03-10\"\n", "status: rejected\nstatus_on: \"2026-03-10\"\n");
    check("outcome: no # x\n", "outcome: no # x\nstatus_on: 2026-03-10\n");
    let both = "---\nmood: good\nstatus: declined\nstatus_on: 2026-03-10 14:00\n---\n";
    assert_eq!(amended(both, &rejected()), "already so in line 3");
}

#[test]
fn what_is_absent_comes_beside_the_other() {
    check("status: waiting # x\nrole: y\n", "status: rejected # x\nstatus_on: 2026-03-10\nrole: y\n");
    check("role: y\nstatus_on: 2026-03-04\n", "role: y\nstatus: rejected\nstatus_on: 2026-03-10\n");
    check("status: >\n  waiting\nrole: y\n", "status: rejected\nstatus_on: 2026-03-10\nrole: y\n");
    let new = |before: &str, after: &str| check_yaml(before, &rejected(), &format!("{before}{after}"));
    new("\nmood: good\n", "status: rejected\nstatus_on: 2026-03-10\n");
    new("\n mood: good\n", " status: rejected\n status_on: 2026-03-10\n");
}

#[test]
fn a_value_of_several_lines_is_left_alone() {
    for value in ["2027-0\n  two", "|\n  waiting\n  since Monday", "\"waiting\n  since Monday\""] {
        for field in ["status", "status_on"] {
            let text = format!("---\nmood: good\n{field}: {value}\n---\n");
            let refused = amended(&text, &rejected());
            assert!(refused.contains("error[not-amended]"), "{text}{refused}");
        }
    }
}

#[test]
fn setting_it_back_gives_the_bytes_as_they_were() {
    for text in [
        "---\nmood: good\nstatus: waiting\nstatus_on: 2026-03-04\n---\n",
        "---\r\nresult: 'Waiting' # x\r\nmood: good\r\nStatus-On: \"2026-03-04\"\r\n---",
        "---\nmood: good\nSTATUS: WAITING\nSTATUS_ON: 2026-03-04\n---\n",
        "+++\nmood = 'good'\nstatus_on = 2026-03-04\nstatus = '''Waiting'''\n+++\n",
    ] {
        let there = amended(text, &rejected());
        assert_ne!(there, text);
        let back = Wish::Status { status: Status::Waiting, on: day("2026-03-04") };
        assert_eq!(amended(&there, &back), text);
    }
}
