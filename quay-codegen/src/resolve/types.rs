//! From schemas to types. Definitions of objects, vocabularies and alternatives become named types;
//! definitions of lists, maps and simple values are transparent and stand for what they say.

use std::collections::{BTreeMap, BTreeSet};

use heck::ToUpperCamelCase as _;

use super::names;
use crate::document::{Additional, Document, Schema};
use crate::model::{
    Alternative, Docs, Field, Form, Integer, Presence, Struct, Timestamp, Type, TypeDefinition,
    Value,
};
use crate::pointer::Pointer;
use crate::report::Report;

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

/// Types under names that are not final while `inline` ones are among them.
#[derive(Debug, Default)]
pub(super) struct Definitions(pub(super) BTreeMap<String, Draft>);

/// A type on the way to its final name.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) origin: Origin,
    pub(super) pointer: Pointer,
    pub(super) description: Option<String>,
    pub(super) form: Form,
}

/// Where a type's name comes from; the order says whose name wins for one shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Origin {
    Definition,
    Title,
    Place,
}

impl Definitions {
    /// Where each type stands in the document.
    pub(super) fn places(&self) -> BTreeMap<String, Pointer> {
        let drafts = self.0.values();
        drafts
            .map(|draft| (draft.name.clone(), draft.pointer.clone()))
            .collect()
    }

    /// The types under their final names.
    pub(super) fn into_types(self) -> BTreeMap<String, TypeDefinition> {
        let drafts = self.0.into_values();
        drafts
            .map(|draft| {
                let definition = TypeDefinition {
                    name: draft.name.clone(),
                    description: draft.description,
                    form: draft.form,
                    in_request: false,
                    in_answer: false,
                    tags: BTreeSet::new(),
                };
                (draft.name, definition)
            })
            .collect()
    }
}

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
    pub(super) fn into_definitions(self, report: &mut Report) -> Definitions {
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
        report: &mut Report,
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

    fn resolve_plain(
        &mut self,
        schema: &'document Schema,
        place: &str,
        report: &mut Report,
    ) -> Type {
        if let Some(name) = &schema.reference {
            return self.definition(name, &schema.pointer, report);
        }
        if let Some(only) = sole_alternative(schema) {
            return self.resolve(only, place, report);
        }
        match self.form_of(schema) {
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
    fn definition(&mut self, name: &str, pointer: &Pointer, report: &mut Report) -> Type {
        let Some((name, schema)) = self.document.definitions.get_key_value(name) else {
            report.error_with_help(
                &pointer.child("$ref"),
                format!("there is no definition `{name}`"),
                "add it under `definitions` by an overlay action, or mend the reference",
            );
            return Type::Any;
        };
        let stands_for_another = schema.reference.is_some() || sole_alternative(schema).is_some();
        if !stands_for_another && matches!(self.form_of(schema), Kind::NeedsName) {
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
        report: &mut Report,
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
    fn inline(&mut self, schema: &'document Schema, place: &str, report: &mut Report) -> Type {
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

    fn form_of(&self, schema: &Schema) -> Kind {
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
                scalar => scalar_type(scalar, schema.format.as_deref()),
            },
            [first, second] if is_whole(first, second) && schema.format.is_some() => {
                match scalar_type("integer", schema.format.as_deref()) {
                    Kind::Plain(Type::Integer(integer)) => Kind::Plain(Type::Whole(integer)),
                    other => other,
                }
            }
            _ => Kind::NeedsName,
        }
    }

    fn form(&mut self, schema: &'document Schema, name: &str, report: &mut Report) -> Form {
        if !schema.alternatives.is_empty() {
            return self.alternatives(schema, name, report);
        }
        if schema.types.len() > 1 {
            if let Some(format) = &schema.format {
                let message = format!("the format `{format}` of several types is not understood");
                report.error(&schema.pointer, message);
            }
            return scalars(&schema.types, &schema.pointer, report);
        }
        if schema.values.is_some() {
            return Form::Enum(vocabulary(schema, report));
        }
        let mut object = Struct::default();
        self.fields(schema, name, &mut object, report);
        object.rest = match &schema.additional {
            Additional::Unsaid | Additional::Forbidden => None,
            Additional::Any => Some(Type::Any),
            Additional::Of(value) => {
                let kind = self.resolve(value, &format!("{name}Value"), report);
                check_free(&kind, value, report);
                Some(kind)
            }
        };
        for missing in schema
            .required
            .iter()
            .filter(|required| !object.fields.iter().any(|field| field.name == **required))
        {
            let message =
                format!("`required` names `{missing}`, which is no property; it is passed over");
            report.warning(&schema.pointer.child("required"), message);
        }
        Form::Struct(object)
    }

    fn fields(
        &mut self,
        schema: &'document Schema,
        name: &str,
        object: &mut Struct,
        report: &mut Report,
    ) {
        for (property, value) in schema.properties.iter().flatten() {
            if value.forbidden || object.fields.iter().any(|field| field.name == *property) {
                continue;
            }
            let presence = if schema.required.contains(property) {
                Presence::Required
            } else {
                Presence::Optional
            };
            if let Some(field) = self.field(property, value, presence, name, report) {
                object.fields.push(field);
            }
        }
    }

    fn field(
        &mut self,
        property: &str,
        schema: &'document Schema,
        presence: Presence,
        parent: &str,
        report: &mut Report,
    ) -> Option<Field> {
        let wanted = schema.rust_name.as_deref().unwrap_or(property);
        let Some(ident) = names::identifier(wanted) else {
            report.error_with_help(
                &schema.pointer,
                format!("the property `{property}` gives no Rust identifier"),
                "name it by an overlay action with `x-rust-name`",
            );
            return None;
        };
        let place = format!("{parent}{}", property.to_upper_camel_case());
        let (kind, nullable) = match self.resolve(schema, &place, report) {
            Type::Nullable(inner) => (*inner, true),
            kind => (kind, false),
        };
        let holds_many = matches!(kind, Type::List(_) | Type::Map(_));
        if holds_many || kind == Type::UsDate {
            check_free(&kind, schema, report);
        }
        let presence = match presence {
            Presence::Optional if schema.default_empty && holds_many => Presence::EmptyByDefault,
            presence => presence,
        };
        Some(Field {
            name: property.to_owned(),
            ident,
            kind,
            presence,
            nullable,
            boxed: false,
            docs: docs(schema),
        })
    }

    fn alternatives(&mut self, schema: &'document Schema, name: &str, report: &mut Report) -> Form {
        let alternatives = &schema.alternatives;
        if alternatives.iter().all(|one| one.reference.is_some()) {
            return self.union(schema, report);
        }
        let is_object = |one: &Schema| {
            one.reference.is_none()
                && one.types.iter().all(|kind| kind == "object")
                && (one.properties.is_some() || !one.required.is_empty())
        };
        if alternatives.iter().all(is_object) {
            return self.flattened(schema, name, report);
        }
        let kinds: Vec<String> = alternatives
            .iter()
            .flat_map(|one| one.types.clone())
            .collect();
        let plain =
            |one: &Schema| one.types.len() == 1 && one.values.is_none() && one.format.is_none();
        if alternatives.iter().all(plain) && !kinds.iter().any(|kind| is_structured(kind)) {
            return scalars(&kinds, &schema.pointer, report);
        }
        report.error_with_help(
            &schema.pointer,
            "these alternatives are neither all references, nor all objects, nor all simple types",
            "replace them by an overlay action, for objects of different shapes with one definition each",
        );
        Form::Union(Vec::new())
    }

    /// Alternatives that are objects without names become one object: what each of them requires is
    /// required, all else may be given.
    fn flattened(&mut self, schema: &'document Schema, name: &str, report: &mut Report) -> Form {
        let mut object = Struct::default();
        self.fields(schema, name, &mut object, report);
        for alternative in &schema.alternatives {
            self.fields(alternative, name, &mut object, report);
            let choice: Vec<String> = alternative.required.iter().cloned().collect();
            if !choice.is_empty() {
                object.choices.push(choice);
            }
        }
        for field in &mut object.fields {
            let everywhere = schema.required.contains(&field.name)
                || schema
                    .alternatives
                    .iter()
                    .all(|one| one.required.contains(&field.name));
            if !everywhere && field.presence == Presence::Required {
                field.presence = Presence::Optional;
            }
        }
        object
            .fields
            .sort_by(|left, right| left.name.cmp(&right.name));
        Form::Struct(object)
    }

    fn union(&mut self, schema: &'document Schema, report: &mut Report) -> Form {
        let mut alternatives = Vec::new();
        let count = schema.alternatives.len();
        for (index, one) in schema.alternatives.iter().enumerate() {
            let Type::Named(name) = self.resolve(one, "", report) else {
                report.error(
                    &one.pointer,
                    "an alternative must be a definition of an object",
                );
                continue;
            };
            let Some(draft) = self.drafts.0.get(&name) else {
                continue;
            };
            let definition = one
                .reference
                .as_ref()
                .and_then(|name| self.document.definitions.get(name));
            let required: Vec<String> = definition
                .map(|schema| schema.required.iter().cloned().collect())
                .unwrap_or_default();
            if required.is_empty() && index + 1 < count {
                report.error_with_help(
                    &one.pointer,
                    format!("`{name}` requires nothing, so the alternatives after it could never be told from it"),
                    "say what it requires, or put it last",
                );
            }
            alternatives.push(Alternative {
                variant: draft.name.clone(),
                name,
                required,
            });
        }
        Form::Union(alternatives)
    }
}

/// The one thing that a schema may be, where the choice is between that and null. A choice of one reference
/// alone is a union all the same: it keeps what is none of it.
fn sole_alternative(schema: &Schema) -> Option<&Schema> {
    match schema.alternatives.as_slice() {
        [only] if schema.properties.is_none() && only.properties.is_none() => {
            (schema.nullable || only.reference.is_none()).then_some(only)
        }
        _ => None,
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

/// `[integer, number]` with the format of an integer: whole, however it is written.
fn is_whole(first: &str, second: &str) -> bool {
    matches!(
        (first, second),
        ("integer", "number") | ("number", "integer")
    )
}

/// Reports a type that is read in a way of its own where that can only be said of a member.
pub(super) fn check_free(kind: &Type, schema: &Schema, report: &mut Report) {
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

fn is_structured(kind: &str) -> bool {
    matches!(kind, "object" | "array")
}

fn scalar_type(kind: &str, format: Option<&str>) -> Kind {
    let plain = match (kind, format.unwrap_or_default()) {
        ("boolean", "") => Type::Boolean,
        ("integer", "" | "int64") => Type::Integer(Integer::I64),
        ("integer", "int32") => Type::Integer(Integer::I32),
        ("integer", "uint32") => Type::Integer(Integer::U32),
        ("integer", "uint64") => Type::Integer(Integer::U64),
        ("integer", "unix-time") => Type::Timestamp(Timestamp::UnixTime),
        ("number", "unix-time") => Type::Timestamp(Timestamp::UnixTimeFraction),
        ("integer", "unix-time-ms") => Type::Timestamp(Timestamp::UnixTimeMs),
        ("number", "" | "double" | "float") => Type::Double,
        ("string", "password") => Type::Secret,
        ("string", "date") => Type::Date,
        ("string", "us-date") => Type::UsDate,
        ("string", "date-time") => Type::Timestamp(Timestamp::DateTime),
        ("string", "date-time-seconds") => Type::Timestamp(Timestamp::DateTimeSeconds),
        ("string", "naive-date-time") => Type::Timestamp(Timestamp::NaiveDateTime),
        ("string", "rfc2822") => Type::Timestamp(Timestamp::Rfc2822),
        ("string", "http-date") => Type::Timestamp(Timestamp::HttpDate),
        ("string", "" | "byte" | "binary" | "uuid" | "uri" | "url" | "email" | "hostname") => {
            Type::String
        }
        (kind, format) => {
            return Kind::Unknown(format!(
                "the format `{format}` of a `{kind}` is not understood"
            ));
        }
    };
    Kind::Plain(plain)
}

fn scalars(kinds: &[String], pointer: &Pointer, report: &mut Report) -> Form {
    let mut types = BTreeSet::new();
    for kind in kinds {
        match scalar_type(kind, None) {
            Kind::Plain(kind) => {
                types.insert(kind);
            }
            _ => report.error_with_help(
                pointer,
                format!("`{kind}` as one of several types is not understood"),
                "say by an overlay action what it is, with `oneOf` and a definition for each object",
            ),
        }
    }
    // A whole number would also read as a number with a fraction, and so must be tried first: the order
    // of the types is the order of `Type`.
    Form::Scalars(types.into_iter().collect())
}

fn vocabulary(schema: &Schema, report: &mut Report) -> Vec<Value> {
    let mut vocabulary = Vec::new();
    let values = schema.values.as_deref().unwrap_or_default();
    let named = [
        schema.value_docs.keys(),
        schema.value_names.keys(),
        schema.value_since.keys(),
        schema.value_until.keys(),
    ];
    let named = named.into_iter().flatten();
    for unknown in named.filter(|name| !values.contains(name)) {
        let message = format!("`{unknown}` is described but is no value of this enum");
        report.error(&schema.pointer, message);
    }
    for value in values {
        let wanted = schema.value_names.get(value).unwrap_or(value);
        match names::variant(wanted) {
            Some(variant) => vocabulary.push(Value {
                value: value.clone(),
                variant,
                description: schema.value_docs.get(value).cloned(),
                since: schema.value_since.get(value).cloned(),
                until: schema.value_until.get(value).cloned(),
            }),
            None => report.error_with_help(
                &schema.pointer.child("enum"),
                format!("the value `{value}` gives no Rust variant"),
                "name it by an overlay action with `x-enum-names`",
            ),
        }
    }
    vocabulary
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
