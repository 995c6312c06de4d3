//! `where` as steps.

use std::collections::BTreeMap;

use super::{
    super::{layout::Step, literal, name::column},
    error::QueryError,
    read::Reader,
    script::Parameter,
};
use crate::model::{Condition, FieldType, Measurement, Operator, ParameterType, Scalar};

/// What is compared.
struct Compared<'a> {
    /// Its key in the definitions.
    key: &'a str,
    /// The column of the row.
    column: String,
    kind: FieldType,
}

impl<'a> Reader<'a> {
    /// The filters on tags, which the index answers.
    pub(super) fn tag_conditions(&self, measurement: &'a Measurement) -> Result<Vec<Step>, QueryError> {
        let mut steps = Vec::new();
        for (key, condition) in &self.query.conditions {
            if self.is_field(measurement, key).is_none() {
                let column =
                    column(self.schema.tags.get(key).map_or(key, |definition| definition.server_name(key)));
                let tag = Compared { key, column, kind: FieldType::String };
                steps.extend(self.condition(&tag, condition)?);
            }
        }
        Ok(steps)
    }

    /// The filters on the values of fields.
    pub(super) fn field_conditions(&self, measurement: &'a Measurement) -> Result<Vec<Step>, QueryError> {
        let mut steps = Vec::new();
        for (key, condition) in &self.query.conditions {
            let Some(kind) = self.is_field(measurement, key) else { continue };
            // Alone it is compared before it becomes a column.
            let column = if self.query.reads_alone(key) {
                "r._value".to_owned()
            } else if self.query.filters_rows_by(key) {
                column(key)
            } else {
                let message =
                    format!("a condition on the field `{key}` would leave the other fields of a point");
                let help = "read this field alone by `fields`, or make rows of whole points by `pivot: true`, without \
                            `window` and `only`";
                return Err(self.error(&["where", key], message, help));
            };
            steps.extend(self.condition(&Compared { key, column, kind }, condition)?);
        }
        Ok(steps)
    }

    /// The type of the field of this name, if it is not a tag of the measurement.
    fn is_field(&self, measurement: &Measurement, key: &str) -> Option<FieldType> {
        let is_tag = measurement.tags.iter().any(|tag| tag == key);
        measurement.fields.get(key).filter(|_| !is_tag).map(crate::model::Field::stored_type)
    }

    fn condition(&self, compared: &Compared<'_>, condition: &Condition) -> Result<Vec<Step>, QueryError> {
        let operands = condition.operands();
        let key = compared.key;
        if operands.is_empty() {
            let message = format!("the list of values for `{key}` is empty, so that no row matches");
            return Err(self.error(&["where", key], message, "give values, or leave the condition out"));
        }
        let mut equal = Vec::new();
        let mut steps = Vec::new();
        for (operator, value, keys) in &operands {
            let (operand, optional) = self.operand(compared, *operator, value, keys)?;
            let text = format!("{} {} {operand}", compared.column, operator.sign());
            match optional {
                Some(parameter) if operands.len() == 1 || *operator != Operator::Equal => {
                    steps.push(Step::given(parameter, Step::AnyOf(vec![text])));
                }
                Some(parameter) => {
                    let message = format!("`{parameter}` may be left out, and stands in a list of values");
                    let help = "compare with it alone, or make it required";
                    return Err(self.error(&["where", key], message, help));
                }
                None if *operator == Operator::Equal => equal.push(text),
                None => steps.push(Step::AnyOf(vec![text])),
            }
        }
        let equal = (!equal.is_empty()).then_some(Step::AnyOf(equal));
        Ok(equal.into_iter().chain(steps).collect())
    }

    /// A literal or the name of a parameter, and whether that is an optional one.
    fn operand(
        &self,
        compared: &Compared<'_>,
        operator: Operator,
        value: &Scalar,
        keys: &[String],
    ) -> Result<(String, Option<String>), QueryError> {
        let path: Vec<&str> =
            ["where", compared.key].into_iter().chain(keys.iter().map(String::as_str)).collect();
        if !operator.takes_any() && !compared.kind.is_numeric() && compared.kind != FieldType::String {
            let message = format!("truth values have no order: `{}` cannot be compared so", compared.key);
            return Err(self.error(&path, message, "write `true` or `false`"));
        }
        if let Some(parameter) = value.parameter() {
            return self.parameter(compared, parameter, &path);
        }
        let literal = typed(value, compared.kind).ok_or_else(|| {
            let message = format!("`{value}` is not of the type {} of `{}`", compared.kind, compared.key);
            self.error(&path, message, "compare with a value of that type")
        })?;
        Ok((literal, None))
    }

    fn parameter(
        &self,
        compared: &Compared<'_>,
        name: &str,
        path: &[&str],
    ) -> Result<(String, Option<String>), QueryError> {
        let parameter = self.parameters.get(name).ok_or_else(|| {
            let message = format!("the query has no parameter `{name}`");
            self.error(path, message, "declare it under `parameters`")
        })?;
        if parameter.kind != ParameterType::from(compared.kind) {
            let message = format!(
                "`{name}` is a {}, and the values of `{}` are of the type {}",
                parameter.kind, compared.key, compared.kind
            );
            return Err(self.error(path, message, "give the parameter that type, or the `tag` or `field`"));
        }
        Ok((name.to_owned(), parameter.optional.then(|| name.to_owned())))
    }
}

/// A value in the type that it is compared with; conditions arrive as the texts that were written.
pub fn typed(value: &Scalar, kind: FieldType) -> Option<String> {
    let value = value.compared();
    let Scalar::Text(text) = value.as_ref() else { return literal::value(&value, kind) };
    let parsed = match kind {
        FieldType::String => return Some(literal::string(text)),
        FieldType::Boolean => Scalar::Boolean(text.parse().ok()?),
        FieldType::Float => Scalar::Float(text.parse().ok()?),
        FieldType::Integer | FieldType::Unsigned => Scalar::Integer(text.parse().ok()?),
    };
    literal::value(&parsed, kind)
}

/// The name of a parameter in the end of a range or in a window: after `$`.
pub(super) fn referred(text: &str) -> Option<&str> {
    text.strip_prefix('$').filter(|name| !name.is_empty())
}

/// A parameter that has to be there.
pub(super) fn required<'p>(
    reader: &Reader<'_>,
    parameters: &'p BTreeMap<String, Parameter>,
    name: &str,
    kind: ParameterType,
    keys: &[&str],
) -> Result<&'p str, QueryError> {
    let parameter = parameters.get(name).ok_or_else(|| {
        let message = format!("the query has no parameter `{name}`");
        reader.error(keys, message, "declare it under `parameters`")
    })?;
    if parameter.kind != kind {
        let message = format!("`{name}` is a {}, and a {kind} belongs here", parameter.kind);
        return Err(reader.error(keys, message, &format!("give the parameter `type: {kind}`")));
    }
    if parameter.optional {
        let message = format!("`{name}` may be left out, and nothing could stand here then");
        return Err(reader.error(
            keys,
            message,
            "leave `optional` out: only `where` can do without a parameter",
        ));
    }
    Ok(&parameter.name)
}
