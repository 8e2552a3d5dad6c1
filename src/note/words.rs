//! The closed vocabularies of a note: moods, statuses, answers, channels, and the words people use for them.

use super::vocabulary::vocabulary;

vocabulary! {
    /// How the interview felt, best first. A feeling, never evidence of damage.
    Mood {
        /// It could not have gone better.
        Great = "great" | "5" | "excellent" | "amazing",
        /// It went well.
        Good = "good" | "4",
        /// Neither well nor badly.
        Okay = "okay" | "ok" | "3" | "fine" | "neutral" | "so so" | "mixed",
        /// Unsure footing.
        Shaky = "shaky" | "2",
        /// It felt like a failure.
        Bad = "bad" | "1" | "awful" | "terrible",
    }
}

impl Mood {
    /// The mood as a number, `5` for great to `1` for bad.
    pub fn number(self) -> u8 {
        match self {
            Mood::Great => 5,
            Mood::Good => 4,
            Mood::Okay => 3,
            Mood::Shaky => 2,
            Mood::Bad => 1,
        }
    }
}

vocabulary! {
    /// What came of an application.
    Status {
        /// No word yet.
        Waiting = "waiting" | "applied" | "screening" | "interviewing" | "under review" | "active" | "pending"
            | "in progress" | "scheduled" | "open",
        /// They asked for a next round.
        Advanced = "advanced" | "next round" | "moved on" | "passed",
        /// They made an offer.
        Offer = "offer" | "offered",
        /// The offer was taken.
        Accepted = "accepted" | "hired",
        /// They said no.
        Rejected = "rejected" | "declined" | "not selected" | "no" | "rejection",
        /// The user said no.
        Withdrawn = "withdrawn" | "declined by me" | "withdrew",
        /// It ended without a word.
        Closed = "closed" | "ghosted" | "no response" | "archived",
    }
}

impl Status {
    /// Whether something may still come of it.
    pub fn is_open(self) -> bool {
        matches!(self, Status::Waiting | Status::Advanced)
    }

    /// Whether it is over; an offer is neither open nor over.
    pub fn is_ended(self) -> bool {
        !self.is_open() && self != Status::Offer
    }
}

vocabulary! {
    /// Do I really want this job?
    Want {
        /// Yes.
        Yes = "yes" | "y" | "true" | "1",
        /// No.
        No = "no" | "n" | "false" | "0",
        /// Not decided.
        Unsure = "unsure" | "maybe" | "not sure",
    }
}

vocabulary! {
    /// Did I answer their questions well?
    Answered {
        /// Yes.
        Yes = "yes" | "y" | "true" | "1",
        /// Some of them.
        Partly = "partly" | "partially" | "some" | "mostly",
        /// No.
        No = "no" | "n" | "false" | "0",
    }
}

vocabulary! {
    /// A plain yes or no.
    YesNo {
        /// Yes.
        Yes = "yes" | "y" | "true" | "1" | "on",
        /// No.
        No = "no" | "n" | "false" | "0" | "off",
    }
}

vocabulary! {
    /// The way a follow-up reaches its recipient.
    Channel {
        /// An e-mail.
        Email = "email" | "e mail" | "mail",
        /// A call.
        Phone = "phone" | "call" | "telephone" | "mobile",
        /// A message on LinkedIn.
        Linkedin = "linkedin" | "linked in",
        /// A handwritten card by post.
        Card = "card" | "post" | "letter" | "handwritten",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_as_itself() {
        assert!(Mood::ALL.iter().all(|&mood| Mood::read(mood.word()) == Some(mood)));
        assert!(Status::ALL.iter().all(|&status| Status::read(status.word()) == Some(status)));
        assert!(Channel::ALL.iter().all(|&channel| Channel::read(channel.word()) == Some(channel)));
    }

    #[test]
    fn words_people_already_use_are_understood() {
        assert_eq!(Status::read("Under Review"), Some(Status::Waiting));
        assert_eq!(Status::read("not_selected"), Some(Status::Rejected));
        assert_eq!(Status::read("declined by me"), Some(Status::Withdrawn));
        assert_eq!(Status::read("Ghosted"), Some(Status::Closed));
        assert_eq!(Mood::read("2"), Some(Mood::Shaky));
        assert_eq!(Mood::read("meh"), None);
    }
}
