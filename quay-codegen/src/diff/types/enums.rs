//! Compares enums and their values.

use super::TypeComparison;
use crate::diff::ChangeKind;
use crate::diff::findings::Subject;
use crate::model::{EnumValue, VersionView};

impl TypeComparison<'_, '_> {
    pub(super) fn enums(&mut self, subject: &Subject, before: &[EnumValue], after: &[EnumValue]) {
        let has_all = |view: VersionView<'_>| after.iter().all(|it| view.has_value(it));
        if before == after && has_all(self.old) && has_all(self.new) {
            return;
        }
        for earlier in before {
            let now = find(after, earlier);
            if !now.is_some_and(|now| self.new.has_value(now)) {
                let (kept, value) = (now.is_some(), earlier.value.clone());
                let what = ChangeKind::ValueRemoved { value, kept };
                self.add(&served(subject, self.old.has_value(earlier)), what);
            }
        }
        for value in after {
            let earlier = find(before, value);
            let was_served = earlier.is_some_and(|it| self.old.has_value(it));
            let is_served = self.new.has_value(value);
            if is_served && !was_served {
                let value = value.value.clone();
                self.add(subject, ChangeKind::ValueAdded { value });
            }
            if let Some(earlier) = earlier {
                self.value(&served(subject, was_served && is_served), earlier, value);
            }
        }
    }

    fn value(&mut self, subject: &Subject, before: &EnumValue, after: &EnumValue) {
        if before.variant != after.variant {
            let (from, to) = (before.variant.clone(), after.variant.clone());
            self.add(subject, ChangeKind::RustName { from, to });
        } else if before.description != after.description {
            self.add(subject, ChangeKind::Docs);
        }
    }
}

fn find<'api>(values: &'api [EnumValue], value: &EnumValue) -> Option<&'api EnumValue> {
    values.iter().find(|other| other.value == value.value)
}

/// Returns the enum for those who have a value, given whether both servers have it.
fn served(subject: &Subject, is_served: bool) -> Subject {
    let audience = subject.audience.if_served(is_served);
    Subject::new(subject.place.clone(), audience)
}
