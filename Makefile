# The commands of the project. `make test` and `make lint` are what CI runs.

# One influxd serves all tests; it is built once, into the user's cache.
export INFLUXD ?= $(shell tests/influxd/get influxd)
export INFLUX_CLI ?= $(shell tests/influxd/get influx)

.PHONY: demo test lint bench

demo:  ## The whole way on a real InfluxDB: check, generate, plan, apply, change, roll back.
	cargo build --quiet
	demo/run target/debug/fluxform

test:  ## Everything, the real server included.
	cargo build --quiet
	cargo test --workspace
	target/debug/fluxform check
	target/debug/fluxform generate --check
	$(MAKE) --no-print-directory demo

lint: INFLUXD =
lint: INFLUX_CLI =
lint:  ## Formatting and clippy, without a warning.
	cargo fmt --all --check
	cargo fmt --check --manifest-path benches/writer/Cargo.toml
	cargo clippy --workspace --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --quiet

bench:  ## The figures of docs/performance.md.
	cargo bench
	cargo run --release --quiet --manifest-path benches/writer/Cargo.toml
