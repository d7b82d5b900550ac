// Files and strings that people hand over: settings, an older service's gallery, the list of models, ids, badges, PINs.
import { createHmac } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadConfig } from "../../src/app/config.ts";
import { parseFacesDb } from "../../src/app/maintenance/faces-db.ts";
import { BADGE_ID_CHARS, readBadgeToken, toBadgeToken } from "../../src/core/domain/codes/badge-token.ts";
import { parseEmployeeId } from "../../src/core/domain/employee.ts";
import { AppError } from "../../src/core/domain/errors.ts";
import { startApp } from "../support/served-app.ts";
import { openInProcess } from "../support/transports.ts";
import { attackString, mutateText, readCorpus } from "./mutate-text.ts";
import { pick, type Random } from "./random-choice.ts";
import type { Attempt, FuzzPart } from "./run-part.ts";

const projectDir = join(import.meta.dirname, "../..");

/** A mutated `config.json`: read, or refused with CONFIG_INVALID. */
export const configPart: FuzzPart = {
	name: "config",
	async open() {
		const seeds = readCorpus("configs");
		const dataDir = mkdtempSync(join(tmpdir(), "hadir-fuzz-"));
		return {
			async attempt(random: Random): Promise<Attempt> {
				const input = mutateText(pick(random, seeds) ?? "", random);
				writeFileSync(join(dataDir, "config.json"), input);
				return refusalOr("read", input, ["CONFIG_INVALID"], () => {
					const env = { HADIR_DATA_DIR: dataDir, ...(random() < 0.2 && { HADIR_HRIS_URL: attackString(random) }) };
					loadConfig({ env, installDir: projectDir });
				});
			},
			close: async () => rmSync(dataDir, { recursive: true, force: true }),
		};
	},
};

/** A mutated `faces_db.json`: people whose templates have length 1, or complaints; never an exception. */
export const facesDbPart: FuzzPart = {
	name: "faces-db",
	async open() {
		const seeds = readCorpus("faces-dbs");
		return {
			async attempt(random: Random): Promise<Attempt> {
				const input = mutateText(pick(random, seeds) ?? "", random);
				const parsed = parseFacesDb(input);
				if (!parsed.ok)
					return { outcome: "refused", problem: parsed.problems.length === 0 ? "without a word" : null, input };
				const lengths = parsed.people.flatMap(({ embeddings }) => embeddings.map((values) => Math.hypot(...values)));
				const isWrong = lengths.some((length) => !(Math.abs(length - 1) < 1e-3));
				return { outcome: "read", problem: isWrong ? "a template that is not of length 1" : null, input };
			},
			close: async () => {},
		};
	},
};

/** Ids and names that are searched, stored, and read back as they were; badges that nobody signed. */
export const codesPart: FuzzPart = {
	name: "codes",
	async open() {
		const running = await startApp();
		const client = openInProcess(running.app, { kind: "local", role: "administrator" });
		const kiosk = openInProcess(running.app, { kind: "local", role: "kiosk" });
		const answers = { pin: "258036", kioskName: "Lobi", cameraId: null, hrisUrl: null, hrisSecret: null };
		await kiosk.setup.complete({ ...answers, language: "id" });
		const sign = (text: string) => createHmac("sha256", "a key of the test").update(text).digest();
		const token = toBadgeToken("A".repeat(BADGE_ID_CHARS), "kiosk", sign);
		return {
			async attempt(random: Random): Promise<Attempt> {
				const text = random() < 0.3 ? mutateText(token, random) : mutateText(attackString(random), random);
				if (readBadgeToken(text, sign) !== null && text !== token)
					return { outcome: "badge", problem: "a badge that nobody signed was taken", input: text };
				const search = { limit: 5, employeeId: text };
				const looked = await refusalOr("searched", text, ["VALIDATION_FAILED"], () => client.log.search(search));
				if (looked.problem !== null) return looked;
				return registerAndFind(client, text);
			},
			close: () => running.close(),
		};
	},
};

async function registerAndFind(client: ReturnType<typeof openInProcess>, text: string): Promise<Attempt> {
	const id = parseEmployeeId(text);
	const before = await client.employees.list({});
	const entered = await refusalOr("entered", text, ["VALIDATION_FAILED", "EMPLOYEE_EXISTS"], () =>
		client.personalCodes.register({ employeeId: text, name: "Dewi" }),
	);
	if (entered.outcome !== "entered") return entered;
	const after = await client.employees.list({});
	const isThere = after.some(({ employeeId }) => employeeId === id) && after.length === before.length + 1;
	if (isThere) await client.rights.erase({ employeeId: text, scope: "person" });
	return { ...entered, problem: isThere ? null : "what was entered is not what the list holds" };
}

/** A manifest of models that was changed by hand: read, or refused by name. */
export const manifestPart: FuzzPart = {
	name: "manifest",
	async open() {
		const { parseManifest } = await import("../../src/vision/packs/model-manifest.ts");
		const seed = readFileSync(join(projectDir, "models", "manifest.json"), "utf8");
		return {
			async attempt(random: Random): Promise<Attempt> {
				const input = mutateText(seed, random);
				return refusalOr("read", input, ["CONFIG_INVALID"], () => void parseManifest(input));
			},
			close: async () => {},
		};
	},
};

/** Runs `action`; a refusal with one of `codes` is right, anything else that is thrown is a problem. */
async function refusalOr(
	outcome: string,
	input: string,
	codes: readonly string[],
	action: () => unknown,
): Promise<Attempt> {
	try {
		await action();
		return { outcome, problem: null, input };
	} catch (error) {
		const code = codeOf(error);
		if (code !== null && codes.includes(code)) return { outcome: code, problem: null, input };
		return { outcome: "thrown", problem: `${code ?? ""} ${error instanceof Error ? error.message : "?"}`, input };
	}
}

function codeOf(error: unknown): string | null {
	if (error instanceof AppError) return error.code;
	return error instanceof Error && "code" in error ? String(error.code) : null;
}
