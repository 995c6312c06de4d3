//! How two definitions of one field differ.

use super::{
    Changed, FromTo, JsonSchemas, Subject,
    comparison::{Comparison, parted, texts},
};
use crate::{diff::compare_json_schemas, model::Field};

impl<'a> Comparison<'a> {
    pub(super) fn field(&mut self, subject: Subject<'a>, was: &'a Field, is: &'a Field) {
        if was == is {
            return;
        }
        if was.kind != is.kind {
            let types = FromTo { from: was.kind.as_str(), to: is.kind.as_str() };
            let same_stored = was.stored_type() == is.stored_type();
            self.tell(subject, Changed::Type { types, same_stored, converts: is.convert.is_some() });
        }
        let units = texts(was.unit.as_ref(), is.unit.as_ref());
        self.tell_if(subject, units.map(Changed::Unit));
        let bounds = |field: &Field| (field.min, field.max);
        if bounds(was) != bounds(is) {
            let min = FromTo { from: was.min, to: is.min };
            self.tell(subject, Changed::Bounds { min, max: FromTo { from: was.max, to: is.max } });
        }
        let (gone, new) = parted(&was.values, &is.values);
        let bounded = FromTo { from: !was.values.is_empty(), to: !is.values.is_empty() };
        let differ = !(gone.is_empty() && new.is_empty());
        self.tell_if(subject, differ.then_some(Changed::Values { gone, new, bounded }));
        self.tell_if(subject, FromTo::differing(was.max_bytes, is.max_bytes).map(Changed::TextLimit));
        self.tell_if(subject, (was.optional != is.optional).then_some(Changed::Optional(is.optional)));
        // Of a text that was no JSON, or is none now, the schema is told with the type.
        if was.kind == is.kind {
            self.json_schema(subject, was.schema.as_ref(), is.schema.as_ref());
        }
        let converts = was.convert != is.convert && was.kind == is.kind;
        self.tell_if(subject, converts.then_some(Changed::Conversion("convert")));
        let collides = was.on_collision != is.on_collision;
        self.tell_if(subject, collides.then_some(Changed::Conversion("on_collision")));
        self.documentation(subject, "description", &was.description, &is.description);
        let example = |field: &Field| field.example.as_ref().map(ToString::to_string).unwrap_or_default();
        self.documentation(subject, "example", &example(was), &example(is));
    }

    /// Tells how the JSON Schema of a text differs. None allows anything.
    pub(super) fn json_schema(
        &mut self,
        subject: Subject<'a>,
        was: Option<&serde_json::Value>,
        is: Option<&serde_json::Value>,
    ) {
        if was == is {
            return;
        }
        let anything = serde_json::Value::Bool(true);
        let found = compare_json_schemas(was.unwrap_or(&anything), is.unwrap_or(&anything));
        let schemas =
            JsonSchemas { narrowed: found.narrowed, widened: found.widened, unclear: found.unclear };
        let is_same = schemas == JsonSchemas::default();
        if !is_same {
            self.tell(subject, Changed::JsonSchema(Box::new(schemas)));
        } else if !found.documented.is_empty() {
            self.documentation(subject, "schema", "", &found.documented.join("; "));
        }
    }
}
