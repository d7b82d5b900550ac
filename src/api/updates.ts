// New versions of the program.
import type { UpdateView } from "../contract/updates.ts";
import type { UpdateOverview } from "../core/services/update/update-service.ts";
import { actorOf } from "./context.ts";
import type { Procedures } from "./procedures.ts";
import type { Services } from "./services.ts";

export function implementUpdates({ updates: procedures }: Procedures, { updates }: Pick<Services, "updates">) {
	return {
		overview: procedures.overview.handler(() => toView(updates.overview())),
		check: procedures.check.handler(async ({ context }) => toView(await updates.check(actorOf(context)))),
		install: procedures.install.handler(async ({ context }) => toView(await updates.install(actorOf(context)))),
		goBack: procedures.goBack.handler(async ({ context }) => toView(await updates.goBack(actorOf(context)))),
	};
}

function toView({ state, ...overview }: UpdateOverview): UpdateView {
	const release = "release" in state ? state.release : null;
	const bytes = release?.files.find(({ target }) => target === overview.target)?.bytes ?? 0;
	return {
		...overview,
		phase: state.phase,
		release: release && {
			version: release.version,
			releasedAtMs: release.releasedAtMs,
			notes: release.notes,
			bytes,
		},
		progress: state.phase === "downloading" && bytes > 0 ? Math.min(1, state.doneBytes / bytes) : null,
	};
}
