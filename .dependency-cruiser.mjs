// The import rules of docs/architecture.md, section "Layers". Each row: a layer and what it may import.
const layers = {
	core: { layers: ["core"], packages: [] },
	contract: { layers: ["contract", "core/domain"], packages: ["zod", "@orpc/contract"] },
	vision: {
		layers: ["vision", "core/domain", "core/ports"],
		packages: ["zod", "pino", "onnxruntime-node", "sharp", "tar", "node:.*"],
	},
	storage: {
		layers: ["storage", "core/domain", "core/ports"],
		packages: ["zod", "pino", "better-sqlite3", "@node-rs/argon2", "node:.*"],
	},
	sync: { layers: ["sync", "core/domain", "core/ports"], packages: ["zod", "pino", "node:.*"] },
	updates: {
		layers: ["updates", "core/domain", "core/ports"],
		// Needs nothing but Node, and a link to a version must last as a key does.
		files: ["src/storage/database/durable-file.ts"],
		packages: ["zod", "tar", "node:.*"],
	},
	api: { layers: ["api", "contract", "core"], packages: ["@orpc/server", "@orpc/standard-server-peer"] },
	app: {
		layers: ["app", "api", "sync", "storage", "vision", "updates", "contract", "core"],
		packages: ["zod", "pino", "prom-client", "uuidv7", "selfsigned", "node:.*"],
	},
	main: {
		layers: ["main", "app", "server", "contract", "core/domain", "core/ports"],
		packages: ["electron", "@orpc/server", "zod", "node:.*"],
	},
	preload: { layers: ["preload"], files: ["src/contract/port-handover.ts"], packages: ["electron"] },
	server: {
		layers: ["server", "app", "contract", "core/domain", "core/ports"],
		packages: [
			"fastify",
			"@fastify/.*",
			"ws",
			"@orpc/server",
			"@orpc/openapi",
			"@orpc/zod",
			"@orpc/client",
			"swagger-ui-dist",
			"selfsigned",
			"zod",
			"node:.*",
		],
	},
	cli: {
		layers: ["cli", "app", "contract", "core"],
		packages: ["zod", "csv-stringify", "node:.*"],
	},
	renderer: {
		layers: ["renderer", "contract"],
		packages: [
			"@orpc/client",
			"@orpc/contract",
			"react",
			"react-dom",
			"react-i18next",
			"i18next",
			"zustand",
			"@base-ui/react",
			"lucide-react",
			"@tanstack/react-virtual",
			"@fontsource-variable/.*",
			"qr",
		],
	},
};

const group = (names) => `(${names.join("|")})`;
const packagePath = (name) => (name === "node:.*" ? null : `node_modules/${name}(/|$)`);

const layerRules = Object.entries(layers).map(([layer, allowed]) => ({
	name: `layer-${layer}`,
	comment: `src/${layer} may import only ${[...allowed.layers, ...allowed.packages].join(", ") || "itself"}`,
	severity: "error",
	from: { path: `^src/${layer}/` },
	to: {
		pathNot: [
			`^src/${group(allowed.layers)}/`,
			...(allowed.files ?? []).map((file) => `^${file}$`),
			...allowed.packages.map(packagePath).filter(Boolean),
			...(allowed.packages.includes("node:.*") ? ["^(node:)?[a-z_/]+$"] : []),
			"^node_modules/@types/",
		],
	},
}));

export default {
	forbidden: [
		...layerRules,
		{ name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
		{ name: "no-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
	],
	options: {
		doNotFollow: { path: "node_modules" },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: "tsconfig.base.json" },
		enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
		moduleSystems: ["es6", "cjs"],
	},
};
