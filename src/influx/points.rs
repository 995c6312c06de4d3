//! Points out of a bucket and into one, exactly as they are.
//!
//! Read by `InfluxQL` in `MessagePack`, the only way that is exact for every value (measured on
//! 2.9.1: Flux loses line feeds and ends a series where its type changes, JSON replaces bytes that
//! are not UTF-8); written as line protocol.

use std::{collections::BTreeMap, sync::PoisonError};

use super::{
    Client, Error, Live, LiveBucket,
    client::{ANY, Payload},
    flat::{self, Columns, Flat},
    influxql::{Database, FORM, is_tag, source as from},
    message_pack::{self, Types},
    method::Method,
    observe::Ways,
    route::Route,
};
use crate::points::Batch;

/// What `InfluxQL` calls a bucket, where it certainly reads this one by that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source(pub(super) Database);

/// Which points are read.
#[derive(Debug, Clone, Copy)]
pub struct Selection<'a> {
    pub measurement: &'a str,
    /// Nanoseconds since 1970 of the first and the last time.
    pub first: i64,
    pub last: i64,
    /// Only series with these values of tags.
    pub only: Option<&'a BTreeMap<String, String>>,
}

impl Selection<'_> {
    /// `FROM` and `WHERE` of a statement.
    pub(super) fn clauses(&self) -> String {
        let only = self.only.into_iter().flatten();
        let only: String = only.map(|(key, value)| format!(" AND {}", is_tag(key, value))).collect();
        format!(
            "FROM {} WHERE time >= {} AND time <= {}{only}",
            from(self.measurement),
            self.first,
            self.last,
        )
    }
}

impl Client {
    /// How the points of a bucket are read; nothing if its name may lead to another bucket, as a DBRP
    /// mapping of somebody can make it.
    pub fn source(&self, live: &Live, bucket: &LiveBucket) -> Result<Option<Source>, Error> {
        let database = Ways::look(self, live, std::slice::from_ref(bucket))?.of(bucket).database();
        Ok(database.map(Source))
    }

    /// Reads points and lets `take` have them, series by series, in order of time within each. `take`
    /// says whether to go on; returns whether it always did.
    ///
    /// The server gathers `rows` of a series before it sends them.
    ///
    /// The points are of one type per field only if no shard group of another type is touched:
    /// whoever asks for more has numbers cast, and others left out, by the server.
    ///
    /// # Errors
    /// Also a reply that was lost in the middle: what `take` had is then to be read again.
    pub fn select(
        &self,
        source: &Source,
        selection: Selection<'_>,
        rows: u32,
        types: Types<'_>,
        take: &mut dyn FnMut(Batch) -> bool,
    ) -> Result<bool, Error> {
        let statement = format!("SELECT * {} GROUP BY *", selection.clauses());
        let form = format!("{}&chunk_size={rows}", source.0.form(&statement));
        let payload = Payload { content_type: FORM, accept: MESSAGE_PACK, bytes: form.as_bytes() };
        self.question_once(&Route::top("query"), payload, &mut |body| message_pack::decode(body, types, take))
    }

    /// The same where there are very many series: tags as columns, and the points of a series are
    /// together only as far as they are near. Nothing if the server's columns are not the expected
    /// ones; then nothing was read.
    pub fn select_flat(
        &self,
        source: &Source,
        selection: Selection<'_>,
        rows: u32,
        columns: &Columns,
        types: Types<'_>,
        take: &mut dyn FnMut(Batch) -> bool,
    ) -> Result<Option<bool>, Error> {
        let statement = format!("SELECT *::tag, *::field {}", selection.clauses());
        let form = format!("{}&chunk_size={rows}", source.0.form(&statement));
        let payload = Payload { content_type: FORM, accept: MESSAGE_PACK, bytes: form.as_bytes() };
        let read = self.question_once(&Route::top("query"), payload, &mut |body| {
            flat::decode(body, columns, types, take)
        })?;
        Ok(match read {
            Flat::Other => None,
            Flat::Read => Some(true),
            Flat::Ended => Some(false),
        })
    }

    /// Writes points. Doing it twice is the same as doing it once.
    pub fn write(&self, bucket: &LiveBucket, lines: &[u8]) -> Result<(), Error> {
        // Not while points are removed: `delete` says why.
        let _together = self.removing.read().unwrap_or_else(PoisonError::into_inner);
        let route = Route::api(&["write"])
            .with("orgID", bucket.organization.as_str())
            .with("bucket", bucket.id.as_str())
            .with("precision", "ns");
        let payload = Payload { content_type: "text/plain; charset=utf-8", accept: ANY, bytes: lines };
        self.ask_with(Method::Write, &route, Some(payload)).map(|_| ())
    }
}

const MESSAGE_PACK: &str = "application/x-msgpack";
