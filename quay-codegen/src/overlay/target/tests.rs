use std::time::Instant;

use serde_json::json;

use super::*;
use crate::overlay::change::Change;

impl Selection {
    fn pointers(&self) -> Vec<String> {
        let pointers = self.places.iter().map(NodePath::pointer);
        pointers.map(String::from).collect()
    }
}

fn selected(target: &str, document: &Value) -> Vec<String> {
    Target::parse(target)
        .unwrap()
        .select(document, &mut SearchCache::default())
        .unwrap()
        .pointers()
}

fn refused(target: &str) -> String {
    Target::parse(target).unwrap_err()
}

#[test]
fn places_are_in_document_order() {
    let pears = json!({"pears": (0..12).collect::<Vec<_>>(), "apples": 1});
    assert_eq!(
        selected("$['pears', 'apples']", &pears),
        ["/apples", "/pears"]
    );
    assert_eq!(
        selected("$.pears[10, 2, 0]", &pears),
        ["/pears/0", "/pears/2", "/pears/10"]
    );
    assert_eq!(selected("$.plums", &pears), [""; 0]);
}

#[test]
fn a_place_selected_twice_is_listed_once() {
    let pears = json!({"pears": [{"ripe": true}, {"ripe": true}]});
    assert_eq!(
        selected("$.pears[1, -1, 0]", &pears),
        ["/pears/0", "/pears/1"]
    );
}

#[test]
fn a_target_with_several_names_is_split() {
    assert_eq!(parts("$.a['b'].c[?@.d == 'e,f']"), [""; 0]);
    assert_eq!(
        parts("$[ 'a,b', 'c' ].d['e', \"f\"]"),
        [
            "$['a,b'].d['e', \"f\"]",
            "$['c'].d['e', \"f\"]",
            "$[ 'a,b', 'c' ].d['e']",
            "$[ 'a,b', 'c' ].d[\"f\"]",
        ]
    );
}

#[test]
fn a_container_precedes_its_contents() {
    let nested = json!({"a": {"a": {"b": 1}}});
    assert_eq!(selected("$..a", &nested), ["/a", "/a/a"]);
}

#[test]
fn targets_select_what_the_engine_selects() {
    let document = json!({
        "paths": {
            "/a/{b}": {"get": {"parameters": [{"name": "b", "in": "path"}, {"name": "c", "in": "query"}]}},
            "/~": {"get": {"parameters": [{"name": "b"}]}, "0": [1, [2, 3]]},
        },
        "x-y": {"0": 1},
        "ä": null,
    });
    for target in [
        "$",
        "$.paths",
        "$['paths'][\"/a/{b}\"].get",
        "$.paths['/a/{b}', '/~', '/~'].get",
        "$.paths['/~']['0'][0]",
        "$.paths['/~']['0'][1, 0]",
        "$.paths['/~']['0'][-1][0:2]",
        "$.paths.*.get.parameters[*].name",
        "$.paths.*[*]",
        "$..name",
        "$..*",
        "$..[0]",
        "$..parameters[?@.name == 'b']",
        "$..parameters[?@.name=='b' && @.in == 'path']",
        "$..parameters[?@.name == 'b'&&@.in=='path' && @.name == 'b']",
        "$..parameters[?@.name == 'b' && @.in]",
        "$..parameters[?@.name == 'b' || @.in == 'query']",
        "$..parameters[?@['name'] == 'c'].in",
        "$.paths[?@.get]",
        "$['x-y'][0]",
        "$['x-y']['0']",
        "$.ä",
        "$['\\u00e4']",
        "$.paths[0]",
    ] {
        let found = JsonPath::parse(target).unwrap();
        let found = found.query_located(&document);
        let mut expected: Vec<String> = found.locations().map(|it| it.to_json_pointer()).collect();
        expected.sort_unstable();
        expected.dedup();
        let mut selected = selected(target, &document);
        selected.sort_unstable();
        assert_eq!(selected, expected, "{target}");
    }
}

#[test]
fn what_an_earlier_search_found_is_searched_again_after_it_changed() {
    let mut document = json!({"a": [{"x": {"n": 1}}, {"x": {"n": 2}}, {"y": {}}]});
    let mut cache = SearchCache::default();
    let target = Target::parse("$.a..n").unwrap();
    let mut selected = |document: &Value, change: Option<Change>| {
        if let Some(change) = change {
            cache.forget(&change);
        }
        target.select(document, &mut cache).unwrap().pointers()
    };
    assert_eq!(selected(&document, None), ["/a/0/x/n", "/a/1/x/n"]);
    document["a"][2]["y"] = json!({"z": [1]});
    let update = Change::Update(json!({"z": [1]}));
    assert_eq!(selected(&document, Some(update)), ["/a/0/x/n", "/a/1/x/n"]);
    document["a"][2]["y"] = json!({"n": 3});
    let update = Change::Update(json!({"n": 3}));
    assert_eq!(
        selected(&document, Some(update)),
        ["/a/0/x/n", "/a/1/x/n", "/a/2/y/n"]
    );
    document["a"].as_array_mut().unwrap().remove(0);
    assert_eq!(
        selected(&document, Some(Change::Remove)),
        ["/a/0/x/n", "/a/1/y/n"]
    );
}

#[test]
fn a_string_ends_at_a_quote_without_a_backslash() {
    for (target, expected) in [
        ("$.a", vec![]),
        ("$['a','b'].c", vec!["$['a'].c", "$['b'].c"]),
        (r"$['it\'s','b']", vec![r"$['it\'s']", "$['b']"]),
        (r#"$["a\\", "b,]"]"#, vec![r#"$["a\\"]"#, r#"$["b,]"]"#]),
        ("$[?@.a == 'b' || @['c', 'd']]", vec![]),
    ] {
        assert_eq!(parts(target), expected, "{target}");
    }
}

#[test]
fn an_invalid_json_path_is_refused() {
    for target in [
        "", "paths", "$.", "$.a.", "$.0", "$[", "$[]", "$['a'", "$[01]", "$[a]", "$.a b", "$..",
        "$[1,]",
    ] {
        assert!(refused(target).starts_with("invalid JSONPath"), "{target}");
    }
}

#[test]
fn a_string_without_an_end_is_refused() {
    // The engine panics on the first three.
    for target in [
        r"$['\u",
        r#"$["\u"#,
        r"$.a[?@.b == '\u",
        r"$['\",
        "$['a",
        "$['a\"",
    ] {
        let message = refused(target);
        assert!(message.contains("has no closing"), "{target}: {message}");
    }
}

#[test]
fn expensive_targets_are_refused_immediately() {
    let start = Instant::now();
    let nested = |levels| format!("$[{}@.a{}]", "?@[".repeat(levels), "]".repeat(levels));
    assert!(refused(&nested(22)).contains("deep"));
    assert!(refused(&nested(400)).contains("deep"));
    assert!(refused(&nested(2_000)).contains("long"));
    assert!(refused(&format!("$[?{}@.a{}]", "(".repeat(400), ")".repeat(400))).contains("deep"));
    assert!(refused(&"[".repeat(50_000)).contains("long"));
    assert!(refused("$..*..*..*").contains("only once"));
    assert!(refused("$[?@..a]").contains("`..`"));
    assert!(refused("$[?@.a == $.b]").contains("`$`"));
    assert!(refused("$[?@[*,*][*,*][*,*][*,*]]").contains("too many"));
    // Each of them would take minutes.
    assert!(start.elapsed().as_secs() < 20);
}

#[test]
fn a_target_selects_a_bounded_number_of_places() {
    let document = json!({"a": vec![1; MAX_PLACES + 1]});
    let select = |target| {
        Target::parse(target)
            .unwrap()
            .select(&document, &mut SearchCache::default())
            .map(|selection| selection.places.len())
    };
    assert_eq!(select("$.a[*]"), Err(TooManyPlaces));
    assert_eq!(select("$..*"), Err(TooManyPlaces));
    assert_eq!(select("$.a"), Ok(1));
}
