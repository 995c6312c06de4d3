//! Where in a JSON Schema something is, and what a difference there means for the whole.

/// A place in a JSON Schema.
#[derive(Debug, Clone, Default)]
pub(super) struct Place {
    /// The JSON pointer; empty for the whole.
    pub pointer: String,
    /// The keyword around it that hides the effect: what narrows a part may widen the whole.
    pub hidden_by: Option<&'static str>,
    /// How many schemas it lies within, references followed.
    pub depth: usize,
}

impl Place {
    /// The part under `keyword`.
    pub fn part(&self, keyword: &str) -> Self {
        let mut part = self.clone();
        part.depth += 1;
        part.enter(keyword);
        part
    }

    /// The part under `name` of what stands under `keyword`, such as a property.
    pub fn member(&self, keyword: &str, name: &str) -> Self {
        let mut member = self.part(keyword);
        member.enter(name);
        member
    }

    /// The schema at `position` of those under `keyword`.
    pub fn branch(&self, keyword: &str, position: usize) -> Self {
        self.member(keyword, &position.to_string())
    }

    /// The place that a reference at this one leads to.
    pub fn referred(&self, pointer: &str) -> Self {
        Self { pointer: pointer.to_owned(), hidden_by: self.hidden_by, depth: self.depth + 1 }
    }

    /// The same place, whose effect on the whole `keyword` hides.
    pub fn hidden(mut self, keyword: &'static str) -> Self {
        self.hidden_by = Some(keyword);
        self
    }

    fn enter(&mut self, segment: &str) {
        self.pointer.push('/');
        self.pointer.push_str(&segment.replace('~', "~0").replace('/', "~1"));
    }
}
