//! What becomes of points on their way.

use super::{Error, pieces::MOST_POINTS};
use crate::points::{Batch, Colliding, Collisions, Tally, Transformer};

/// Takes batches, or a failure of whoever takes them.
pub(super) type Take<'t> = &'t mut dyn FnMut(&Batch) -> Result<(), Error>;

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
        give: impl FnOnce(&mut dyn FnMut(Batch) -> Result<(), Error>) -> Result<R, Error>,
    ) -> Result<R, Error> {
        match self.transformer.colliding() {
            Colliding::Never => give(&mut |batch| self.one(batch, take)),
            Colliding::Refused => {
                let mut collisions = Collisions::default();
                let given = give(&mut |batch| {
                    self.one(batch, &mut |batch| {
                        collisions.add(batch);
                        take(batch)
                    })
                })?;
                not_any(collisions.count())?;
                Ok(given)
            }
            Colliding::Resolved => {
                let mut batches = Vec::new();
                let given = give(&mut |batch| {
                    batches.push(batch);
                    Ok(())
                })?;
                self.settled(batches, last, take)?;
                Ok(given)
            }
        }
    }

    fn settled(self, batches: Vec<Batch>, last: i64, take: Take<'_>) -> Result<(), Error> {
        let mut tally = Tally::default();
        match self.transformer.whole(batches, last, &mut tally) {
            Ok(batches) => {
                good(&tally)?;
                batches.iter().try_for_each(take)
            }
            Err(collided) => not_any(collided.points),
        }
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

fn not_any(collided: u64) -> Result<(), Error> {
    if collided == 0 { Ok(()) } else { Err(Error::Collides { points: collided }) }
}
