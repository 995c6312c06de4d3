//! Stories: whole uses of the program against a real server, each in an organization of its own.

mod archive;
mod change_and_back;
mod cut;
mod differences;
mod drift;
mod holding;
mod impact;
mod import;
mod interrupted;
mod killed;
mod ledger;
mod live_budgets;
mod live_data;
mod live_scripts;
mod loss;
mod moving;
mod names;
mod normal;
mod permissions;
mod plan_file;
mod query;
mod quiet;
mod rename;
mod rollups;
mod settings;
mod story;
mod tables;
mod trial;
mod two_at_once;

use story::Story;
