import { useState } from "react";

export interface UseSave {
	readonly isSaving: boolean;
	/** Since the last change that worked; shown for reassurance. */
	readonly isSaved: boolean;
	readonly error: unknown;
	run(call: () => Promise<void>): Promise<void>;
	/** Something is being edited again. */
	touch(): void;
}

const idle = { isSaving: false, isSaved: false, error: null };

/** One save at a time, with its outcome. */
export function useSave(): UseSave {
	const [state, setState] = useState<Pick<UseSave, "isSaving" | "isSaved" | "error">>(idle);
	return {
		...state,
		async run(call) {
			if (state.isSaving) return;
			setState({ ...idle, isSaving: true });
			try {
				await call();
				setState({ ...idle, isSaved: true });
			} catch (error) {
				setState({ ...idle, error });
			}
		},
		touch: () => setState(idle),
	};
}
