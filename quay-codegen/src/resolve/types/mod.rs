//! Resolves schemas to types. Definitions of objects, enums and unions become named types; definitions of lists, maps
//! and scalars are replaced by their contents.

mod enums;
mod formats;
mod kind;
mod objects;
mod pending;
mod place;
mod scalars;
mod unions;

use std::collections::BTreeMap;

use self::kind::{Kind, kind_of};
use self::unions::sole_alternative;
use super::names;
use crate::diagnostic::Sink;
use crate::diagnostic::pointer::Pointer;
use crate::document::{Additional, Document, Schema};
use crate::model::{Docs, Type, TypeKind};

pub(super) use self::formats::reject_misplaced_format;
pub(super) use self::pending::{NameSource, PendingType, TypeTable};
pub(super) use self::place::Place;

/// The types found so far, under provisional names.
pub(super) struct Types<'document> {
    document: &'document Document,
    pending: TypeTable,
    /// The definitions whose contents are not resolved yet, with their names in Rust. They wait, so that only the nesting of
    /// schemas takes stack.
    waiting: Vec<(&'document str, &'document Schema, String)>,
    /// The definitions being resolved, to detect one that contains only itself.
    in_progress: Vec<&'document str>,
    inline: usize,
    depth: usize,
}

/// The maximum nesting of schemas and of definitions that stand for others, which protects the stack.
const MAX_DEPTH: usize = 128;

impl<'document> Types<'document> {
    pub(super) fn new(document: &'document Document) -> Self {
        Self {
            document,
            pending: TypeTable::default(),
            waiting: Vec::new(),
            in_progress: Vec::new(),
            inline: 0,
            depth: 0,
        }
    }

    /// Returns all resolved types.
    pub(super) fn into_definitions(self, sink: &mut Sink) -> TypeTable {
        let mut seen: BTreeMap<&str, &Pointer> = BTreeMap::new();
        for pending in self.pending.0.values() {
            if pending.origin != NameSource::Definition {
                continue;
            }
            if let Some(other) = seen.insert(&pending.name, &pending.pointer) {
                sink.error_with_help(
                    &pending.pointer,
                    format!(
                        "the definitions here and at `{}` both become `{}`",
                        other.as_str(),
                        pending.name
                    ),
                    "rename one of them with overlay actions",
                );
            }
        }
        self.pending
    }

    /// Returns the type of a schema.
    pub(super) fn resolve(
        &mut self,
        schema: &'document Schema,
        place: Place<'_>,
        sink: &mut Sink,
    ) -> Type {
        if self.depth == MAX_DEPTH {
            let message = format!("the schema is nested deeper than {MAX_DEPTH} levels");
            sink.error(&schema.pointer, message);
            return Type::Any;
        }
        self.depth += 1;
        let kind = self.resolve_plain(schema, place, sink);
        self.depth -= 1;
        match kind {
            Type::Any | Type::Nullable(_) => kind,
            kind if schema.nullable => Type::Nullable(Box::new(kind)),
            kind => kind,
        }
    }

    fn resolve_plain(
        &mut self,
        schema: &'document Schema,
        place: Place<'_>,
        sink: &mut Sink,
    ) -> Type {
        if let Some(name) = &schema.reference {
            return self.definition(name, &schema.pointer, sink);
        }
        if let Some(only) = sole_alternative(schema) {
            return self.resolve(only, place, sink);
        }
        match kind_of(schema) {
            Kind::Plain(kind) => kind,
            Kind::List => {
                let item = schema.items.as_deref();
                let item = item.map_or(Type::Any, |item| {
                    self.resolve(item, Place::Part(&place, "Item"), sink)
                });
                Type::List(Box::new(item))
            }
            Kind::Map => {
                let value = match &schema.additional {
                    Additional::Of(value) => {
                        self.resolve(value, Place::Part(&place, "Value"), sink)
                    }
                    _ => Type::Any,
                };
                Type::Map(Box::new(value))
            }
            Kind::NeedsName => self.inline(schema, place, sink),
            Kind::Unknown(message) => {
                sink.error(&schema.pointer, message);
                Type::Any
            }
        }
    }

    /// Returns the type that a `$ref` refers to.
    fn definition(&mut self, name: &str, pointer: &Pointer, sink: &mut Sink) -> Type {
        let Some((name, schema)) = self.document.definitions.get_key_value(name) else {
            sink.error_with_help(
                &pointer.child("$ref"),
                format!("unknown definition `{name}`"),
                "add it to `definitions` with an overlay action, or correct the reference",
            );
            return Type::Any;
        };
        let stands_for_another = schema.reference.is_some() || sole_alternative(schema).is_some();
        if !stands_for_another && matches!(kind_of(schema), Kind::NeedsName) {
            return self.named(name, schema, sink);
        }
        if self.in_progress.contains(&name.as_str()) {
            sink.error(
                &schema.pointer,
                format!("the definition `{name}` refers only to itself"),
            );
            return Type::Any;
        }
        self.in_progress.push(name);
        let kind = self.resolve(schema, Place::Property("", name), sink);
        self.in_progress.pop();
        kind
    }

    fn named(&mut self, name: &'document str, schema: &'document Schema, sink: &mut Sink) -> Type {
        if !self.pending.0.contains_key(name) && !self.start(name, schema, sink) {
            return Type::Any;
        }
        let kind = Type::Named(name.to_owned());
        if schema.nullable {
            Type::Nullable(Box::new(kind))
        } else {
            kind
        }
    }

    /// Names a definition on its first use. Returns whether its name can be that of a Rust type.
    fn start(&mut self, name: &'document str, schema: &'document Schema, sink: &mut Sink) -> bool {
        let wanted = schema.title.as_deref().unwrap_or(name);
        let Some(rust_name) = names::type_name(wanted) else {
            sink.error_with_help(
                &schema.pointer,
                format!(
                    "the definition `{wanted}` cannot be converted to an unused Rust type name"
                ),
                "give the definition another `title` with an overlay action",
            );
            return false;
        };
        self.pending.0.insert(
            name.to_owned(),
            PendingType {
                name: rust_name.clone(),
                origin: NameSource::Definition,
                pointer: schema.pointer.clone(),
                description: schema.description.clone(),
                aliases: schema.aliases.clone(),
                rust_type: rust_type(schema, sink),
                kind: TypeKind::Enum(Vec::new()),
            },
        );
        self.waiting.push((name, schema, rust_name));
        true
    }

    /// Resolves the contents of the definitions in use, which may use others.
    pub(super) fn finish(&mut self, sink: &mut Sink) {
        while let Some((name, schema, rust_name)) = self.waiting.pop() {
            let kind = self.type_kind(schema, &rust_name, sink);
            if let Some(pending) = self.pending.0.get_mut(name) {
                pending.kind = kind;
            }
        }
    }

    /// Resolves an inline type. Its provisional name is unique; the final one is assigned later.
    fn inline(&mut self, schema: &'document Schema, place: Place<'_>, sink: &mut Sink) -> Type {
        let (wanted, origin) = match &schema.title {
            Some(title) => (title.clone(), NameSource::Title),
            None => (place.to_string(), NameSource::Place),
        };
        let Some(name) = names::type_name(&wanted) else {
            sink.error_with_help(
                &schema.pointer,
                format!("`{wanted}` cannot be converted to an unused Rust type name"),
                "set a `title` on the schema with an overlay action",
            );
            return Type::Any;
        };
        let kind = self.type_kind(schema, &name, sink);
        let provisional = self.provisional_name(&name);
        self.pending.0.insert(
            provisional.clone(),
            PendingType {
                name,
                origin,
                pointer: schema.pointer.clone(),
                description: schema.description.clone(),
                aliases: schema.aliases.clone(),
                rust_type: None,
                kind,
            },
        );
        Type::Named(provisional)
    }

    /// Returns a name used by no other type or definition.
    fn provisional_name(&mut self, name: &str) -> String {
        loop {
            self.inline += 1;
            let provisional = format!("{name}#{:06}", self.inline);
            if !self.document.definitions.contains_key(&provisional) {
                return provisional;
            }
        }
    }

    /// Returns the kind of a schema that needs a name.
    fn type_kind(&mut self, schema: &'document Schema, name: &str, sink: &mut Sink) -> TypeKind {
        if !schema.alternatives.is_empty() {
            return self.alternatives(schema, name, sink);
        }
        if schema.types.len() > 1 {
            if let Some(format) = &schema.format {
                let message = format!("the format `{format}` is not supported for a list of types");
                sink.error(&schema.pointer, message);
            }
            return scalars::several(&schema.types, &schema.pointer, sink);
        }
        if schema.values.is_some() {
            return TypeKind::Enum(enums::values(schema, sink));
        }
        self.object(schema, name, sink)
    }
}

/// Returns the name of the hand-written type to use for a definition.
fn rust_type(schema: &Schema, sink: &mut Sink) -> Option<String> {
    let name = schema.rust_type.as_ref()?;
    let is_type = |name: &String| {
        name.starts_with(|first: char| first.is_ascii_uppercase())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    if !is_type(name) {
        let message = format!("`{name}` is not the name of a Rust type");
        sink.error(&schema.pointer.child("x-rust-type"), message);
    }
    Some(name.clone()).filter(is_type)
}

/// Returns the documentation of a schema at its place of use.
pub(super) fn docs(schema: &Schema) -> Docs {
    Docs {
        description: schema.description.clone(),
        bounds: schema.bounds.clone(),
        since: schema.since,
        required_since: None,
        example: schema.example.clone(),
        optional_since: None,
    }
}
