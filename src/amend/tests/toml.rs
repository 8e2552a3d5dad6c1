//! The same in TOML: arrays, strings, and fields before the first table.

use super::*;

/// As the last field, and before a table.
fn check(before: &str, after: &str) {
    for below in ["", "role = 'x'\n\n# of it\n[own]\nsent = 1\n"] {
        let [before, after] = [before, after].map(|field| format!("\nmood = \"good\"\n{field}{below}"));
        check_toml(&before, &thanks(), &after);
    }
}

#[test]
fn an_array_gets_one_item_more() {
    check("sent = [\"2026-03-04 call\"]\n", "sent = [\"2026-03-04 call\", \"2026-03-05 thank-you\"]\n");
    check("sent=['2026-03-04 call',]# x\n", "sent=['2026-03-04 call', '2026-03-05 thank-you',]# x\n");
    check(
        "sent = [\n\t\"2026-03-04 call\", # a, b\n\t# c\n]\n",
        "sent = [\n\t\"2026-03-04 call\", # a, b\n\t\"2026-03-05 thank-you\",\n\t# c\n]\n",
    );
    check(
        "sent = [\n  \"2026-03-04 call\" # a, b\n]\n",
        "sent = [\n  \"2026-03-04 call\", # a, b\n  \"2026-03-05 thank-you\"\n]\n",
    );
    check("sent = []\n", "sent = [\"2026-03-05 thank-you\"]\n");
    check("sent = [ # none\n]\n", "sent = [\"2026-03-05 thank-you\" # none\n]\n");
    check("sent = \"\"\n", "sent = [\"2026-03-05 thank-you\"]\n");
}

#[test]
fn a_single_text_becomes_the_first_of_two() {
    let two =
        |old: &str, new: &str| check(&format!("sent = {old} # x\n"), &format!("sent = [{old}, {new}] # x\n"));
    two("\"2026-03-04 call\"", "\"2026-03-05 thank-you\"");
    two("'2026-03-04 call'", "'2026-03-05 thank-you'");
    two("\"\"\"2026-03-04 call\"\"\"", "\"2026-03-05 thank-you\"");
    two("'''\n2026-03-04\ncall'''", "\"2026-03-05 thank-you\"");
}

#[test]
fn an_absent_field_comes_behind_the_last_that_belongs_to_no_table() {
    let line = "sent = [\"2026-03-05 thank-you\"]\n";
    let new = |above: &str, below: &str| {
        check_toml(&format!("\n{above}{below}"), &thanks(), &format!("\n{above}{line}{below}"));
    };
    new("mood = \"good\"\n", "");
    new("mood = \"good\"\n\n# the end\n", "");
    new("mood = \"good\"\n", "\n# of it\n[own]\nsent = 'x'\n");
    new("mood = \"good\"\n", "\n# of it\n[[own]]\nsent = 'x'\n");
    new("own.a = 1\nmood = \"good\"\n", "\n# of it\n[own.b]\nsent = 'x'\n");
    new("mood = \"good\" # here\n", "[[own]]\nsent = 'x'\n[[own]]\nsent = 'y'\n");
    new("mood = \"good\"\nown.a = 1\nown.b = [\n  [1],\n[2]]\n", "[other]\n");
    new("mood = \"good\"\nfit = \"\"\"\n[own]\n\"\"\"\n", "  [other.x]\n");
    new("\n", "[mood]\n");
}

#[test]
fn a_status_keeps_its_quotes_and_its_date_its_kind() {
    let check = |before: &str, after: &str| check_toml(before, &rejected(), after);
    check(
        "\nmood = 'good'\nstatus = 'waiting' # x\nstatus_on = 2026-03-04 # y\n",
        "\nmood = 'good'\nstatus = 'rejected' # x\nstatus_on = 2026-03-10 # y\n",
    );
    check(
        "\nmood = 'good'\nstatus_on = \"\"\"2026-03-04\"\"\"\nresult = '''Waiting'''\n",
        "\nmood = 'good'\nstatus_on = \"\"\"2026-03-10\"\"\"\nresult = '''Rejected'''\n",
    );
    check(
        "\nmood = 'good'\ndate = 2026-03-04\n",
        "\nmood = 'good'\ndate = 2026-03-04\nstatus = \"rejected\"\nstatus_on = 2026-03-10\n",
    );
    check(
        "\nmood = 'good'\ndate = '2026-03-04'\nstatus = [\"waiting\"]\n[x]\n",
        "\nmood = 'good'\ndate = '2026-03-04'\nstatus = [\"rejected\"]\nstatus_on = '2026-03-10'\n[x]\n",
    );
    check(
        "\nmood = 'good'\nstatus_on = 2026-03-04T14:00:00\nstatus = \"\"\n",
        "\nmood = 'good'\nstatus_on = 2026-03-10\nstatus = \"rejected\"\n",
    );
    for (status, on) in [("[]", "[]"), ("true", "20"), ("2026-03-04", "2026-03-04")] {
        check(
            &format!("\nmood = 'good'\nstatus = {status}\nstatus_on = {on}\n"),
            "\nmood = 'good'\nstatus = \"rejected\"\nstatus_on = 2026-03-10\n",
        );
    }
}
