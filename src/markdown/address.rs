//! Where a link or an image of a note may lead: nowhere but to web pages, people and files beside it.

/// An address that is safe to put on a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Address {
    /// Another site, `https://…` or `http://…`.
    Away(String),
    /// Somebody's mail or telephone, `mailto:…` or `tel:…`.
    Person(String),
    /// A file, relative to the note.
    Beside(String),
    /// From the root of wherever the page is, `/…`.
    Root(String),
    /// A heading of the same note, without the `#`.
    Within(String),
}

/// Reads an address as a browser would, which is not as it looks; `None` where it is empty or unsafe.
///
/// A browser drops tabs and line ends anywhere, and spaces and control characters around an address,
/// before it looks for a scheme, and takes `\` for `/` (<https://url.spec.whatwg.org/#url-parsing>).
pub(super) fn read(raw: &str) -> Option<Address> {
    let address: String = raw.chars().filter(|c| !matches!(c, '\t' | '\r' | '\n')).collect();
    let address = address.trim_matches(|c: char| c <= ' ');
    if address.is_empty() || address.contains(char::is_control) {
        return None;
    }
    let first_segment = address.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    match first_segment.split_once(':') {
        Some((scheme, _)) => with_scheme(&scheme.to_ascii_lowercase(), address),
        None if first_segment.to_ascii_lowercase().contains("%3a") => None,
        None => Some(without_scheme(&address.replace('\\', "/"))),
    }
}

fn with_scheme(scheme: &str, address: &str) -> Option<Address> {
    match scheme {
        "http" | "https" => Some(Address::Away(address.to_owned())),
        "mailto" | "tel" => Some(Address::Person(address.to_owned())),
        _ => None,
    }
}

fn without_scheme(address: &str) -> Address {
    if address.starts_with("//") {
        // A page opened by double click would look for a file server of that name.
        Address::Away(format!("https:{address}"))
    } else if address.starts_with('/') {
        Address::Root(address.to_owned())
    } else if let Some(heading) = address.strip_prefix('#') {
        Address::Within(heading.to_owned())
    } else {
        Address::Beside(address.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn web_mail_telephone_and_files_are_led_to() {
        assert_eq!(read("https://a.example/x:y"), Some(Address::Away("https://a.example/x:y".into())));
        assert_eq!(read(" HTTP://a.example"), Some(Address::Away("HTTP://a.example".into())));
        assert_eq!(read("mailto:dana@a.example"), Some(Address::Person("mailto:dana@a.example".into())));
        assert_eq!(read("tel:+15550100"), Some(Address::Person("tel:+15550100".into())));
        assert_eq!(read("../cv.pdf?a:b"), Some(Address::Beside("../cv.pdf?a:b".into())));
        assert_eq!(read("files\\cv.pdf"), Some(Address::Beside("files/cv.pdf".into())));
        assert_eq!(read("#the-talk"), Some(Address::Within("the-talk".into())));
        assert_eq!(read("/etc/hosts"), Some(Address::Root("/etc/hosts".into())));
    }

    #[test]
    fn a_host_without_scheme_is_the_web_and_never_a_file_server() {
        for raw in ["//host/x", "\\\\host/x", "/\\host/x", "\t//host/x"] {
            assert_eq!(read(raw), Some(Address::Away("https://host/x".into())), "{raw:?}");
        }
    }

    #[test]
    fn a_scheme_that_runs_something_leads_nowhere_in_any_disguise() {
        for raw in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "java\r\nscript:alert(1)",
            "\u{1}\u{1f} javascript:alert(1)",
            "\u{a0}javascript:alert(1)",
            "javascript%3Aalert(1)",
            "javascript%3aalert(1)",
            "vbscript:x",
            "data:text/html,<script>",
            "file:///etc/passwd",
            "C:\\secret",
            "blob:x",
            ":x",
            "a\u{0}b",
            "",
            " \t",
        ] {
            assert_eq!(read(raw), None, "{raw:?}");
        }
    }
}
