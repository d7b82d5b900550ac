// What a page could send over its MessagePort or its WebSocket: calls of every procedure with values of its schema, and
// frames that are broken in themselves.
import type { AnySchema } from "@orpc/contract";
import { traverseContractProcedures } from "@orpc/server";
import { z } from "zod";
import { contract } from "../../src/contract/index.ts";
import { mutateText } from "./mutate-text.ts";
import { below, pick, type Random } from "./random-choice.ts";
import { valueFor } from "./schema-value.ts";

/**
 * Not called by whoever has a role: they reach out of the process (folders, addresses, other computers, the power switch),
 * or hash a PIN for a tenth of a second each. Their inputs are parsed by the same code as all others.
 */
const REACHES_OUT =
	/^(?:host|backups|targets|devices|setup|recovery|keys|operators|rights)\.|^(?:session|models)\.|[Pp]in$|^health\.(?:bundle|checkLog)$/;

interface Procedure {
	readonly path: readonly string[];
	readonly inputSchema: unknown;
}

const isZod = (schema: AnySchema | undefined): schema is z.ZodType => schema instanceof z.ZodType;

/** Every procedure of the contract with the JSON schema of its input. */
function listProcedures(): Procedure[] {
	const procedures: Procedure[] = [];
	traverseContractProcedures({ router: contract, path: [] }, ({ contract: procedure, path }) => {
		const { inputSchema } = procedure["~orpc"];
		const schema = isZod(inputSchema) ? z.toJSONSchema(inputSchema, { io: "input", unrepresentable: "any" }) : {};
		procedures.push({ path, inputSchema: schema });
	});
	return procedures;
}

const procedures = listProcedures();
const calledWithARole = procedures.filter(({ path }) => !REACHES_OUT.test(path.join(".")));
const headers = ["content-type", "content-disposition", "__proto__"];

/** One frame as oRPC writes it (`i` number of the call, `p` its payload), sometimes damaged. */
export function rpcFrame(random: Random, hasRole: boolean): string {
	const procedure = pick(random, hasRole ? calledWithARole : procedures);
	const json = valueFor(procedure?.inputSchema, random);
	const meta = random() < 0.05 ? { meta: [[below(random, 30), "a", "b"]] } : {};
	const header = random() < 0.05 ? { h: { [pick(random, headers) ?? ""]: "multipart/form-data; boundary=x" } } : {};
	const path = random() < 0.04 ? "/__proto__/constructor" : `/${procedure?.path.join("/")}`;
	const frame = JSON.stringify({ i: String(1 + below(random, 1e6)), p: { u: path, ...header, b: { json, ...meta } } });
	return random() < 0.25 ? mutateText(frame, random) : frame;
}
