//! The HTTP API of InfluxDB 2: a typed client, and what a server holds as a `Schema`.
//!
//! ```no_run
//! use fluxform::influx::{Client, Connection, Patience, Token, inspect};
//!
//! let connection = Connection {
//!     url: "http://127.0.0.1:8086".into(),
//!     organization: "home".into(),
//!     token: Token::new(std::env::var("INFLUX_TOKEN").unwrap_or_default(), "INFLUX_TOKEN"),
//! };
//! let client = Client::new(&connection, Patience::default())?;
//! let live = inspect(&client, ["pattern_aggregates_daily"])?;
//! for (name, bucket) in &live.schema.buckets {
//!     println!("{name} keeps {}", bucket.retention);
//! }
//! # Ok::<(), fluxform::influx::Error>(())
//! ```
//!
//! - [`Client`] asks; an area of the API per file: buckets, tasks, checks, dashboards,
//!   variables, labels, organization, health, permissions; what a shrink of retention would take: [`Client::shard_groups`],
//!   [`Client::data_range`]. It retries what the server did not take, never what it may have done.
//! - [`inspect()`] looks at everything that a plan depends on. It tells a bucket that is absent
//!   from one that the token may not see ([`Visibility`]), so that nothing is planned blindly.
//! - [`observe()`] looks at the data: measurements, tags, fields and their types, as they are.
//!   [`look_at_times`], [`look_at_groups`], [`writers()`], [`recent`], [`newest_texts`] and [`gaps`] look
//!   closer.
//! - [`readers()`] looks at all that has a script.
//! - [`Client::answer`] runs a script and gives its rows as they come; [`Client::check_scripts`] lets the server
//!   say what is wrong with scripts without running them.
//! - [`Error`] says what happened in one line and, by [`Error::explain`], what to do.
//! - [`Token`] cannot be printed; the [`Log`] of requests never holds it.
//!
//! Nothing here prints, and nothing decides: what to change is `plan`'s, when is `migrate`'s.

mod address;
mod agent;
mod annotated;
mod answer;
mod asked;
mod buckets;
mod checks;
mod client;
mod compute;
mod counts;
mod dashboards;
mod data_range;
mod error;
mod explain;
mod fault;
mod flat;
mod flux_query;
mod foreign;
mod health;
mod id;
mod influxql;
mod inspect;
mod labels;
mod log;
mod mappings;
mod message_pack;
mod method;
mod multipart;
mod observe;
mod organization;
mod pack;
mod permission;
mod permissions;
mod points;
mod purge;
mod readers;
mod reply;
mod route;
mod shard_groups;
mod stream;
mod syntax_tree;
mod tasks;
mod token;
mod uncalled;
mod variables;

pub use address::Address;
pub use agent::Patience;
pub use answer::{Answer, Cell, Column, ColumnKind, Record, Table};
pub use asked::Asked;
pub use buckets::{LiveBucket, Presence};
pub use checks::LiveCheck;
pub use client::{Client, Connection};
pub use compute::Computed;
pub use counts::{HOUR, HourCount};
pub use dashboards::{LiveCell, LiveDashboard};
pub use data_range::DataRange;
pub use error::Error;
pub use fault::Fault;
pub use flat::Columns;
pub use foreign::Foreign;
pub use health::Health;
pub use id::{BadId, Id};
pub use inspect::{Live, Visibility, inspect};
pub use labels::{Creation, Label};
pub use log::{Log, LogLine};
#[doc(hidden)]
pub use observe::observe_by;
pub use observe::{
    gaps, look_at_groups, look_at_times, newest_texts, observe, recent, side_by_side, writers,
};
pub use organization::Organization;
pub use points::{Selection, Source};
pub use readers::readers;
pub use shard_groups::{ShardGroup, ShardGroups};
pub use tasks::{LiveTask, TaskPresence};
pub use token::Token;
pub use uncalled::Checked;
pub use variables::LiveVariable;
