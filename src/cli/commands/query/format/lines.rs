//! Line protocol: the points that unpivoted rows are, every value as the server holds it.

use crate::{
    influx::{Cell, Record},
    points::{Batch, Point, Value, encode},
    words::{Tick, list},
};

pub(in crate::cli::commands::query) struct Form<'q> {
    query: Option<&'q str>,
    /// Rows of one series and field that are not written yet.
    batch: Batch,
}

/// What is a part of each point, and no tag of it.
const OWN: [&str; 4] = ["_measurement", "_field", "_value", "_time"];

/// What ranges and windows add to rows, and no point has.
const BOUNDS: [&str; 2] = ["_start", "_stop"];

/// The most rows that are kept.
const MOST: usize = 1_000;

impl<'q> Form<'q> {
    pub(super) fn new(query: Option<&'q str>) -> Self {
        Self { query, batch: Batch::default() }
    }

    /// The query as a comment, where several are printed.
    pub(super) fn begin(&self) -> String {
        self.query.map(|name| format!("# {}\n", super::shown(name))).unwrap_or_default()
    }

    pub(super) fn row(&mut self, record: &Record<'_>) -> Result<String, String> {
        let row = Row::of(record)?;
        let is_same = row.series == self.batch.empty();
        let text = if is_same && self.batch.times.len() < MOST { String::new() } else { self.rest() };
        if !is_same {
            row.is_carried()?;
            self.batch = row.series;
        }
        if let Some(value) = value(&row.value, &mut self.batch)? {
            self.batch.times.push(row.time);
            self.batch.values.push(value);
        }
        Ok(text)
    }

    /// The lines of the rows that were kept.
    pub(super) fn rest(&mut self) -> String {
        lines(&self.batch.split())
    }
}

fn lines(batch: &Batch) -> String {
    let mut lines = Vec::new();
    encode(batch, &mut lines);
    String::from_utf8_lossy(&lines).into_owned()
}

/// A value for a batch; nothing where the row has none: then there is no point.
fn value(cell: &Cell<'_>, batch: &mut Batch) -> Result<Option<Value>, String> {
    Ok(Some(match cell {
        Cell::Nothing => return Ok(None),
        Cell::Float(value) if value.is_finite() => Value::Float(*value),
        Cell::Integer(value) => Value::Integer(*value),
        Cell::Unsigned(value) => Value::Unsigned(*value),
        Cell::Boolean(value) => Value::Boolean(*value),
        Cell::Text(text) => batch.push_text(text.as_bytes()).ok_or("a text is too long")?,
        Cell::Float(_) | Cell::Time(_) | Cell::Other(_) => {
            return Err(format!("no field can have the value {}", super::plain(cell)));
        }
    }))
}

/// A row as a point of one field.
struct Row<'a> {
    /// A batch without rows: measurement, tags and field.
    series: Batch,
    time: i64,
    value: Cell<'a>,
}

impl<'a> Row<'a> {
    fn of(record: &Record<'a>) -> Result<Self, String> {
        let (mut measurement, mut field, mut time, mut value) = (None, None, None, None);
        let mut tags = Vec::new();
        for (column, cell) in record.cells() {
            match (column.name.as_str(), cell) {
                ("_measurement", Cell::Text(text)) => measurement = Some(text),
                ("_field", Cell::Text(text)) => field = Some(text),
                ("_time", Cell::Time(at)) => time = Some(at),
                ("_value", cell) => value = Some(cell),
                (name, _) if BOUNDS.contains(&name) => {}
                (name, Cell::Text(text)) if !OWN.contains(&name) => {
                    tags.extend(
                        (!text.is_empty()).then(|| (name.as_bytes().to_vec(), text.as_bytes().to_vec())),
                    );
                }
                (name, _) if OWN.contains(&name) => {}
                (name, _) => return Err(format!("the column {} is {} and no tag", Tick(name), column.kind)),
            }
        }
        let missing = [measurement.is_none(), field.is_none(), value.is_none(), time.is_none()];
        let (Some(measurement), Some(field), Some(value), Some(time)) = (measurement, field, value, time)
        else {
            let names = OWN.iter().zip(missing).filter(|(_, is_missing)| *is_missing).map(|(name, _)| *name);
            return Err(format!("its rows lack {}", list(names)));
        };
        tags.sort();
        let series = Batch {
            measurement: measurement.as_bytes().to_vec(),
            tags,
            fields: vec![field.as_bytes().to_vec()],
            ..Batch::default()
        };
        let time =
            i64::try_from(time.as_nanosecond()).map_err(|_| "a time is out of its range".to_owned())?;
        Ok(Self { series, time, value })
    }

    /// Whether its line is read as the point that it stands for.
    fn is_carried(&self) -> Result<(), String> {
        let one = Batch { times: vec![0], values: vec![Value::Boolean(true)], ..self.series.clone() };
        let line = lines(&one);
        let line = line.trim_end_matches('\n');
        let is_same = |point: &Point<'_>| {
            let tags =
                point.tags.iter().map(|(key, value)| (key.as_str().as_bytes(), value.as_str().as_bytes()));
            let fields = point.fields.iter().map(|(key, _)| key.as_str().as_bytes());
            point.measurement.as_str().as_bytes() == one.measurement
                && tags.eq(one.tags.iter().map(|(key, value)| (key.as_slice(), value.as_slice())))
                && fields.eq(one.fields.iter().map(Vec::as_slice))
        };
        let is_line = !line.contains('\n') && !line.starts_with('#');
        if is_line && Point::read(line).is_ok_and(|point| is_same(&point)) {
            return Ok(());
        }
        Err(format!("no line can carry the names {}", Tick(line)))
    }
}
