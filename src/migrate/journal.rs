//! The ledger as the journal of what moves points.

use crate::{
    ledger::Windows,
    transfer::{Journal, JournalError, WindowRecord},
};

impl Journal for Windows {
    fn records(&self) -> Result<Vec<WindowRecord>, JournalError> {
        let records = self.records().map_err(failure)?;
        records.iter().map(|record| serde_json::from_str(record).map_err(failure)).collect()
    }

    fn record(&self, record: &WindowRecord) -> Result<(), JournalError> {
        let json = serde_json::to_string(record).map_err(failure)?;
        let name = &record.name;
        self.record(&format!("{} {} {}", name.measurement, name.first, name.last), &json).map_err(failure)
    }
}

fn failure(error: impl std::error::Error + Send + Sync + 'static) -> JournalError {
    JournalError(Box::new(error))
}
