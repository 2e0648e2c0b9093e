//! From schemas to types. Definitions of objects, vocabularies and alternatives become named types;
//! definitions of lists, maps and simple values are transparent and stand for what they say.

mod enums;
mod objects;
mod pending;
mod scalars;
mod unions;

use std::collections::BTreeMap;

use heck::ToUpperCamelCase as _;

use self::scalars::{is_whole, scalar};
use self::unions::sole_alternative;
use super::names;
use crate::diagnostic::Sink;
use crate::diagnostic::pointer::Pointer;
use crate::document::{Additional, Document, Schema};
use crate::model::{Docs, Form, Type};

pub(super) use self::pending::{Definitions, Draft, Origin};

/// The types found so far, under provisional names.
pub(super) struct Types<'document> {
    document: &'document Document,
    drafts: Definitions,
    /// Transparent definitions on the way to a type, to notice one that is made of itself.
    open: Vec<&'document str>,
    inline: usize,
    depth: usize,
}

/// How many schemas may be on the way to a type, so that no document exhausts the stack.
const DEEPEST: usize = 128;

impl<'document> Types<'document> {
    pub(super) fn new(document: &'document Document) -> Self {
        Self {
            document,
            drafts: Definitions::default(),
            open: Vec::new(),
            inline: 0,
            depth: 0,
        }
    }

    /// All the types that were asked for, and what they are made of.
    pub(super) fn into_definitions(self, report: &mut Sink) -> Definitions {
        let mut seen: BTreeMap<&str, &Pointer> = BTreeMap::new();
        for draft in self.drafts.0.values() {
            if draft.origin != Origin::Definition {
                continue;
            }
            if let Some(other) = seen.insert(&draft.name, &draft.pointer) {
                report.error_with_help(
                    &draft.pointer,
                    format!(
                        "this definition and the one at `{}` both become `{}`",
                        other.as_str(),
                        draft.name
                    ),
                    "rename one of them by overlay actions",
                );
            }
        }
        self.drafts
    }

    /// The type of a schema; `place` names it where it needs a name and has no title.
    pub(super) fn resolve(
        &mut self,
        schema: &'document Schema,
        place: &str,
        report: &mut Sink,
    ) -> Type {
        if self.depth == DEEPEST {
            let message = format!(
                "this schema lies below {DEEPEST} others, deeper than the generator follows"
            );
            report.error(&schema.pointer, message);
            return Type::Any;
        }
        self.depth += 1;
        let kind = self.resolve_plain(schema, place, report);
        self.depth -= 1;
        match kind {
            Type::Any | Type::Nullable(_) => kind,
            kind if schema.nullable => Type::Nullable(Box::new(kind)),
            kind => kind,
        }
    }

    fn resolve_plain(&mut self, schema: &'document Schema, place: &str, report: &mut Sink) -> Type {
        if let Some(name) = &schema.reference {
            return self.definition(name, &schema.pointer, report);
        }
        if let Some(only) = sole_alternative(schema) {
            return self.resolve(only, place, report);
        }
        match kind_of(schema) {
            Kind::Plain(kind) => kind,
            Kind::List => {
                let item = schema.items.as_deref();
                let item = item.map_or(Type::Any, |item| {
                    self.resolve(item, &format!("{place}Item"), report)
                });
                Type::List(Box::new(item))
            }
            Kind::Map => {
                let value = match &schema.additional {
                    Additional::Of(value) => self.resolve(value, &format!("{place}Value"), report),
                    _ => Type::Any,
                };
                Type::Map(Box::new(value))
            }
            Kind::NeedsName => self.inline(schema, place, report),
            Kind::Unknown(message) => {
                report.error(&schema.pointer, message);
                Type::Any
            }
        }
    }

    /// The type that a `$ref` stands for.
    fn definition(&mut self, name: &str, pointer: &Pointer, report: &mut Sink) -> Type {
        let Some((name, schema)) = self.document.definitions.get_key_value(name) else {
            report.error_with_help(
                &pointer.child("$ref"),
                format!("there is no definition `{name}`"),
                "add it under `definitions` by an overlay action, or mend the reference",
            );
            return Type::Any;
        };
        let stands_for_another = schema.reference.is_some() || sole_alternative(schema).is_some();
        if !stands_for_another && matches!(kind_of(schema), Kind::NeedsName) {
            return self.named(name, schema, report);
        }
        if self.open.contains(&name.as_str()) {
            report.error(
                &schema.pointer,
                format!("the definition `{name}` is made of itself and nothing else"),
            );
            return Type::Any;
        }
        self.open.push(name);
        let kind = self.resolve(schema, &name.to_upper_camel_case(), report);
        self.open.pop();
        kind
    }

    fn named(
        &mut self,
        name: &'document str,
        schema: &'document Schema,
        report: &mut Sink,
    ) -> Type {
        let rust_name = match names::type_name(name) {
            Some(rust_name) => rust_name,
            None => {
                report.error_with_help(
                    &schema.pointer,
                    format!("the definition `{name}` gives no name for a Rust type that is free to use"),
                    "add the definition under another name by an overlay action, and point to that one",
                );
                return Type::Any;
            }
        };
        if !self.drafts.0.contains_key(name) {
            self.drafts.0.insert(
                name.to_owned(),
                Draft {
                    name: rust_name.clone(),
                    origin: Origin::Definition,
                    pointer: schema.pointer.clone(),
                    description: schema.description.clone(),
                    form: Form::Enum(Vec::new()),
                },
            );
            let form = self.form(schema, &rust_name, report);
            if let Some(draft) = self.drafts.0.get_mut(name) {
                draft.form = form;
            }
        }
        let kind = Type::Named(name.to_owned());
        if schema.nullable {
            Type::Nullable(Box::new(kind))
        } else {
            kind
        }
    }

    /// A type that stands at its place of use; its provisional name is unique, the final one comes later.
    fn inline(&mut self, schema: &'document Schema, place: &str, report: &mut Sink) -> Type {
        let (wanted, origin) = match &schema.title {
            Some(title) => (title.as_str(), Origin::Title),
            None => (place, Origin::Place),
        };
        let Some(name) = names::type_name(wanted) else {
            report.error_with_help(
                &schema.pointer,
                format!("`{wanted}` gives no name for a Rust type that is free to use"),
                "give the schema a `title` by an overlay action",
            );
            return Type::Any;
        };
        let form = self.form(schema, &name, report);
        let provisional = self.provisional_name(&name);
        self.drafts.0.insert(
            provisional.clone(),
            Draft {
                name,
                origin,
                pointer: schema.pointer.clone(),
                description: schema.description.clone(),
                form,
            },
        );
        Type::Named(provisional)
    }

    /// A name that no other type and no definition has.
    fn provisional_name(&mut self, name: &str) -> String {
        loop {
            self.inline += 1;
            let provisional = format!("{name}#{:06}", self.inline);
            if !self.document.definitions.contains_key(&provisional) {
                return provisional;
            }
        }
    }

    /// What a schema that needs a name is made of.
    fn form(&mut self, schema: &'document Schema, name: &str, report: &mut Sink) -> Form {
        if !schema.alternatives.is_empty() {
            return self.alternatives(schema, name, report);
        }
        if schema.types.len() > 1 {
            if let Some(format) = &schema.format {
                let message = format!("the format `{format}` of several types is not understood");
                report.error(&schema.pointer, message);
            }
            return scalars::several(&schema.types, &schema.pointer, report);
        }
        if schema.values.is_some() {
            return Form::Enum(enums::values(schema, report));
        }
        self.object(schema, name, report)
    }
}

/// What a schema needs to become a type.
enum Kind {
    Plain(Type),
    List,
    Map,
    NeedsName,
    Unknown(String),
}

fn kind_of(schema: &Schema) -> Kind {
    if !schema.alternatives.is_empty() {
        return Kind::NeedsName;
    }
    match schema.types.as_slice() {
        [] if schema.properties.is_some() => Kind::NeedsName,
        [] if schema.values.is_some() => Kind::NeedsName,
        [] if schema.items.is_some() => Kind::List,
        [] if !matches!(schema.additional, Additional::Unsaid) => Kind::Map,
        [] => Kind::Plain(Type::Any),
        [single] => match single.as_str() {
            "object" if schema.properties.is_some() => Kind::NeedsName,
            "object" => Kind::Map,
            "array" => Kind::List,
            "string" if schema.values.is_some() => Kind::NeedsName,
            simple => scalar(simple, schema.format.as_deref()),
        },
        [first, second] if is_whole(first, second) && schema.format.is_some() => {
            match scalar("integer", schema.format.as_deref()) {
                Kind::Plain(Type::Integer(integer)) => Kind::Plain(Type::Whole(integer)),
                other => other,
            }
        }
        _ => Kind::NeedsName,
    }
}

/// Reports a type that is read in a way of its own where that can only be said of a member.
pub(super) fn check_free(kind: &Type, schema: &Schema, report: &mut Sink) {
    if holds_special(kind) {
        report.error_with_help(
            &schema.pointer,
            "a value of this format is not understood at this place",
            "a timestamp, and a whole number with a fraction, can be a member of an object; a `us-date` can stand in a query",
        );
    }
}

fn holds_special(kind: &Type) -> bool {
    match kind {
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => holds_special(inner),
        kind => matches!(kind, Type::Timestamp(_) | Type::UsDate | Type::Whole(_)),
    }
}

/// What a person reads of a schema at its place of use.
pub(super) fn docs(schema: &Schema) -> Docs {
    Docs {
        description: schema.description.clone(),
        bounds: schema.bounds.clone(),
        since: schema.since.clone(),
        required_since: None,
    }
}
