//! What the corpus consists of.

use std::collections::BTreeSet;

use super::fragment::references;
use super::*;

#[test]
fn fragments_have_no_dangling_references() {
    let corpus = Corpus::load().unwrap();
    for document in &corpus.large {
        let paths = document["paths"].as_object().unwrap();
        for path in paths.keys().step_by(17) {
            let fragment = fragment(document, &BTreeSet::from([path.clone()]));
            let mut found = Vec::new();
            references(&fragment, &mut found);
            let definitions = fragment["definitions"].as_object().unwrap();
            assert!(
                found.iter().all(|name| definitions.contains_key(name)),
                "{path}"
            );
        }
    }
}

#[test]
fn most_recordings_belong_to_operations_of_the_corpus() {
    let corpus = Corpus::load().unwrap();
    let templates: BTreeSet<&String> = (corpus.large.iter())
        .flat_map(|document| document["paths"].as_object().unwrap().keys())
        .collect();
    let is_known = |recording: &&Value| {
        let path = recording.pointer("/0/request/path").unwrap();
        let path = path.as_str().unwrap();
        templates.iter().any(|template| is_of(template, path))
    };
    let known = corpus.recordings.iter().filter(is_known).count();
    assert!(known * 10 > corpus.recordings.len() * 9, "{known}");
}
