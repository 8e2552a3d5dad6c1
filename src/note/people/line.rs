//! One line about a person or several, as people write it: name, title, address and number in any order.

use super::Person;
use super::title::is_title;
use super::unnamed::{is_nameless, unknown_with_title};
use crate::note::values::trimmed;
use crate::text::Span;
use std::borrow::Cow;

/// `Dana Whitfield`, `Dana Whitfield <dana@…>`, `Dana Whitfield (CTO)`, `Dana Whitfield, CTO`, `Dana and Lee`, `unknown`.
pub(in crate::note) fn from_text(text: &str, span: Span) -> Vec<Person> {
    let Some(text) = trimmed(text) else {
        return Vec::new();
    };
    if is_nameless(&text) {
        return vec![one(&text, span)];
    }
    let mut people: Vec<Person> = Vec::new();
    for part in split_outside_brackets(&text, &[",", ";"]) {
        match people.last_mut() {
            Some(last) if is_behind_a_name(part) => last.take_letters(one(part, span)),
            Some(last) if is_title(part) || is_without_capital_beside(part, &text) => {
                last.take_title(one(part, span));
            }
            _ => people
                .extend(split_outside_brackets(part, &["&", " and "]).iter().map(|name| one(name, span))),
        }
    }
    people
}

/// `PhD`, `MD <jane@clinic.example>`: letters behind a comma belong to the name before it.
fn is_behind_a_name(part: &str) -> bool {
    let name = part.split(['<', '(']).next().unwrap_or_default();
    let mut words = name.split_whitespace().peekable();
    words.peek().is_some() && words.all(super::is_behind_a_name)
}

/// Splits at separators that do not stand inside `<…>` or `(…)`; a title may hold an `and` of its own.
fn split_outside_brackets<'t>(text: &'t str, separators: &[&str]) -> Vec<&'t str> {
    if !separators.iter().any(|separator| text.contains(separator)) {
        return Some(text).filter(|text| !text.trim().is_empty()).into_iter().collect();
    }
    let mut depth = 0_i32;
    let mut parts = Vec::new();
    let mut begin = 0;
    for (at, c) in text.char_indices() {
        depth += i32::from(matches!(c, '<' | '(')) - i32::from(matches!(c, '>' | ')'));
        let separator = separators.iter().find(|separator| depth <= 0 && text[at..].starts_with(**separator));
        if let Some(separator) = separator.filter(|_| at >= begin) {
            parts.push(&text[begin..at]);
            begin = at + separator.len();
        }
    }
    parts.push(&text[begin..]);
    parts.retain(|part| !part.trim().is_empty());
    parts
}

fn one(text: &str, span: Span) -> Person {
    let mut person = Person { span, ..Person::default() };
    let name = person.without_brackets(text);
    let name = person.without_details(&name);
    let name = name.trim();
    if let Some(title) = unknown_with_title(name) {
        person.title = person.title.or(title);
    } else {
        person.name = trimmed(name);
    }
    person
}

/// What stands before, inside and behind the first `<…>` or `(…)`; brackets inside round ones belong to them.
fn next_bracket(text: &str) -> Option<(&str, &str, &str)> {
    let open = text.find(['<', '('])?;
    let inside = &text[open + 1..];
    let close = match text[open..].starts_with('<') {
        true => inside.find('>'),
        false => closing(inside),
    };
    let close = close.unwrap_or(inside.len());
    Some((&text[..open], &inside[..close], inside.get(close + 1..).unwrap_or_default()))
}

/// Where the round bracket that is already open closes.
fn closing(inside: &str) -> Option<usize> {
    let mut depth = 1_i32;
    let mut places = inside.char_indices();
    let end = places.find(|(_, c)| {
        depth += i32::from(*c == '(') - i32::from(*c == ')');
        depth == 0
    });
    end.map(|(at, _)| at)
}

impl Person {
    /// What stands behind a name and a comma: a title, with whatever address stood there too.
    fn take_title(&mut self, other: Person) {
        self.title = self.title.take().or(other.name).or(other.title);
        self.email = self.email.take().or(other.email);
        self.phone = self.phone.take().or(other.phone);
        self.linkedin = self.linkedin.take().or(other.linkedin);
    }

    /// What stands behind a name and a comma and is a part of the name, with whatever address stood there too.
    fn take_letters(&mut self, other: Person) {
        let name = [self.name.take(), other.name].into_iter().flatten().collect::<Vec<_>>().join(" ");
        self.name = Some(name).filter(|name| !name.is_empty());
        self.take_title(Person { name: None, ..other });
    }

    /// Takes what stands in brackets out of a name.
    fn without_brackets<'t>(&mut self, text: &'t str) -> Cow<'t, str> {
        let mut name = Cow::Borrowed("");
        let mut rest = text;
        while let Some((before, inside, after)) = next_bracket(rest) {
            name += before;
            self.put_detail(inside.trim());
            rest = after;
        }
        name + rest
    }

    /// Takes addresses and numbers that stand without brackets out of a name.
    fn without_details(&mut self, text: &str) -> String {
        let mut name = String::with_capacity(text.len());
        let digits_from = text.find(" +").filter(|&at| is_phone(text[at..].trim()));
        if let Some(at) = digits_from {
            self.put_detail(text[at..].trim());
        }
        for word in text[..digits_from.unwrap_or(text.len())].split_whitespace() {
            if word.contains('@') || word.contains("linkedin.com/") {
                self.put_detail(word);
                continue;
            }
            if !name.is_empty() {
                name.push(' ');
            }
            name.push_str(word);
        }
        name
    }

    fn put_detail(&mut self, detail: &str) {
        let detail = detail.trim_start_matches("mailto:").trim_start_matches("tel:");
        let slot = if detail.contains("linkedin.") {
            &mut self.linkedin
        } else if detail.contains('@') {
            &mut self.email
        } else if is_phone(detail) {
            &mut self.phone
        } else {
            &mut self.title
        };
        *slot = Some(detail.to_owned()).filter(|detail| !detail.is_empty());
    }
}

fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    digits >= 5 && text.chars().all(|c| c.is_ascii_digit() || " +-/().x".contains(c))
}

/// `Priya Nair, headteacher`: where names have capitals, a word without one is no name.
fn is_without_capital_beside(part: &str, text: &str) -> bool {
    part.trim_start().starts_with(char::is_lowercase) && text.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<Option<String>> {
        from_text(text, Span::default()).into_iter().map(|person| person.name).collect()
    }

    fn only(text: &str) -> Person {
        let mut people = from_text(text, Span::default());
        assert_eq!(people.len(), 1, "{text}");
        people.remove(0)
    }

    #[test]
    fn a_person_may_carry_mail_phone_title_and_profile_in_brackets() {
        let dana = only("Dana Whitfield <dana@northwind.example> (Head of Platform) <+1 555 0100>");
        assert_eq!(dana.name.as_deref(), Some("Dana Whitfield"));
        assert_eq!(dana.email.as_deref(), Some("dana@northwind.example"));
        assert_eq!(dana.title.as_deref(), Some("Head of Platform"));
        assert_eq!(dana.phone.as_deref(), Some("+1 555 0100"));
    }

    #[test]
    fn a_title_behind_a_comma_is_no_second_person() {
        let dana = only("Dana Whitfield, Engineering Manager");
        assert_eq!(
            (dana.name.as_deref(), dana.title.as_deref()),
            (Some("Dana Whitfield"), Some("Engineering Manager"))
        );
        assert_eq!(names("Dana Whitfield, Lee Park").len(), 2);
        assert_eq!(names("Dana and Lee"), [Some("Dana".into()), Some("Lee".into())]);
        assert_eq!(names("Dana <d@a.example>, Lee (CTO)"), [Some("Dana".into()), Some("Lee".into())]);
    }

    #[test]
    fn a_title_in_small_letters_keeps_the_address_with_its_person() {
        let tomasz = only("Dr. Tomasz Wilk, consultant haematologist <t.wilk@ward.example>");
        assert_eq!(tomasz.name.as_deref(), Some("Dr. Tomasz Wilk"));
        assert_eq!(tomasz.title.as_deref(), Some("consultant haematologist"));
        assert_eq!(tomasz.email.as_deref(), Some("t.wilk@ward.example"));
    }

    #[test]
    fn one_small_word_behind_a_name_is_a_title_and_two_small_names_are_two_people() {
        let priya = only("Mrs Priya Nair, headteacher <p.nair@oakfield.example>");
        assert_eq!(priya.title.as_deref(), Some("headteacher"));
        assert_eq!(priya.email.as_deref(), Some("p.nair@oakfield.example"));
        assert_eq!(names("dana, lee").len(), 2);
    }

    #[test]
    fn a_title_keeps_its_own_and() {
        let dana = only("Dana Whitfield, Head of Sales and Marketing");
        assert_eq!(dana.title.as_deref(), Some("Head of Sales and Marketing"));
        assert_eq!(only("Dana (Head of Sales and Marketing)").title, dana.title);
        assert_eq!(names("Dana (CTO) and Lee & Priya").len(), 3);
    }

    #[test]
    fn somebody_unnamed_takes_nobodys_name_away() {
        let both = names("Dana Whitfield and someone whose name I didn't catch");
        assert_eq!(both, [Some("Dana Whitfield".to_owned()), None]);
        assert_eq!(only("Recruiter, didn't catch her name").name, None);
    }

    #[test]
    fn an_address_or_a_number_needs_no_brackets() {
        let wendy = only("Wendy Cho (Recruitment) wendy@tallis.example");
        assert_eq!(
            (wendy.name.as_deref(), wendy.email.as_deref()),
            (Some("Wendy Cho"), Some("wendy@tallis.example"))
        );
        let dana = only("Dana Whitfield +1 555 0100");
        assert_eq!(
            (dana.name.as_deref(), dana.phone.as_deref()),
            (Some("Dana Whitfield"), Some("+1 555 0100"))
        );
        assert_eq!(only("dana@northwind.example").name, None);
    }

    #[test]
    fn a_number_or_a_title_may_hold_brackets_of_its_own() {
        for number in ["(555) 010-0100", "+44 (0)20 7946 0000"] {
            let dana = only(&format!("Dana Whitfield <{number}>"));
            assert_eq!((dana.name.as_deref(), dana.phone.as_deref()), (Some("Dana Whitfield"), Some(number)));
        }
        assert_eq!(only("Lee Park (Head of Data (EMEA))").title.as_deref(), Some("Head of Data (EMEA)"));
    }

    #[test]
    fn somebody_described_is_nobody_named() {
        for text in ["some recruiter, didn't catch her name", "a recruiter, name unknown", "the head of data"]
        {
            assert_eq!(only(text).name, None, "{text}");
        }
        assert_eq!(only("some recruiter, didn't catch her name").title.as_deref(), Some("recruiter"));
        assert_eq!(only("dana").name.as_deref(), Some("dana"));
    }

    #[test]
    fn an_unknown_person_may_still_have_a_title() {
        assert_eq!(only("unknown").name, None);
        assert_eq!(only("Unknown (head of data)").title.as_deref(), Some("head of data"));
        assert_eq!(only("unknown, head of data").title.as_deref(), Some("head of data"));
        let guy = only("don't remember, dispatcher guy");
        assert_eq!((guy.name, guy.title.as_deref()), (None, Some("dispatcher guy")));
        for text in ["don't remember", "forgot his name", "can't recall", "no idea", "?", "forgot"] {
            assert_eq!((only(text).name, only(text).title), (None, None), "{text}");
        }
    }

    #[test]
    fn a_mention_is_a_whole_word_with_its_capital() {
        let will = only("Will Graceland");
        assert!(will.is_mentioned_in("Blanked when Will asked about CAP"));
        assert!(will.is_mentioned_in("Graceland's question"));
        assert!(!will.is_mentioned_in("I will do better"));
    }

    #[test]
    fn greetings_pass_over_a_title_before_the_name() {
        assert_eq!(only("Dr. Priya Nair").first_name(), Some("Priya"));
    }

    #[test]
    fn whoever_is_written_with_a_title_is_greeted_with_it() {
        let greeted = |text| only(text).greeting_name().unwrap_or_default();
        assert_eq!(greeted("Dr. Tomasz Wilk"), "Dr. Wilk");
        assert_eq!(greeted("Prof. Dr. Anna van der Berg"), "Prof. Dr. van der Berg");
        assert_eq!(greeted("Mrs Okafor"), "Mrs Okafor");
        assert_eq!(greeted("Canon Peter Lisle"), "Canon Lisle");
        assert_eq!(greeted("Insp. Carol Dyer"), "Insp. Dyer");
        assert_eq!(greeted("Dr John Smith Jr."), "Dr Smith");
        assert_eq!(greeted("Dana Whitfield"), "Dana");
        assert_eq!(greeted("Dr"), "Dr");
        assert_eq!(greeted("Mr Van den Berg"), "Mr Van den Berg");
        assert_eq!(greeted("Mr Luigi De Luca"), "Mr De Luca");
        assert_eq!(greeted("Mrs Ann Van Dyke"), "Mrs Van Dyke");
        assert_eq!(greeted("Chef Antoine Leroux"), "Chef Leroux");
        assert_eq!(greeted("Pastor Joan Reed"), "Pastor Reed");
        assert_eq!(greeted("jess"), "Jess");
        assert_eq!(greeted("佐藤 健"), "佐藤 健");
        assert_eq!(Person::default().greeting_name(), None);
    }

    #[test]
    fn somebody_is_no_name() {
        assert_eq!(only("some pharmacist").title.as_deref(), Some("pharmacist"));
        assert_eq!(only("the head of nursing").title.as_deref(), Some("head of nursing"));
        assert_eq!((only("someone").name, only("two of the nurses").title), (None, None));
        assert_eq!(only("An Nguyen").name.as_deref(), Some("An Nguyen"));
    }
}
