//! A journal in memory, which can fail at any record.

use std::{
    collections::BTreeMap,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use fluxform::transfer::{Journal, JournalError, WindowName, WindowRecord};

/// Records as JSON, as a ledger keeps them.
#[derive(Debug, Default)]
pub struct Memory {
    records: Mutex<BTreeMap<WindowName, String>>,
    written: AtomicUsize,
    fails_at: Mutex<Option<(usize, bool)>>,
}

impl Memory {
    /// The next record of this number, from 1 on, and all after it fail: before they are kept, or after.
    pub fn fail_at(&self, number: usize, after: bool) {
        self.written.store(0, Ordering::Relaxed);
        *self.fails_at.lock().unwrap() = Some((number, after));
    }

    pub fn recover(&self) {
        *self.fails_at.lock().unwrap() = None;
    }

    /// How many records were written since it was to fail at one.
    pub fn written(&self) -> usize {
        self.written.load(Ordering::Relaxed)
    }
}

impl Journal for Memory {
    fn records(&self) -> Result<Vec<WindowRecord>, JournalError> {
        let records = self.records.lock().unwrap();
        Ok(records.values().map(|record| serde_json::from_str(record).unwrap()).collect())
    }

    fn record(&self, record: &WindowRecord) -> Result<(), JournalError> {
        let number = self.written.fetch_add(1, Ordering::Relaxed) + 1;
        let fails = self.fails_at.lock().unwrap().filter(|(at, _)| number >= *at);
        if fails.is_none_or(|(at, after)| after && number == at) {
            let json = serde_json::to_string(record).unwrap();
            self.records.lock().unwrap().insert(record.name.clone(), json);
        }
        match fails {
            Some(_) => Err(JournalError("the disk is full".into())),
            None => Ok(()),
        }
    }
}
