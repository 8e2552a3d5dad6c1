//! The board: every opportunity by its state, with its next step and what happened so far.

use crate::journal::{Opportunity, OpportunityId};
use crate::note::Status;
use crate::plan::Item;
use crate::report::lazy_page::LazyPage;
use crate::report::rounds;
use crate::report::site::{Heading, Parts, Site, TOP};
use crate::template::RenderError;
use serde::Serialize;
use std::cmp::Reverse;
use std::sync::Arc;

#[derive(Serialize)]
struct OpportunitiesView {
    /// `Eleven roles, by how they stand.`
    total: String,
    parts: Parts,
    columns: Vec<Column>,
}

#[derive(Serialize)]
struct Column {
    name: String,
    word: &'static str,
    count: usize,
    cards: Vec<Card>,
}

#[derive(Serialize)]
struct Card {
    company: String,
    role: Option<String>,
    /// Its page.
    url: String,
    /// `round 3`, `two rounds`
    rounds: String,
    /// How it stands, where the column does not say it.
    status: Option<String>,
    /// How long nobody has said anything.
    quiet: Option<String>,
    next: Option<Next>,
}

#[derive(Serialize)]
struct Next {
    title: String,
    standing: String,
    url: String,
    is_to_do: bool,
}

/// The states of the board, in its order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Lane {
    Upcoming,
    Offer,
    Waiting,
    Ended,
}

const LANES: &[(Lane, &str, &str)] = &[
    (Lane::Upcoming, "opportunities.upcoming", "upcoming"),
    (Lane::Offer, "opportunities.offer", "offer"),
    (Lane::Waiting, "opportunities.waiting", "waiting"),
    (Lane::Ended, "opportunities.ended", "ended"),
];

const PART: usize = 150;

pub(super) fn pages<'a>(site: &'a Site<'_>) -> Vec<LazyPage<'a>> {
    let opportunities = Arc::new(in_order(site));
    let page_of = |place| {
        let opportunities = Arc::clone(&opportunities);
        LazyPage::new(Parts::file("opportunities", place), move || page(&opportunities, place, site))
    };
    (0..Parts::number(opportunities.len(), PART)).map(page_of).collect()
}

fn page(
    opportunities: &[(Lane, OpportunityId)],
    place: usize,
    site: &Site<'_>,
) -> Result<String, RenderError> {
    let part: Vec<_> = opportunities.iter().skip(place * PART).take(PART).collect();
    let column = |&(lane, name, word): &(Lane, &'static str, &'static str)| {
        let its_own = part.iter().filter(|(its, _)| *its == lane);
        let cards: Vec<Card> = its_own.map(|(_, id)| card(*id, site)).collect();
        Column { name: site.words.say(name), word, count: cards.len(), cards }
    };
    let view = OpportunitiesView {
        total: site.words.count("counts.all-roles", opportunities.len()),
        parts: Parts::new("opportunities", place, Parts::number(opportunities.len(), PART)),
        columns: LANES.iter().map(column).filter(|column| !column.cards.is_empty()).collect(),
    };
    site.render(
        "opportunities",
        &Heading::new(site.words.say("places.opportunities"), "opportunities.html", TOP),
        &view,
    )
}

/// The newest comes first in each lane.
fn in_order(site: &Site<'_>) -> Vec<(Lane, OpportunityId)> {
    let journal = &site.analysis.journal;
    let lane = |id: OpportunityId| (lane(&journal.opportunities[id.0], site), id);
    let mut all: Vec<(Lane, OpportunityId)> = site.opportunities().map(lane).collect();
    let newest = |id: &OpportunityId| journal.note(journal.opportunities[id.0].newest()).date;
    all.sort_by_cached_key(|(lane, id)| (*lane, Reverse(newest(id)), id.0));
    all
}

fn lane(opportunity: &Opportunity, site: &Site<'_>) -> Lane {
    let is_ahead = || opportunity.rounds.iter().any(|id| site.is_ahead(*id));
    match opportunity.status {
        Status::Offer => Lane::Offer,
        status if status.is_ended() => Lane::Ended,
        _ if is_ahead() => Lane::Upcoming,
        _ => Lane::Waiting,
    }
}

fn card(id: OpportunityId, site: &Site<'_>) -> Card {
    let opportunity = &site.analysis.journal.opportunities[id.0];
    let newest = opportunity.newest();
    Card {
        company: site.company(newest),
        role: opportunity.role.clone(),
        url: format!("{TOP}{}", site.opportunity_file(id)),
        rounds: site.words.count("counts.rounds", opportunity.rounds.len()),
        status: says_more(opportunity.status).then(|| site.words.name("statuses", opportunity.status.word())),
        quiet: rounds::quiet(opportunity, site),
        next: site.analysis.next_step(opportunity).map(|item| next_step(item, site)),
    }
}

/// Whether a status says more than the column it stands in.
fn says_more(status: Status) -> bool {
    status.is_ended() || status == Status::Advanced
}

fn next_step(item: Item, site: &Site<'_>) -> Next {
    let follow_up = site.analysis.follow_up(item);
    let play = site.analysis.play(follow_up);
    Next {
        title: play.title.clone(),
        standing: site.words.standing(follow_up, play.optional),
        url: site.follow_up_url(item, TOP),
        is_to_do: follow_up.is_to_do(),
    }
}
