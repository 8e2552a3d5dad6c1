use afterword::{analysis::*, config, date::Date, text::Source};
use std::path::Path;
use std::sync::Arc;
fn walk(d: &Path, root: &Path, out: &mut Vec<Arc<Source>>) {
    let mut v: Vec<_> = std::fs::read_dir(d).unwrap().map(|e| e.unwrap().path()).collect();
    v.sort();
    for p in v {
        if p.is_dir() {
            walk(&p, root, out)
        } else if p.extension().is_some_and(|e| e == "md") {
            out.push(Arc::new(Source::new(
                p.strip_prefix(root).unwrap().to_string_lossy().into_owned(),
                std::fs::read_to_string(&p).unwrap(),
            )))
        }
    }
}
fn main() {
    let root = Path::new("journal-example");
    let mut all = vec![];
    walk(root, root, &mut all);
    let (pb, notes): (Vec<_>, Vec<_>) = all
        .into_iter()
        .filter(|s| !s.path().starts_with("templates"))
        .partition(|s| s.path().starts_with("playbook"));
    let (config, d) = config::read(&Source::new(
        "afterword.toml",
        std::fs::read_to_string("journal-example/afterword.toml").unwrap(),
    ));
    eprintln!("{d:?}");
    let m = Material { notes, playbook: pb, config, diagnostics: vec![] };
    let a = analyse(&m, Date::parse("2026-03-06").unwrap());
    for id in a.journal.ids() {
        let n = a.note(id);
        println!("== {} {} {:?}", n.path(), a.assessments[id.0].verdict, a.plans[id.0].flags);
        for g in &a.assessments[id.0].gaps {
            println!(
                "   gap {} {:?} guessed {} {:.2} line {:?}",
                g.kind, g.text, g.guessed, g.confidence, g.line
            );
        }
        for (f, l) in a.plans[id.0].follow_ups.iter().zip(&a.letters[id.0]) {
            println!(
                "   {} -> {:?}: {} {} {:?} {} {:?} why {:?}",
                a.play(f).name,
                f.to.name(n),
                f.opens,
                f.due,
                f.closes.map(|d| d.to_string()),
                f.state,
                f.channel,
                f.why.iter().map(|w| w.to_string()).collect::<Vec<_>>()
            );
            if std::env::args().nth(1).is_some() {
                if let Some(l) = l {
                    println!("--------- {:?}\n{}\n---------", l.subject, l.body);
                }
            }
        }
    }
    for d in &a.diagnostics {
        println!("{}", d.short());
    }
    println!(
        "now {} coming {} blocked {}",
        a.agenda.now.len(),
        a.agenda.coming.len(),
        a.agenda.blocked.len()
    );
}
