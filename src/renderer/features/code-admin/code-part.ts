import type { HadirClient } from "../../client/types.ts";
import type { CodeEmployee } from "./codes-dialog.tsx";

export type PersonalCodes = Awaited<ReturnType<HadirClient["personalCodes"]["of"]>>;

/** What both parts of the dialog are given. */
export interface CodePartProps {
	readonly client: HadirClient;
	readonly employee: CodeEmployee;
	readonly onChange: (codes: PersonalCodes) => void;
}
