//! Finds the types of an older version that correspond to those of a newer one.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Matched, Operation, Struct, Type, TypeDefinition, TypeKind, VersionView};

/// The older types of each newer type.
#[derive(Debug, Default)]
pub(super) struct Counterparts<'new, 'old> {
    /// The older type of the same name and kind, for each newer type in order.
    namesakes: Vec<Option<&'old TypeDefinition>>,
    /// The counterparts of types without an older type of the same name, by places of use.
    others: BTreeMap<&'new str, BTreeSet<&'old str>>,
}

impl<'new, 'old> Counterparts<'new, 'old> {
    /// Finds the counterpart of each type: the older type with the same name, or otherwise the one at the same places
    /// of use. A new place of use alone is no evidence about the fields.
    pub(super) fn find(
        old: VersionView<'old>,
        new: VersionView<'new>,
        matched: &Matched<'old, 'new>,
    ) -> Self {
        let namesakes = namesakes(old, new);
        let others = new.api.types.keys().zip(&namesakes);
        let others = others.filter(|(_, namesake)| namesake.is_none());
        let others = others.map(|(name, _)| name.as_str());
        let mut by_place = TypesByPlace {
            old,
            new,
            leading: leading_to(others.collect(), new),
            found: BTreeMap::new(),
        };
        if !by_place.leading.is_empty() {
            for (earlier, operation) in &matched.pairs {
                by_place.operations(earlier, operation);
            }
        }
        Self {
            namesakes,
            others: by_place.found,
        }
    }

    /// Returns the counterparts of the newer type with this index and name.
    pub(super) fn of(
        &self,
        (index, name): (usize, &str),
        old: VersionView<'old>,
    ) -> Vec<&'old TypeDefinition> {
        if let Some(namesake) = self.namesakes.get(index).copied().flatten() {
            return vec![namesake];
        }
        let others = self.others.get(name).into_iter().flatten();
        others.filter_map(|name| old.definition(name)).collect()
    }
}

/// Returns the older type of the same name and kind for each newer type. Both are sorted by name.
fn namesakes<'old>(
    old: VersionView<'old>,
    new: VersionView<'_>,
) -> Vec<Option<&'old TypeDefinition>> {
    let mut earlier = old.api.types.iter().peekable();
    let types = new.api.types.iter();
    let namesakes = types.map(|(name, definition)| {
        while earlier.next_if(|(before, _)| *before < name).is_some() {}
        let (_, namesake) = earlier.next_if(|(same, _)| *same == name)?;
        is_same_kind(namesake, definition).then_some(namesake)
    });
    namesakes.collect()
}

fn is_same_kind(old: &TypeDefinition, new: &TypeDefinition) -> bool {
    std::mem::discriminant(&old.kind) == std::mem::discriminant(&new.kind)
}

/// Returns the types from which any of these types can be reached, including themselves.
fn leading_to<'new>(
    mut leading: BTreeSet<&'new str>,
    new: VersionView<'new>,
) -> BTreeSet<&'new str> {
    if leading.is_empty() {
        return leading;
    }
    let types = new.api.types.iter();
    let mut others: Vec<(&str, Vec<&str>)> = types
        .filter(|(name, _)| !leading.contains(name.as_str()))
        .map(|(name, definition)| (name.as_str(), definition.kind.type_names()))
        .collect();
    let mut known = 0;
    while known < leading.len() {
        known = leading.len();
        others.retain(|(name, reached)| {
            let leads = reached.iter().any(|reached| leading.contains(reached));
            if leads {
                leading.insert(name);
            }
            !leads
        });
    }
    leading
}

/// Compares the types of both versions at the same places of use.
struct TypesByPlace<'new, 'old> {
    old: VersionView<'old>,
    new: VersionView<'new>,
    /// The newer types of interest, and the types from which they can be reached.
    leading: BTreeSet<&'new str>,
    found: BTreeMap<&'new str, BTreeSet<&'old str>>,
}

impl<'new, 'old> TypesByPlace<'new, 'old> {
    fn operations(&mut self, old: &'old Operation, new: &'new Operation) {
        for parameter in &new.query_parameters {
            let mut earlier = old.query_parameters.iter();
            if let Some(earlier) = earlier.find(|earlier| earlier.name == parameter.name) {
                self.kinds(&earlier.kind, &parameter.kind);
            }
        }
        for (earlier, parameter) in old.path_parameters.iter().zip(&new.path_parameters) {
            self.kinds(&earlier.kind, &parameter.kind);
        }
        if let (Some(earlier), Some(body)) = (&old.body, &new.body) {
            self.kinds(&earlier.kind, &body.kind);
        }
        if let (Some(earlier), Some(response)) = (old.response_type(), new.response_type()) {
            self.kinds(earlier, response);
        }
    }

    fn kinds(&mut self, old: &'old Type, new: &'new Type) {
        match (old, new) {
            (Type::Nullable(old), new) => self.kinds(old, new),
            (old, Type::Nullable(new)) => self.kinds(old, new),
            (Type::List(old), Type::List(new)) | (Type::Map(old), Type::Map(new)) => {
                self.kinds(old, new);
            }
            (Type::Named(old), Type::Named(new)) => self.named(old, new),
            _ => {}
        }
    }

    fn named(&mut self, old_name: &'old str, new_name: &'new str) {
        if !self.leading.contains(new_name) {
            return;
        }
        let definitions = (self.old.definition(old_name), self.new.definition(new_name));
        let (Some(old), Some(new)) = definitions else {
            return;
        };
        match (&old.kind, &new.kind) {
            (TypeKind::Struct(_), TypeKind::Union(alternatives)) => {
                for alternative in alternatives {
                    self.named(old_name, &alternative.name);
                }
            }
            (TypeKind::Union(alternatives), TypeKind::Struct(_)) => {
                for alternative in alternatives {
                    self.named(&alternative.name, new_name);
                }
            }
            _ if !is_same_kind(old, new) => {}
            _ if !self.found.entry(new_name).or_default().insert(old_name) => {}
            (TypeKind::Struct(old), TypeKind::Struct(new)) => self.objects(old, new),
            (TypeKind::Union(old), TypeKind::Union(new)) => {
                for alternative in new {
                    let mut earlier = old.iter();
                    if let Some(earlier) = earlier.find(|it| it.name == alternative.name) {
                        self.named(&earlier.name, &alternative.name);
                    }
                }
            }
            _ => {}
        }
    }

    fn objects(&mut self, old: &'old Struct, new: &'new Struct) {
        for field in &new.fields {
            if let Some(earlier) = self.old.fields(old).find(|it| it.name == field.name) {
                self.kinds(&earlier.kind, &field.kind);
            }
        }
        if let (Some(old), Some(new)) = (&old.additional_properties, &new.additional_properties) {
            self.kinds(old, new);
        }
    }
}
