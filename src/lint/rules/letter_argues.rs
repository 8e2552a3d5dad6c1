//! A letter that argues with a no, or asks for its reasons.

use super::super::letters::AboutLetter;
use super::{Check, Report, Rule};
use crate::letter::phrases::Phrases;
use crate::letter::prose::Sentences;
use crate::note::Status;
use std::ops::Range;

pub(super) const RULE: Rule = Rule { code: "letter-argues", check: Check::Letter(check) };

static ARGUMENTS: Phrases = Phrases::new(&[
    "please|to|you|could|will|would reconsider",
    "reconsider your|the|me|my",
    "think again about|over",
    "think it over",
    "change your mind|decision",
    "refuse to accept",
    "question your",
    "chose|hired|picked the wrong",
    "i should|ought to? have got|gotten|had",
    "you have? overlooked|ignored|misjudged",
    "wrong|bad|poor|terrible decision|choice",
    "you|you've|you're|they|this|decision have|has|are|were|is|was? made|make|making|made? a big|huge|serious|terrible|grave|great? mistake",
    "i strongly|must|respectfully|really? disagree",
    "i do? not|don't|cannot|can't agree with your|the|this",
    "not|won't|cannot|can't willing|going|ready? to? accept this|your|the|that",
    "hard|difficult|impossible to accept|believe",
    "not fair",
    "unfair*",
    "unjust*",
    "not|never|didn't|don't give|given|get|got|had me|i? a|any fair|real|proper chance",
    "not a fair|true|good reflection|picture",
    "i deserve*",
    "should have been chosen|hired|selected|picked|me",
    "i was|am clearly|surely|obviously|certainly|definitely|plainly the? best|better|right|most",
    "i was|am the best|strongest|right|better candidate|choice|person|fit",
    "qualified|suited|experienced|capable than the|any|most|anyone|anybody|many|your|whoever|others|other",
    "better than anyone|anybody|others|whoever|any|the other?",
    "with|has|had less experience",
    "you will|shall|'ll regret",
    "you'll regret",
    "your|the process|decision|interview|hiring|feedback process? is|was .. flawed|broken|biased|wrong|ridiculous|joke|absurd",
    "waste|wasted|wasting of? my time",
    "it|this|that|decision makes no sense",
    "doesn't|not make any? sense to me",
    "surprised|shocked|stunned|baffled|astonished|dismayed by|at|about|with your|the|this decision|rejection|choice|outcome",
    "appeal|challenge|contest|dispute|overturn|revise the|your|this decision",
    "do|cannot|can't|don't|fail|hardly not? to? understand why|how i|you|my|your|it|the|this|decision",
    "give me another|a|one second|more? chance|shot|opportunity",
]);

static REASONS: Phrases = Phrases::new(&[
    "reason|reasons for your|the|my|this decision|rejection|choice|outcome|no",
    "reason|reasons behind",
    "reason|reasons why i was|wasn't|did|didn't|am|am|have",
    "reason|reasons why you|they decided|chose|did|didn't|went|rejected|turned",
    "what the|your reason|reasons was|were|is|are",
    "what was|were|is|are the|your reason|reasons",
    "tell|telling me why",
    "know why i|you|my|it|the",
    "explain to? me? why i|you|my|it|the",
    "why i was|wasn't|did|didn't|am not|n't|rejected|turned|chosen|declined",
    "why i wasn't|didn't",
    "why was|wasn't|am|were i|my",
    "why did you|they not|choose|reject|pick|decide|hire|turn|go|select|prefer",
    "why didn't you|i|they",
    "why you did|didn't not|choose|hire|pick|want|take",
    "why you chose|picked|hired|preferred|took another|someone|somebody|other|them|him|her|not|the other",
    "why you went with another|someone|somebody|a|the other|different|person",
    "why you decided against|not|for|to on? another|reject|me|against?",
    "why you rejected|declined|turned",
    "what|where did|had i do|go|done|gone|get wrong",
    "where|what i did|went|got wrong",
    "what was|is|were missing|lacking|wrong from|in|about|with my|me",
    "what i lacked|lack",
    "what made you decide|choose|reject|go|pick|prefer .. against|another|somebody|someone|not|reject",
    "against me",
    "who did you hire|choose|pick|select|take",
    "who got the|it job?",
    "explain the|your|this decision|choice|rejection",
    "did i fall short",
    "where|how i fell short",
    "might|may|can|could i ask why",
    "was it something|because i|my|of",
    "deserve|want|need|like|expect|request|owe|owed|demand me? an|some|any explanation|justification",
    "feedback on|about why",
]);

/// What one owns up to, tells about work, or says of the time to come.
static INNOCENT: Phrases = Phrases::new(&[
    "i now? know|see why",
    "you|they asked .. wrong",
    "i deserve no|nothing",
    "i would|will|could|can|might|may reconsider",
    "i|we|we've|i've have|had? made a _ mistake",
    "wrong|bad|poor|terrible decision|choice to",
    "qualified|suited|experienced than today|now|before",
    "not ask* .. reasons",
    "know|explain why cron",
    "nothing against me",
]);

fn check(letter: &AboutLetter<'_>, report: &mut Report) {
    if letter.status != Status::Rejected || !letter.play.statuses.contains(&Status::Rejected) {
        return;
    }
    for (at, message) in arguments(letter.sentences()) {
        let help =
            "thank them and stay in touch; you may ask for advice for next time, which people like to give";
        letter.complain(report, at, message.to_owned(), help);
    }
}

fn arguments(sentences: &Sentences) -> Vec<(Range<usize>, &'static str)> {
    let argues = sentences.find_but(&ARGUMENTS, &INNOCENT).map(|(at, _)| at);
    let asks = sentences.find_but(&REASONS, &INNOCENT).map(|(at, _)| at);
    let argues = argues.map(|at| (at, "this argues with a decision that is made"));
    argues.chain(asks.map(|at| (at, "this asks for reasons, and nobody likes to give them"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguing_and_asking_for_reasons_are_told_apart_from_asking_for_advice() {
        let arguments = |text| arguments(&Sentences::of(text));
        assert_eq!(arguments("I think you made a mistake. Could you tell me why?").len(), 2);
        assert!(arguments("Is there one thing you would advise me to learn for next time?").is_empty());
        assert!(arguments("The reason I write is to thank you.").is_empty());
    }
}
