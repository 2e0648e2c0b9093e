//! Determines whether a type gets the method `full_name`.

use super::{Api, Field, FieldRepr, Struct, Type, TypeKind};

impl Struct {
    /// Returns the fields on the path to a part of the full name, if all are required.
    pub fn full_name_fields<'api>(
        &'api self,
        api: &'api Api,
        part: &str,
    ) -> Option<Vec<&'api Field>> {
        let mut object = self;
        let mut fields: Vec<&Field> = Vec::new();
        for name in part.split('.') {
            if let Some(last) = fields.last() {
                object = match &last.kind {
                    Type::Named(name) => match &api.types.get(name)?.kind {
                        TypeKind::Struct(object) => object,
                        _ => return None,
                    },
                    _ => return None,
                };
            }
            let mut named = object.fields.iter().filter(|field| field.name == name);
            let field = named.find(|it| it.repr() == FieldRepr::Required)?;
            fields.push(field);
        }
        Some(fields)
    }

    /// Returns whether the type has the method `full_name`, which requires all parts to be always present.
    pub(crate) fn has_full_name(&self, api: &Api) -> bool {
        let mut parts = self.full_name.iter();
        !self.full_name.is_empty() && parts.all(|part| self.full_name_fields(api, part).is_some())
    }
}
