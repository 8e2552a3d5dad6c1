//! What is added to a page while it is served, and the pages that no report has.

use super::{Problem, Version};

/// Where a page hears of changes.
pub(super) const EVENTS: &str = "/.afterword/events";
/// Where the script lies that listens.
pub(super) const SCRIPT: &str = "/.afterword/live.js";
/// That script.
pub(super) const LIVE: &str = include_str!("live.js");

/// What a page that no report has may load: what the report's own pages may.
const MAY_LOAD: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; \
                        form-action 'none'";

const POLICY: &str = r#"http-equiv="content-security-policy" content=""#;

/// The page with the script that keeps it up to date, which its policy then has to let listen.
pub(super) fn live(html: &str, version: Version) -> String {
    let Version { number, theme } = version;
    let data = format!("data-number=\"{number}\" data-theme=\"{theme}\"");
    let script = format!("<script src=\"{SCRIPT}\" {data} defer></script>\n");
    // Both are looked for in the head only, whatever a note may say; in ASCII, so that places stay what they are.
    let lower = html.to_ascii_lowercase();
    let head = lower.find("</head>").unwrap_or(lower.len());
    let policy = lower[..head].find(POLICY).map_or(head, |at| at + POLICY.len());
    let let_in = if policy == head { "" } else { "connect-src 'self'; " };
    [&html[..policy], let_in, &html[policy..head], &script, &html[head..]].concat()
}

/// Where there is nothing, or nothing any more.
pub(super) fn missing(version: Version) -> String {
    let text = "<p>The note may have been renamed, moved or made private. \
                When it is back, so is its page.</p>\n<p><a href=\"/\">To what is due today</a></p>";
    whole("There is no such page", text, version)
}

/// The title where a user's theme cannot draw a page.
pub(super) const THE_THEMES: &str = "The theme cannot draw this page";
/// The title where a fault of ours keeps it from being drawn.
pub(super) const OURS: &str = "This page could not be drawn";

/// Where a page cannot be drawn. The problem travels with it, as it is no other page's.
pub(super) fn failed(title: &str, problem: &Problem, version: Version) -> String {
    let place = problem.place.as_deref().unwrap_or_default();
    let line = |text: &str| format!("<p data-problem>{}</p>\n", escaped(text));
    let text = [place, &problem.message, &problem.help].map(line).concat();
    whole(title, &text, version)
}

fn whole(title: &str, text: &str, version: Version) -> String {
    let html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{MAY_LOAD}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title} · Afterword</title>\n\
         <link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\n\
         <link rel=\"stylesheet\" href=\"/style.css\">\n</head>\n<body>\n<main id=\"main\" data-missing>\n\
         <header class=\"hero\">\n<h1>{title}</h1>\n</header>\n{text}\n</main>\n</body>\n</html>\n"
    );
    live(&html, version)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// The content type of a file of the theme.
pub(super) fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "html" => "text/html; charset=utf-8",
        _ => "application/octet-stream",
    }
}
