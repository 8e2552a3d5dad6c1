//! The words of the playbook: weights of gaps, verdicts on notes, flags that a note may have.

use crate::note::vocabulary::vocabulary;

vocabulary! {
    /// What a gap of some kind calls for.
    Weight {
        /// Never mention it.
        LetGo = "let-go",
        /// Mend it in a sentence or two.
        Repair = "repair",
        /// One sincere sorry, once.
        Apologise = "apologise",
        /// Leave gracefully.
        BowOut = "bow-out",
        /// Find out first.
        LookUp = "look-up",
    }
}

vocabulary! {
    /// The damage assessment of one note: how bad is it really?
    Verdict {
        /// The interview is still to come.
        Upcoming = "upcoming",
        /// Past, and nothing said about how it went.
        Unassessed = "unassessed",
        /// The job is not wanted.
        BowOut = "bow-out",
        /// No gap, and it felt okay or better.
        Solid = "solid",
        /// No gap, but it felt shaky or bad.
        Worry = "worry",
        /// Only gaps that nobody needs to hear about.
        LetGo = "let-go",
        /// Something to mend in two or three sentences.
        Repairable = "repairable",
        /// More than the short note can mend.
        Serious = "serious",
    }
}

vocabulary! {
    /// How bad a verdict is, on one scale for sentences and pictures alike, the gravest first.
    Damage {
        /// More than the short note can mend.
        Serious = "serious",
        /// Something worth mending.
        Repairable = "repairable",
        /// Nothing that anybody needs to hear of.
        None = "no damage",
        /// Off the scale: the job is not wanted, so nothing is to be mended.
        BowOut = "bow out",
        /// Off the scale: nobody has said yet how it went, or it is still to come.
        Unknown = "unassessed",
    }
}

impl Damage {
    /// Whether there is something to mend.
    pub fn is_to_mend(self) -> bool {
        matches!(self, Damage::Serious | Damage::Repairable)
    }
}

impl Verdict {
    /// How bad it is.
    pub fn damage(self) -> Damage {
        match self {
            Verdict::Serious => Damage::Serious,
            Verdict::Repairable => Damage::Repairable,
            Verdict::Solid | Verdict::Worry | Verdict::LetGo => Damage::None,
            Verdict::BowOut => Damage::BowOut,
            Verdict::Unassessed | Verdict::Upcoming => Damage::Unknown,
        }
    }

    /// What the reader is told.
    pub fn advice(self) -> &'static str {
        match self {
            Verdict::Upcoming => "Still to come. Prepare.",
            Verdict::Unassessed => "Not assessed yet. Write down what happened while it is fresh.",
            Verdict::BowOut => "This is not the one. Leave gracefully and keep the door open.",
            Verdict::Solid => "Nothing went wrong. Thank them and carry on.",
            Verdict::Worry => "A feeling, not damage. They may have felt otherwise; thank them as usual.",
            Verdict::LetGo => "Nobody needs to hear about it. Do not mention it.",
            Verdict::Repairable => "Worth a follow-up. Two or three sentences inside the thank-you mend it.",
            Verdict::Serious => "Worth a real effort. A call or a longer letter instead of the short note.",
        }
    }

    /// When a note gets this verdict.
    pub fn rule(self) -> &'static str {
        match self {
            Verdict::Upcoming => "the day of the interview is still to come",
            Verdict::Unassessed => {
                "the interview is past, `gaps` is absent and so are the self-assessment questions"
            }
            Verdict::BowOut => {
                "`want: no`, or a gap about the manager, the job or the company, unless `want: yes` stands beside it"
            }
            Verdict::Solid => "no gap, and the mood okay or better",
            Verdict::Worry => "no gap, but the mood shaky or bad; mood alone is never damage",
            Verdict::LetGo => "only gaps that nobody needs to hear about, such as a slip",
            Verdict::Repairable => "one or more gaps to repair or apologise for, below the bar of serious",
            Verdict::Serious => {
                "two or more gaps to repair, or an apology plus a gap to repair, or a concern that they voiced"
            }
        }
    }
}

vocabulary! {
    /// Why a note needs attention now.
    Flag {
        /// A repair is still open.
        DamageControl = "damage-control",
        /// A thank-you, name look-up, check-in, return or move-on is due.
        Nudge = "nudge",
        /// A withdrawal is due.
        BowOut = "bow-out",
        /// A note after a rejection or an offer is due.
        CloseOut = "close-out",
        /// The note still has to be assessed.
        Debrief = "debrief",
        /// An interview is coming within seven days.
        Prepare = "prepare",
    }
}

impl Flag {
    /// When a note has this flag.
    pub fn rule(self) -> &'static str {
        match self {
            Flag::DamageControl => {
                "the verdict is repairable or serious and a repair is still open: not sent, not skipped, its window not past"
            }
            Flag::Nudge => "a thank-you, a name look-up, a check-in, a return or a move-on is due or overdue",
            Flag::BowOut => "a withdrawal is due",
            Flag::CloseOut => "a note after a rejection or an offer is due",
            Flag::Debrief => "the note still has to be assessed",
            Flag::Prepare => "an interview is coming within seven days",
        }
    }
}
