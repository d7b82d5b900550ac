// What each connector file gives: the schema of its settings, and a target made of them.
import type { z } from "zod";
import type { TargetSecrets } from "../../core/domain/delivery/target.ts";
import type { Clock, ServerDateListener } from "../../core/ports/environment.ts";
import type { HrisTarget, SecretVault } from "../../core/ports/hris-target.ts";

export interface ConnectorDeps {
	readonly clock: Pick<Clock, "nowMs">;
	/** Hears the date of every answer: the kiosk's own clock is compared with it. */
	readonly serverDate?: ServerDateListener;
	/** For tests; 15 s otherwise. */
	readonly timeoutMs?: number;
	/** For connectors whose target replaces secrets. */
	readonly vault?: SecretVault;
}

export interface Connector {
	/** Names of the fields of settings and secrets that are missing or wrong. */
	problems(settings: unknown, secrets: TargetSecrets): readonly string[];
	/** null when there are problems. */
	open(settings: unknown, secrets: TargetSecrets, deps: ConnectorDeps): HrisTarget | null;
	/** Host or folder; null when the settings name none. */
	placeOf(settings: unknown): string | null;
	/** Keys of the settings' schema, for the test that keeps `targetFields` true. */
	readonly fields: readonly string[];
}

export interface ConnectorParts<Settings extends z.ZodObject, Secrets extends z.ZodObject> {
	readonly settings: Settings;
	readonly secrets: Secrets;
	open(settings: z.output<Settings>, secrets: z.output<Secrets>, deps: ConnectorDeps): HrisTarget;
	placeOf(settings: z.output<Settings>): string | null;
}

/** Both schemas are parsed before anything is opened: a connector sees only what it can use. */
export function createConnector<Settings extends z.ZodObject, Secrets extends z.ZodObject>(
	parts: ConnectorParts<Settings, Secrets>,
): Connector {
	return {
		problems(settings, secrets) {
			const issues = [parts.settings.safeParse(settings), parts.secrets.safeParse(secrets)].flatMap(
				({ error }) => error?.issues ?? [],
			);
			return [...new Set(issues.map(({ path }) => path.join(".") || "settings"))];
		},
		open(settings, secrets, deps) {
			const given = parts.settings.safeParse(settings);
			const kept = parts.secrets.safeParse(secrets);
			return given.success && kept.success ? parts.open(given.data, kept.data, deps) : null;
		},
		placeOf(settings) {
			const given = parts.settings.safeParse(settings);
			return given.success ? parts.placeOf(given.data) : null;
		},
		fields: [...Object.keys(parts.settings.shape), ...Object.keys(parts.secrets.shape)],
	};
}
