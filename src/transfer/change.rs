//! What becomes of points on their way.

use super::{Error, pieces::MOST_POINTS};
use crate::points::{Batch, Colliding, Collisions, Tally, Transformer};

/// Takes batches, or a failure of whoever takes them.
pub(super) type Take<'t> = &'t mut dyn FnMut(&Batch) -> Result<(), Error>;

/// What hands batches over.
pub(super) type Give<'g> = &'g mut dyn FnMut(Batch) -> Result<(), Error>;

/// Carries out a transform, and stops at the first value that cannot be changed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Change<'a> {
    transformer: &'a Transformer,
}

impl<'a> Change<'a> {
    pub fn new(transformer: &'a Transformer) -> Self {
        Self { transformer }
    }

    /// Whether points can become equal in series and time. Then no point may be written before all of a
    /// window were looked at.
    pub fn can_collide(self) -> bool {
        self.transformer.colliding() != Colliding::Never
    }

    /// The most points of a window: fewer where they are held together.
    pub fn most_points(self) -> u64 {
        match self.transformer.colliding() {
            Colliding::Resolved => MOST_POINTS / 4,
            Colliding::Never | Colliding::Refused => MOST_POINTS,
        }
    }

    /// What becomes of all points of a stretch of time whose last nanosecond is `last`: `give` hands
    /// them over. Where the transform settles which of equal points stay they are held together, else
    /// they pass by.
    ///
    /// # Errors
    /// [`Error::Fails`] at a value that cannot be changed, [`Error::Collides`] after all points if some
    /// became equal and may not; `take` has had others by then.
    pub fn all<R>(
        self,
        last: i64,
        take: Take<'_>,
        give: impl FnOnce(Give<'_>) -> Result<R, Error>,
    ) -> Result<R, Error> {
        let (given, collided) = self.run(last, &mut Tally::default(), good, take, give)?;
        if collided == 0 { Ok(given) } else { Err(Error::Collides { points: collided }) }
    }

    /// What would become of them, counted: values that cannot be changed are in the tally. How many points
    /// would be equal to others and may not.
    pub fn count<R>(
        self,
        last: i64,
        tally: &mut Tally,
        give: impl FnOnce(Give<'_>) -> Result<R, Error>,
    ) -> Result<u64, Error> {
        Ok(self.run(last, tally, |_| Ok(()), &mut |_| Ok(()), give)?.1)
    }

    /// `check` looks at the tally before `take` has what was counted.
    fn run<R>(
        self,
        last: i64,
        tally: &mut Tally,
        check: impl Fn(&Tally) -> Result<(), Error>,
        take: Take<'_>,
        give: impl FnOnce(Give<'_>) -> Result<R, Error>,
    ) -> Result<(R, u64), Error> {
        if self.transformer.colliding() == Colliding::Resolved {
            let mut batches = Vec::new();
            let given = give(&mut |batch| {
                batches.push(batch);
                Ok(())
            })?;
            let settled = self.transformer.whole(batches, last, tally);
            check(tally)?;
            return match settled {
                Ok(batches) => batches.iter().try_for_each(take).map(|()| (given, 0)),
                Err(collided) => Ok((given, collided.points)),
            };
        }
        let (mut collisions, can) = (Collisions::default(), self.can_collide());
        let given = give(&mut |batch| {
            let mut changed = Vec::new();
            self.transformer.apply(batch, &mut |batch| changed.push(batch), tally);
            check(tally)?;
            changed.iter().try_for_each(|batch| {
                if can {
                    collisions.add(batch);
                }
                take(batch)
            })
        })?;
        Ok((given, collisions.count()))
    }

    /// What becomes of one batch, without regard to others.
    pub fn one(self, batch: Batch, take: Take<'_>) -> Result<(), Error> {
        let (mut tally, mut changed) = (Tally::default(), Vec::new());
        self.transformer.apply(batch, &mut |batch| changed.push(batch), &mut tally);
        good(&tally)?;
        changed.iter().try_for_each(take)
    }

    /// What would become of a batch if every value could be changed.
    pub fn attempt(self, batch: Batch) -> Vec<Batch> {
        let mut changed = Vec::new();
        self.transformer.apply(batch, &mut |batch| changed.push(batch), &mut Tally::default());
        changed
    }
}

fn good(tally: &Tally) -> Result<(), Error> {
    let example = tally.failures.values().find_map(|failures| failures.examples.first());
    example.map_or(Ok(()), |example| Err(Error::Fails(Box::new(example.clone()))))
}
