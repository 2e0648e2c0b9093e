//! Boxes fields of recursive types without changing older fields.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::containment::{Cycles, Edges, held_by_value};
use crate::model::{Api, TypeKind};

/// A field that contains a type by value: the name of its type and its own name.
type Place = (String, String);

/// The fields of the newest version that contain a type by value, and whether they are boxed.
#[derive(Debug)]
pub(super) struct Boxes(BTreeMap<Place, bool>);

/// Decides which fields of the newest version are boxed: fields boxed in older versions, and new fields that close a
/// cycle. `None` if no field is.
pub(super) fn find<A: Borrow<Api>>(api: &Api, older: &[A]) -> Option<Boxes> {
    if !fields(api).any(|(_, _, boxed)| boxed) {
        return None;
    }
    let mut boxes: BTreeMap<Place, bool> = BTreeMap::new();
    for (index, version) in older.iter().map(A::borrow).chain([api]).enumerate() {
        boxes = match index {
            0 => fields(version)
                .map(|(place, _, boxed)| (place, boxed))
                .collect(),
            _ => next(&boxes, version),
        };
    }
    Some(Boxes(boxes))
}

impl Boxes {
    pub(super) fn write(&self, api: &mut Api) {
        for definition in api.types.values_mut() {
            if let TypeKind::Struct(object) = &mut definition.kind {
                for field in &mut object.fields {
                    let place = (definition.name.clone(), field.name.clone());
                    field.boxed = self.0.get(&place).copied().unwrap_or_default();
                }
            }
        }
    }
}

/// Returns the fields that contain a type by value: the field, the type and whether the field is boxed.
fn fields(api: &Api) -> impl Iterator<Item = (Place, &str, bool)> {
    api.types.values().flat_map(|definition| {
        let fields = match &definition.kind {
            TypeKind::Struct(object) => object.fields.as_slice(),
            _ => &[],
        };
        fields.iter().filter_map(|field| {
            let place = (definition.name.clone(), field.name.clone());
            Some((place, held_by_value(&field.kind)?, field.boxed))
        })
    })
}

fn next(before: &BTreeMap<Place, bool>, version: &Api) -> BTreeMap<Place, bool> {
    let mut boxed: BTreeSet<Place> = before
        .iter()
        .filter(|(_, boxed)| **boxed)
        .map(|(place, _)| place.clone())
        .collect();
    for is_candidate in [
        |before: &BTreeMap<Place, bool>, place: &Place| !before.contains_key(place),
        |_: &BTreeMap<Place, bool>, _: &Place| true,
    ] {
        let cycles = Cycles::new(&unboxed(version, &boxed));
        for (place, target, _) in fields(version) {
            let is_boxed = boxed.contains(&place);
            if is_candidate(before, &place) && !is_boxed && cycles.closes(&place.0, target) {
                boxed.insert(place);
            }
        }
    }
    let places = fields(version).map(|(place, ..)| place);
    places
        .map(|place| {
            let is_boxed = boxed.contains(&place);
            (place, is_boxed)
        })
        .collect()
}

/// Returns the types that each type contains by value and without a box.
fn unboxed<'api>(version: &'api Api, boxed: &BTreeSet<Place>) -> Edges<'api> {
    let types = version.types.values();
    let mut edges: Edges<'api> = types.map(|it| (it.name.as_str(), Vec::new())).collect();
    for (place, target, _) in fields(version) {
        if !boxed.contains(&place)
            && let Some(targets) = edges.get_mut(place.0.as_str())
        {
            targets.push(target);
        }
    }
    edges
}
