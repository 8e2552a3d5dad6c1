//! Makes up interview notes: the same number gives the same notes on every machine.

use std::fmt::Write as _;

const COMPANIES: &[&str] = &[
    "Amberworks",
    "Birchline",
    "Coral Path",
    "Driftnote",
    "Emberloom",
    "Fathom Bank",
    "Garnet Health",
    "Heathyard",
];
const PEOPLE: &[&str] = &[
    "Ana Costa",
    "Bogdan Ilić",
    "Chloé Dubois",
    "Deepa Rao",
    "Eero Toivonen",
    "Fatima Haddad",
    "Goran Novak",
    "Hana Saito",
];
const ROLES: &[&str] =
    &["Backend Engineer", "Ward Sister", "Account Manager", "Data Analyst", "Warehouse Lead"];
const MOODS: &[&str] = &["great", "good", "okay", "shaky", "bad"];
const STATUSES: &[&str] = &["waiting", "waiting", "advanced", "rejected", "closed", "offer"];
const GAPS: &[&str] = &[
    "Forgot to mention the migration I led",
    "blanked: the CAP theorem -> under a partition you keep either consistency or availability",
    "Rambled on the conflict question",
    "unasked: who is on call",
    "Ten minutes late, the tram broke down",
    "concern: no experience with payroll -> I ran payroll for forty people for two years",
    "Spilled my water",
    "No idea how to answer the sharding question",
];
const SENTENCES: &[&str] = &[
    "We talked for forty minutes and I felt calm for most of it.",
    "They run **Postgres** next to `Kafka` and want to drop one of them.",
    "My answer was too long, and I lost the thread.",
    "What I liked: real ownership, sane on-call, and honest answers.",
    "Next step is a panel with the tech lead, see [their post](https://example.com/post).",
    "I asked what a good first month would look like and got a clear reply.",
];

/// A number generator of a few lines: nobody bets money on it.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

/// `count` notes as path and text, one to five of them to a company.
pub(crate) fn notes(count: usize) -> Vec<(String, String)> {
    let mut dice = Dice(7);
    let mut notes = Vec::with_capacity(count);
    let mut company = 0;
    while notes.len() < count {
        company += 1;
        let name = format!("{} {company}", dice.one(COMPANIES));
        let role = dice.one(ROLES);
        let (month, rounds) = (1 + dice.below(12), 1 + dice.below(5));
        for round in 1..=rounds.min(count - notes.len()) {
            let date = format!("2025-{month:02}-{:02}", round * 5);
            let path = format!("company-{company:05}/{date}-round-{round}.md");
            notes.push((path, note(&mut dice, &name, role, &date, round == rounds)));
        }
    }
    notes
}

fn note(dice: &mut Dice, company: &str, role: &str, date: &str, is_last: bool) -> String {
    let mut text = format!(
        "---\ncompany: {company}\nrole: {role}\ndate: {date}\nmood: {}\ninterviewer:\n",
        dice.one(MOODS)
    );
    for _ in 0..=dice.below(3) {
        let _ = writeln!(text, "  - {}", dice.one(PEOPLE));
    }
    let gaps = dice.below(4);
    text.push_str(if gaps == 0 { "gaps: []\n" } else { "gaps:\n" });
    for _ in 0..gaps {
        let _ = writeln!(text, "  - \"{}\"", dice.one(GAPS));
    }
    let status = if is_last { dice.one(STATUSES) } else { "advanced" };
    let _ = writeln!(
        text,
        "highlights:\n  - the story of their first outage\nstatus: {status}\n---\n\n# {role} at {company}\n"
    );
    for section in ["How it went", "The team", "Next steps"] {
        let _ = writeln!(text, "## {section}\n");
        for _ in 0..2 + dice.below(6) {
            let _ = write!(text, "{} ", dice.one(SENTENCES));
        }
        let _ = writeln!(text, "\n\n- {}\n- {}\n", dice.one(SENTENCES), dice.one(SENTENCES));
    }
    text
}
