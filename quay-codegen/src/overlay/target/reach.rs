//! Determines which parts of any document a target may reach.

use super::{Segment, Selector, Target};

/// The places that a target may reach: all below one member of the document.
#[derive(Debug)]
pub(in crate::overlay) struct Reach<'target> {
    /// The name of the member.
    pub(in crate::overlay) member: &'target str,
    pub(in crate::overlay) below: Below<'target>,
}

/// The part of the member that a target reaches.
#[derive(Debug)]
pub(in crate::overlay) enum Below<'target> {
    /// The member itself.
    Itself,
    /// The children with these names, or parts of them.
    Named(Vec<&'target str>),
    /// Any child, or parts of it, each found independently of other children.
    Any,
}

impl Target {
    /// `None` if the target may reach more than one member of the document, or the document itself.
    pub(in crate::overlay) fn reach(&self) -> Option<Reach<'_>> {
        let (first, rest) = self.segments.split_first()?;
        let [member] = first.names()?[..] else {
            return None;
        };
        let below = match rest.first() {
            None => Below::Itself,
            Some(segment) => segment.names().map_or(Below::Any, Below::Named),
        };
        Some(Reach { member, below })
    }
}

impl Segment {
    /// Returns the names of the children that the segment selects; `None` if it does not select by name.
    fn names(&self) -> Option<Vec<&str>> {
        let names = self.selectors.iter().map(|selector| match selector {
            Selector::Name(name) => Some(name.as_str()),
            _ => None,
        });
        if self.descends { None } else { names.collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reach(target: &str) -> String {
        let target = Target::parse(target).unwrap();
        target
            .reach()
            .map_or("all".to_owned(), |reach| match reach.below {
                Below::Itself => reach.member.to_owned(),
                Below::Named(names) => format!("{}: {}", reach.member, names.join(" ")),
                Below::Any => format!("{}: any", reach.member),
            })
    }

    #[test]
    fn a_target_reaches_what_its_first_segments_name() {
        assert_eq!(reach("$.paths"), "paths");
        assert_eq!(reach("$.paths['/a', '/b'].get"), "paths: /a /b");
        assert_eq!(reach("$.paths['/a'][*]..b"), "paths: /a");
        for any in [
            "$.paths.*",
            "$.paths..parameters",
            "$.paths['/a', *]",
            "$.paths[?@.get]",
        ] {
            assert_eq!(reach(any), "paths: any", "{any}");
        }
        for all in ["$", "$..paths", "$.*", "$['paths', 'tags']", "$[?@.get]"] {
            assert_eq!(reach(all), "all", "{all}");
        }
    }
}
