//! What reads on a server.

use crate::{
    impact::OnServer,
    influx::{Client, Error, Live, readers},
};

/// Looks at all that has a script; `live` is a look at the buckets that such scripts may name. Only reads.
pub fn on_server(client: &Client, live: &Live) -> Result<OnServer, Error> {
    let ids = live.ids.iter().map(|(name, id)| (name.clone(), id.to_string()));
    Ok(OnServer { readers: readers(client, &live.organization)?, ids: ids.collect() })
}
