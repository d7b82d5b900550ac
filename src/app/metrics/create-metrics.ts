// What Prometheus asks for: counters that grow while the kiosk works, and how things stand at the moment of asking.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { Counter, Gauge, Registry } from "prom-client";
import type { HostProbe } from "../../core/ports/host-probe.ts";
import type { Meters, Metrics } from "../../core/ports/metrics.ts";
import { createMeters } from "./create-meters.ts";
import { type KioskStanding, type StandingMetric, standingMetrics } from "./standing-metrics.ts";

export interface MetricsSource {
	readonly host: HostProbe;
	/** What core and the inference client know, looked up at each scrape. Rejects with STORAGE_UNAVAILABLE. */
	standing(): Promise<
		Pick<KioskStanding, "readiness" | "status" | "faults" | "backup" | "lastFrameAtMs" | "inferenceMemory">
	>;
}

export interface MeteredApp {
	readonly meters: Meters;
	/** Once everything else is built. */
	metrics(source: MetricsSource): Metrics;
}

const NANOSECONDS_PER_SECOND = 1e9;
const MICROSECONDS_PER_SECOND = 1e6;
const RESOLUTION_MS = 20;

/** A registry of its own for each: two applications in one process (tests) count apart. */
export function createMeteredApp(): MeteredApp {
	const registry = new Registry();
	const meters = createMeters(registry);
	return {
		meters,
		metrics({ host, standing }) {
			const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
			delay.enable();
			const writers = standingMetrics.map((metric) => createWriter(registry, metric));
			return {
				mediaType: registry.contentType,
				async text() {
					const facts: KioskStanding = { ...(await standing()), ...(await readHost(host)), ...readEventLoop(delay) };
					for (const write of writers) write(facts);
					return registry.metrics();
				},
			};
		},
	};
}

function createWriter(registry: Registry, metric: StandingMetric): (standing: KioskStanding) => void {
	const { name, help, labelNames } = metric;
	const options = { name, help, labelNames: [...labelNames], registers: [registry] };
	const write =
		metric.kind === "gauge"
			? gaugeWriter(new Gauge(options), labelNames.length > 0)
			: counterWriter(new Counter(options));
	return (standing) => write(metric.samples(standing));
}

type Write = (samples: ReturnType<StandingMetric["samples"]>) => void;

function gaugeWriter(gauge: Gauge, hasLabels: boolean): Write {
	return (samples) => {
		gauge.reset();
		// A gauge without labels comes back from `reset` as zero, which is a number that nobody measured.
		if (!hasLabels) gauge.remove();
		for (const { labels = {}, value } of samples) gauge.set(labels, value);
	};
}

/** These are counted elsewhere, some over restarts: each scrape says how far they are. */
function counterWriter(counter: Counter): Write {
	return (samples) => {
		counter.reset();
		for (const { labels = {}, value } of samples) counter.inc(labels, value);
	};
}

async function readHost(host: HostProbe) {
	const { user, system } = process.cpuUsage();
	return {
		disk: await host.disk().catch(() => null),
		databaseBytes: host.databaseBytes(),
		hostMemoryBytes: host.memoryBytes(),
		uptimeMs: host.uptimeMs(),
		cpuSeconds: (user + system) / MICROSECONDS_PER_SECOND,
	};
}

function readEventLoop(delay: ReturnType<typeof monitorEventLoopDelay>): Pick<KioskStanding, "eventLoopDelaySeconds"> {
	const p99 = delay.count === 0 ? 0 : delay.percentile(99) / NANOSECONDS_PER_SECOND;
	delay.reset();
	return { eventLoopDelaySeconds: Math.max(0, p99 - RESOLUTION_MS / 1000) };
}
