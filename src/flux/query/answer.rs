//! What a query promises: the columns of its answer.

use std::collections::BTreeMap;

use super::{error::QueryError, read::Reader};
use crate::model::{FieldType, Query, Schema};
