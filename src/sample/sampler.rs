//! The points of one measurement, one after the other.

use std::ops::Range;

use super::{
    DEFAULT_POINTS_PER_DAY,
    error::SampleError,
    field::FieldMaker,
    grid::{Amount, Grid, NOWHERE},
    random::{Random, Seed},
    series::Series,
};
use crate::{
    model::{Measurement, Schema, TimeRange},
    points::{self, Name, Precision},
    words::Tick,
};

/// Which points of a measurement are wanted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wanted {
    pub seed: u64,
    /// From its start to before its end.
    pub range: TimeRange,
    /// How many; as many as the `volume` of the measurement says if nothing is said, and
    /// [`DEFAULT_POINTS_PER_DAY`] if it has none.
    pub amount: Option<Amount>,
    /// What timestamps count.
    pub precision: Precision,
}

/// Makes the points of a measurement, in the order of their times. Memory is constant, however many there
/// are: that of the values of the tags, of which at most 100,000 are made for each.
#[derive(Debug)]
pub struct Sampler<'s> {
    /// The name of the measurement, as a line has it.
    head: Vec<u8>,
    series: Series<'s>,
    /// By their keys.
    fields: Vec<FieldMaker>,
    grid: Grid,
    slots: Range<i64>,
    /// The nanoseconds in a unit of time.
    unit: i64,
}

impl<'s> Sampler<'s> {
    /// The points of the measurement defined under `key`.
    ///
    /// # Errors
    /// No such measurement, definitions that contradict themselves or that line protocol cannot carry, more
    /// points than there are times and series, or more values of a tag made from the time than its budget.
    pub fn new(schema: &'s Schema, key: &str, wanted: Wanted) -> Result<Self, SampleError> {
        let Some(measurement) = schema.measurements.get(key) else {
            let message = format!("there is no measurement {}", Tick(key));
            return Err(SampleError::new(NOWHERE, message, "define it under `measurements`"));
        };
        Self::of(schema, key, measurement, wanted)
    }

    fn of(
        schema: &'s Schema,
        key: &str,
        measurement: &'s Measurement,
        wanted: Wanted,
    ) -> Result<Self, SampleError> {
        let seed = Seed::new(wanted.seed);
        let name = measurement.server_name(key);
        if let Some(why) = Name::Measurement(name).refused() {
            let message = format!("no line can carry measurement {}: {why}", Tick(name));
            return Err(SampleError::new(["measurements", key], message, "give it another name"));
        }
        let volume = measurement.volume.map_or(DEFAULT_POINTS_PER_DAY, |volume| volume.points_per_day);
        let amount = wanted.amount.unwrap_or(Amount::PerDay(volume));
        let own = seed.of(&[b"measurement", key.as_bytes()]);
        let grid = Grid::new(own, wanted.range, amount, wanted.precision)?;
        let mut series = Series::new(schema, measurement, seed)?;
        series.check_derived(schema, &grid)?;
        if grid.points() > 1 && grid.most_at_once() > series.count() {
            return Err(too_dense(key, wanted.precision));
        }
        let fields = measurement.fields.iter().map(|(field_key, field)| {
            let made = FieldMaker::new(field_key, field);
            made.map_err(|error| error.within(["measurements", key, "fields"]))
        });
        Ok(Self {
            head: points::measurement(name.as_bytes()),
            series,
            fields: fields.collect::<Result<_, _>>()?,
            slots: grid.slots(),
            grid,
            unit: wanted.precision.unit(),
        })
    }

    /// How many points there are in all.
    pub fn points(&self) -> u64 {
        self.grid.points()
    }

    /// How many series they are spread over if there are enough of them, tags that are made from the time
    /// not counted.
    pub fn series(&self) -> u64 {
        self.series.count()
    }

    /// Writes the next point, a line of its own; whether there was one.
    pub fn write_next(&mut self, lines: &mut Vec<u8>) -> bool {
        let Some(slot) = self.slots.next() else { return false };
        let mut random = self.grid.random(slot);
        let timestamp = self.grid.time(slot, &mut random);
        let time = timestamp.saturating_mul(self.unit);
        lines.extend_from_slice(&self.head);
        self.series.choose(slot, time, &mut random);
        self.series.put(time, lines);
        self.put_fields(&mut random, lines);
        lines.push(b' ');
        lines.extend_from_slice(itoa::Buffer::new().format(timestamp).as_bytes());
        lines.push(b'\n');
        true
    }

    /// A point has at least one field.
    fn put_fields(&self, random: &mut Random, lines: &mut Vec<u8>) {
        let kept = random.index(0, self.fields.len().saturating_sub(1));
        let mut separator = b' ';
        let are_optional = self.fields.iter().all(FieldMaker::is_optional);
        for (at, field) in self.fields.iter().enumerate() {
            if !field.is_absent(random) || (are_optional && at == kept) {
                lines.push(separator);
                field.put(random, lines);
                separator = b',';
            }
        }
    }
}

fn too_dense(key: &str, precision: Precision) -> SampleError {
    let message = format!(
        "measurement {} has fewer series than points at one time in {precision}: some would replace others",
        Tick(key)
    );
    let help = "ask for fewer points, a longer range, or times in a finer unit";
    SampleError::new(["measurements", key], message, help)
}
