use afterword::playbook;
fn main() {
    let (p, d) = playbook::read(&[]);
    eprintln!("{} diags {:?}", d.len(), d.first());
    let f = std::env::args().nth(1).unwrap();
    let show = std::env::args().nth(2).is_some();
    let t = std::fs::read_to_string(f).unwrap();
    let (mut r, mut w, mut u) = (0, 0, 0);
    for l in t.lines() {
        let Some((k, ph)) = l.split_once('\t') else { continue };
        let g = p.guess(ph);
        match &g.kind {
            None => {
                u += 1;
                if show {
                    println!("UNCLEAR {k}\t{ph}");
                }
            }
            Some(x) if x == k => r += 1,
            Some(x) => {
                w += 1;
                if show {
                    println!("WRONG {k} as {x} {:.2}\t{ph}", g.confidence);
                }
            }
        }
    }
    let n = (r + w + u) as f64;
    println!(
        "right {:.1} wrong {:.1} unclear {:.1} of {}",
        100. * r as f64 / n,
        100. * w as f64 / n,
        100. * u as f64 / n,
        n
    );
}
