//! Objects: their members, and what is none of these.

use heck::ToUpperCamelCase as _;

use super::{Types, check_free, docs};
use crate::diagnostic::Sink;
use crate::document::{Additional, Schema};
use crate::model::{Field, Form, Presence, Struct, Type};
use crate::resolve::names;

impl<'document> Types<'document> {
    /// The form of an object.
    pub(super) fn object(
        &mut self,
        schema: &'document Schema,
        name: &str,
        report: &mut Sink,
    ) -> Form {
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

    /// Alternatives that are objects without names become one object: what each of them requires is
    /// required, all else may be given.
    pub(super) fn flattened(
        &mut self,
        schema: &'document Schema,
        name: &str,
        report: &mut Sink,
    ) -> Form {
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

    fn fields(
        &mut self,
        schema: &'document Schema,
        name: &str,
        object: &mut Struct,
        report: &mut Sink,
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
        report: &mut Sink,
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
}
