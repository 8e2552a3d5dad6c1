//! Redacted notes mean what the originals mean, and say nothing of whom.

use super::{Bodies, redact};
use crate::analysis::{Material, analyse};
use crate::config::{Config, Me};
use crate::date::Date;
use crate::text::Source;
use std::sync::Arc;

fn material(files: &[(&str, &str)]) -> Material {
    let notes = files.iter().map(|(path, text)| Arc::new(Source::new(*path, *text))).collect();
    let me = Me {
        name: Some("Sam Rivera".to_owned()),
        email: Some("sam@rivera.example".to_owned()),
        phone: Some("+1 555 0100".to_owned()),
        linkedin: Some("https://linkedin.example/in/sam".to_owned()),
    };
    Material {
        notes,
        config: Config { me, output: "sams-report".to_owned(), ..Config::default() },
        ..Material::default()
    }
}

/// Every redacted file, one below the other, as they are shown.
fn redacted(files: &[(&str, &str)], bodies: Bodies) -> String {
    let redacted = redact(&material(files), bodies);
    let shown = redacted.material.notes.iter().map(|note| format!("# {}\n{}", note.path(), note.text()));
    let text: String = shown.collect();
    String::from_utf8(super::finished(text.as_bytes())).expect("text")
}

const PANEL: &str = "---
company: Kestrel Pay
role: Engineer at Kestrel, level 12
date: 2026-03-05T14:00
interviewers:
  - Dana Whitfield <dana@kestrel.example>
  - Dr. Tomasz van der Berg (+48 600 700 800), CTO of KestrelPay
  - unknown, head of data
recruiter: {name: Priya Nair, linkedin: linkedin.com/in/priyanair}
mood: shaky
salary: 95000
tags: [kestrel, remote]
gaps:
  - blanked: the CAP theorem, when Tomasz asked -> as DANA said on https://kestrel.example/x, 42 times
  - Whitfield asked about my 1.2 million rows
decide_by: 2026-03-20
highlights:
  - 'Dana: her talk with Van der Berg'
strengths: [Postgres, shipping to 300 customers]
sent:
  - 2026-03-06 thank-you to Dana by email - to dwhitfield's new address
  - 2026-03-06 thank-you to Bo Ek
heard:
  - 2026-03-09 Priya says they need until 13 March
snooze:
  - linkedin to Tomasz until 2026-03-12 - he is @tomaszb
---
# Kestrel Pay
Dana was kind.

## Questions
- [ ] Who leads after Dana leaves?
- [x] When?
";

#[test]
fn a_note_is_written_anew_with_labels() {
    let expected = r##"# company-1/2026-03-05-interviewer-a.md
---
company: "Company 1"
role: "Engineer at Company 1, level Number 1"
date: "2026-03-05"
interviewers:
  - {name: "Interviewer A", email: "interviewer-a@redacted.invalid"}
  - {name: "Interviewer B", title: "CTO of Company 1", phone: "Phone number"}
  - {name: "unknown", title: "head of data"}
recruiter:
  - {name: "Recruiter A", linkedin: "https://linkedin.invalid/recruiter-a"}
mood: "shaky"
gaps:
  - "blanked: the CAP theorem, when Interviewer B asked -> as Interviewer A said on Link 1, Number 2 times"
  - "Interviewer A asked about my Number 3 million rows"
decide_by: "2026-03-20"
highlights:
  - "Interviewer A: her talk with Interviewer B"
strengths:
  - "Postgres"
  - "shipping to Number 4 customers"
sent:
  - "2026-03-06 thank-you to Interviewer A by email - to Interviewer A's new address"
  - "2026-03-06 thank-you to Person A"
heard:
  - "2026-03-09 Recruiter A says they need until Number 5 March"
snooze:
  - "linkedin to Interviewer B until 2026-03-12 - he is Address 1"
---

## Questions

- [ ] Who leads after Interviewer A leaves?
"##;
    assert_eq!(redacted(&[("kestrel-pay/2026-03-05-panel.md", PANEL)], Bodies::LeftOut), expected);
}

#[test]
fn bodies_come_along_only_where_they_are_asked_for() {
    let kept = redacted(&[("kestrel-pay/2026-03-05-panel.md", PANEL)], Bodies::Kept);
    assert!(kept.contains("# Company 1\nInterviewer A was kind."), "{kept}");
}

#[test]
fn labels_follow_the_days_and_are_the_same_throughout() {
    let note = |who: &str, day: &str| {
        format!("---\ndate: {day}\ninterviewer: {who}\ngaps: [met Zoe and Adam]\n---\n")
    };
    let (first, second) = (note("Zoe Quill", "2026-01-02"), note("Adam Stern", "2026-02-03"));
    let text = redacted(&[("acme/a.md", &second), ("zeta/b.md", &first)], Bodies::LeftOut);
    assert!(text.contains("# company-1/2026-01-02-interviewer-a.md"), "{text}");
    assert!(text.contains("# company-2/2026-02-03-interviewer-b.md"), "{text}");
    assert_eq!(text.matches("met Interviewer A and Interviewer B").count(), 2, "{text}");
}

#[test]
fn names_of_private_notes_are_known_and_the_notes_are_not_there() {
    let private = "---\nprivate: yes\ncompany: Halyard\ninterviewer: Yusuf Demir\ndate: 2026-01-01\n---\n";
    let other = "---\ndate: 2026-02-01\ninterviewer: Lee Park\ngaps: [Yusuf at Halyard knew it]\n---\n";
    let text = redacted(&[("a/b.md", private), ("c/d.md", other)], Bodies::LeftOut);
    assert!(text.contains("Interviewer B at Company 2 knew it"), "{text}");
    assert_eq!(text.matches("# company").count(), 1, "{text}");
}

#[test]
fn the_writer_is_nobody_either() {
    let config = redact(&material(&[]), Bodies::LeftOut).material.config;
    assert_eq!(config.me.name.as_deref(), Some("Candidate"));
    assert_eq!(config.me.email.as_deref(), Some("candidate@redacted.invalid"));
    assert_eq!(config.output, Config::default().output);
}

#[test]
fn what_a_redacted_journal_comes_to_is_what_the_journal_comes_to() {
    let material = material(&[("kestrel-pay/2026-03-05-panel.md", PANEL)]);
    let as_of = Date::parse("2026-03-10").expect("a day");
    let (whole, clean) =
        (analyse(&material, as_of), analyse(&redact(&material, Bodies::LeftOut).material, as_of));
    let verdict = |analysis: &crate::analysis::Analysis| analysis.assessments[0].verdict;
    assert_eq!(verdict(&whole), verdict(&clean));
    let plan = |analysis: &crate::analysis::Analysis| -> Vec<String> {
        let follow_ups = analysis.plans[0].follow_ups.iter();
        follow_ups
            .map(|each| format!("{:?} {:?} {:?} {:?}", each.play, each.to, each.state, each.due))
            .collect()
    };
    assert_eq!(plan(&whole), plan(&clean));
}

#[test]
fn a_name_hides_behind_no_escape_mark_or_tag() {
    let front =
        "+++\ncompany = \"North\\u0077ind\"\ndate = 2026-03-04\ninterviewer = \"Dana Whit\\u0066ield\"\n";
    for hidden in [
        "Whit&#102;ield",
        "Whit<b></b>field",
        "Whit<!-- x -->field",
        "Whit%%x%%field",
        "Whit**field**",
        "Whit[field](https://x.example)",
        "[Whit](a)[field](b)",
        "Whit\u{ad}field",
        "Whit\u{200b}field",
        "Whit-\nfield",
        "Whit\\field",
        "ＷＨＩＴＦＩＥＬＤ",
        "Whitf\u{456}eld",
        "[[people/whitfield|her]]",
        "![Whitfield](whitfield.png)",
        "`whitfield`",
        "https://x.example/whitfield",
    ] {
        let gap = hidden.replace('\\', "\\\\").replace('\n', " ");
        let note = format!("{front}gaps = [\"{gap}\"]\n+++\n# A {hidden}\n\nSo said {hidden} then.\n");
        let material = material(&[("northwind/whitfield.md", &note)]);
        let notes = redact(&material, Bodies::Kept).material.notes;
        assert_eq!(notes.len(), 1);
        let body = crate::markdown::html(
            notes[0].text().rsplit("---\n").next().unwrap_or_default(),
            &crate::markdown::Html::default(),
        );
        for text in [notes[0].path(), notes[0].text(), body.as_str()] {
            let seen = deunicode::deunicode(text).to_lowercase();
            for name in ["whitfield", "northwind", "dana"] {
                assert!(!seen.contains(name), "{hidden}: {text}");
            }
        }
    }
}

#[test]
fn over_redaction_stays_within_bounds() {
    let text = "---\ncompany: Stripe\ndate: 2026-03-04\ninterviewers: [Will May, Eric Long, Hanne Lee]\ngaps:\n  \
                - I will miss it by a long way, and may sleep through the channel in 2 weeks\n---\n";
    let clean = redacted(&[("t/n.md", text)], Bodies::LeftOut);
    assert!(
        clean.contains("I will miss it by a long way, and may sleep through the channel in 2 weeks"),
        "{clean}"
    );
}
