//! The word lists of the lifter: plain English, to be read and added to.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Single words.
pub(super) type Words = LazyLock<HashSet<&'static str>>;

fn words(list: &'static str) -> HashSet<&'static str> {
    list.split_whitespace().collect()
}

/// Words that begin a noun phrase.
pub(super) static DETERMINERS: Words = LazyLock::new(|| {
    words(
        "
the a an my your our their her his its this that these those some any all both each every no one two
three four five six seven eight nine ten
",
    )
});

/// Words that begin a question, or a clause that stands for a thing.
pub(super) static QUESTION_WORDS: Words = LazyLock::new(|| {
    words(
        "
how what why when where which who whom whose whether
",
    )
});

/// Verbs that have a person and a tense, and are hardly ever anything else.
pub(super) static FINITE: Words = LazyLock::new(|| {
    words(
        "
is are was were am has have had do does did can could may might will would should must went came
took gave saw knew said asked told felt got kept ran showed wanted liked loved enjoyed helped
laughed smiled seemed became began grew fell rose wrote drew spoke thought gives takes
keeps makes goes comes says wants isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't
didn't can't couldn't won't wouldn't it's that's there's i'm i've i'd i'll we're we've we'd you're
you've you'd they're they've they'd learned learnt explained mentioned worked explains talked
joked writes lets agreed sounds looked turned happened met decide decides shipped know think
cares seems spends spend
stay stays publish publishes
",
    )
});

/// Words of somebody who is cross with themselves; none of them ever reaches a letter.
pub(super) static SCOLDING: Words = LazyLock::new(|| {
    words(
        "
forgot forgotten forget blanked froze panicked panic stumbled stumbling rambled rambling waffled
babbled mumbled fumbled botched flubbed stupid stupidly idiot embarrassing embarrassed
embarrassingly ugh sorry nervous messed terrible terribly awful awfully badly poorly couldn't
awkward awkwardly damn damned shit shitty shitshow fuck fucked fucking bloody bollocks arse ass
wanker piss pissed crap lol lmao omg haha hated horrible cringe stuttered sweated sweating sadly
unfortunately apologise apologised apologize apologized regret ashamed dumb hopeless gabbled oops
argh gah tongue-tied
",
    )
});

/// Words that tell of what did not happen. A gap that holds one is told as a failure, not by its fact.
pub(super) static FAILING: Words = LazyLock::new(|| {
    words(
        "
blank frozen muddled nerves mess wrong didn't never wasn't hadn't wouldn't failed nothing hell
disaster lied omitted late weak shame fool silly not missed realised realized remembered
skated skimmed rushed glossed undersold short modest unmentioned unsaid should've wish wished meant
afterwards instead hindsight tripped trailed droned dodged misread misunderstood confused guessed
bluffed overran interrupted snapped contradicted slipped hesitated um uh er kicking annoyed hmm
skipped myself concrete quiet overlooked neglected unclear vague vaguely incoherent incoherently
lame lousy clumsy clumsily half-baked half garbled dried choked clammed tongue sounded weird weirdly
somehow probably maybe pretty kinda chickened better chance bottled shaky evasive shy
",
    )
});

/// Words about the interview itself: what holds one is told about the talk and is no topic of it.
pub(super) static ABOUT_THE_TALK: Words = LazyLock::new(|| {
    words(
        "
answer answers answered answering question questions asked ask asking interview interviewer
interviewers panel me silence silences headlights block stumped thread unanswered crickets clue vibe
atmosphere conversation discussion rapport wavelength chemistry handshake unconvincing circular
dreadful sceptical skeptical doubtful tangent tangents robotic stilted yeah
",
    )
});

/// Words that no topic begins with.
pub(super) static NO_BEGINNING: Words = LazyLock::new(|| {
    words(
        "
for through bad worst zero brain mind blackout long-winded better at from with by no not any anything left
lost mixed said sounded looked stuck unable got to and but so too very because if without nobody
everything bring show do give make take be have totally completely really just only even again still
came went tried kept
",
    )
});

/// Words that nearly every question holds; two that share only such ask different things.
pub(super) static CARRYING_NOTHING: Words = LazyLock::new(|| {
    words(
        "
ask asked asking question questions forgot forget didnt never get got about look looks like tell your
you they them this that much many long often does done make use used work works working team role job
company people person new first next last week day time year could would will know known find out
handle want wanted meant there here
",
    )
});

/// What somebody is. Nobody brings `reliable` to a role.
pub(super) static QUALITIES: Words = LazyLock::new(|| {
    words(
        "
reliable organised organized punctual flexible friendly quick fast hard-working hardworking detail-oriented
bilingual trilingual comfortable confident experienced qualified certified licensed trained familiar proficient
adept careful creative honest empathetic able keen passionate motivated dedicated resilient numerate tidy
meticulous patient fluent chartered exact good great strong skilled responsible loyal adaptable proactive curious thorough
structured analytical articulate approachable kind warm cheerful
",
    )
});

/// Verbs in the form that a list of strengths may use: `handle angry customers`.
pub(super) static ACTS: Words = LazyLock::new(|| {
    words(
        "
read reads manage manages lead leads teach teaches run runs drive drives handle handles close closes sell sells write
writes speak speaks know knows build builds train trains coach coaches solve solves learn learns operate
operates lift lifts deliver delivers work works get gets keep keeps make makes bring brings love loves like
likes enjoy enjoys explain explains listen listens organise organises organize plan plans
",
    )
});

/// Somebody: `team player` is what one is, not what one brings.
pub(super) static SOMEBODY: Words = LazyLock::new(|| {
    words(
        "
learner worker player leader communicator starter self-starter thinker listener person organiser organizer
planner multitasker solver motivator negotiator closer speaker native perfectionist hunter finisher grafter people-person all-rounder
",
    )
});

/// Words of doing in the past that are hardly ever said of a thing: `managed budgets` is what I did, `applied maths` is not.
pub(super) static DOING: Words = LazyLock::new(|| {
    words(
        "
opened launched trained closed reduced increased designed developed created delivered mentored coached
negotiated migrated shipped introduced supervised raised improved handled supported planned coordinated
started founded finished hired saved doubled halved tripled helped moved looked worked turned learned
passed earned completed achieved organised organized presented produced published analysed analyzed
installed repaired tested cooked nursed tutored lectured volunteered translated edited implemented
rebuilt replaced rescued restored scaled rolled served covered
",
    )
});

/// Words that stand before a determiner without being a verb: `all the`, `under the`, `like a`.
pub(super) static NO_VERBS: Words = LazyLock::new(|| {
    words(
        "
and or but nor than as like all both half of on in for at with from to about by that which without over
under behind into onto after before during between through against across around near until till since
while when where how why what who whom whose whether if because so not just even only also per plus
versus vs such least most more many quite rather off up down out along among beyond above below beside besides inside
outside toward towards despite except here there then once twice again still always never away back yet
",
    )
});

/// Roles that people have had: `Pilates instructor` is nothing one brings, but one may have worked as one.
pub(super) static JOBS: Words = LazyLock::new(|| {
    words(
        "
instructor teacher manager trainer nurse driver coach developer engineer analyst mentor supervisor tutor
translator interpreter editor designer bookkeeper accountant chef cook barista carer buyer planner
administrator assistant technician electrician welder lecturer researcher moderator treasurer trustee
apprentice foreman chair lead leader captain president secretary head
",
    )
});
