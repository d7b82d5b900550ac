// The torture run in small: `npm run torture -- --kills 2000` is the long one.
import { expect, test } from "vitest";
import { runTorture } from "../torture/run-torture.ts";

const KILLS = 50;
const seed = Number(process.env["TORTURE_SEED"] ?? Date.now() % 1_000_000);

test(`${KILLS} kills lose, double, reorder and invent nothing (TORTURE_SEED=${seed})`, async () => {
	const result = await runTorture({ kills: KILLS, seed });
	expect(result).toMatchObject({ kills: KILLS, lost: 0, duplicated: 0, reordered: 0, invented: 0 });
	expect(result.punches).toBeGreaterThan(KILLS);
	console.log(`${KILLS} kills, ${result.punches} punches acknowledged`);
}, 420_000);
