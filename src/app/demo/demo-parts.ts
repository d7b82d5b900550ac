// What the demo and the host tell each other.
import type { SecretStore } from "../../core/ports/secrets.ts";
import type { DemoService } from "../../core/services/operation/demo-service.ts";
import type { Config } from "../config.ts";
import type { App } from "../create-app.ts";

/** What the demo brings along. */
export interface DemoParts {
	readonly service: DemoService;
	/** Instead of the host's own. */
	readonly secrets: SecretStore;
}

/** Builds the application for a configuration; the host adds what is its own (secrets, inference process). */
export type CreateApp = (config: Config, demo: DemoParts | null) => App;
