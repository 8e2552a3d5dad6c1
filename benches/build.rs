//! How long the stages of a build take: read and judge, render, write; for 1,000 and for 10,000 notes.
//!
//! `cargo bench` runs it; the notes are made up anew each time and are always the same.

mod corpus;

use afterword::analysis::{Material, analyse};
use afterword::date::Date;
use afterword::disk::{Place, write_report};
use afterword::report::{self, Theme};
use afterword::text::Source;
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use std::sync::Arc;

fn material(count: usize) -> Material {
    let notes = corpus::notes(count).into_iter().map(|(path, text)| Arc::new(Source::new(path, text)));
    Material { notes: notes.collect(), ..Material::default() }
}

fn stages(criterion: &mut Criterion) {
    let as_of = Date::new(2025, 7, 1).expect("a day of that year");
    let (theme, options) = (Theme::built_in(), report::Options::default());
    for count in [1_000, 10_000] {
        let material = material(count);
        let mut group = criterion.benchmark_group(format!("{count} notes"));
        group.sample_size(10);
        group.bench_function("read and judge", |bencher| {
            bencher.iter(|| black_box(analyse(&material, as_of)))
        });
        let analysis = analyse(&material, as_of);
        group.bench_function("render", |bencher| {
            bencher.iter(|| black_box(report::build(&analysis, &theme, &options)))
        });
        let Ok(files) = report::build(&analysis, &theme, &options) else { continue };
        let files: Vec<(String, Vec<u8>)> = files.into_iter().map(|file| (file.path, file.bytes)).collect();
        group.bench_function("write", |bencher| {
            bencher.iter_batched(
                || tempfile::tempdir().expect("a temporary folder"),
                |folder| {
                    let report = folder.path().join("report");
                    let place = Place { folder: &report, journal: folder.path(), home: None };
                    black_box(write_report(&place, &files).expect("it can be written"));
                    folder
                },
                BatchSize::PerIteration,
            );
        });
        group.finish();
    }
}

criterion_group!(benches, stages);
criterion_main!(benches);
