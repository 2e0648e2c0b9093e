//! The method that joins the full name of a repository.

use super::{Api, Field, FieldRepr, Struct, Type, TypeKind};

impl Struct {
    /// The fields that a part of the full name leads through, all of them required.
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

    /// Returns whether there is a method for the full name: all of its parts are always present.
    pub(crate) fn has_full_name(&self, api: &Api) -> bool {
        let mut parts = self.full_name.iter();
        !self.full_name.is_empty() && parts.all(|part| self.full_name_fields(api, part).is_some())
    }
}
