import { defineConfig } from "vitest/config";

const project = (name: string, testTimeout: number) => ({
	test: {
		name,
		include: [`test/${name}/**/*.test.ts`],
		testTimeout,
		hookTimeout: 60_000,
		pool: "forks" as const,
	},
});

export default defineConfig({
	test: {
		maxWorkers: 2,
		projects: [
			project("unit", 10_000),
			project("integration", 60_000),
			project("contract", 60_000),
			project("architecture", 120_000),
		],
	},
});
