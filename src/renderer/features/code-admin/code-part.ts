import type { HadirClient } from "../../client/types.ts";

export type PersonalCodes = Awaited<ReturnType<HadirClient["personalCodes"]["of"]>>;

export interface CodeEmployee {
	readonly employeeId: string;
	readonly name: string;
}

/** What both parts of the dialog are given. */
export interface CodePartProps {
	readonly client: HadirClient;
	readonly employee: CodeEmployee;
	readonly onChange: (codes: PersonalCodes) => void;
}
