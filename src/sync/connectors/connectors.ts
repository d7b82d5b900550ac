// Every kind of target that there is.

import type { TargetKind } from "../../core/domain/delivery/target.ts";
import { AppError } from "../../core/domain/errors.ts";
import type { Connectors } from "../../core/ports/hris-target.ts";
import type { Connector, ConnectorDeps } from "./connector.ts";
import { csvConnector } from "./csv-target.ts";
import { frappeConnector } from "./frappe-target.ts";
import { odooConnector } from "./odoo-target.ts";
import { orangehrmConnector } from "./orangehrm-target.ts";
import { redacting } from "./redaction.ts";
import { restConnector } from "./rest-target.ts";
import { webhookConnector } from "./webhook-target.ts";

export const connectorsByKind: Readonly<Record<TargetKind, Connector>> = {
	webhook: webhookConnector,
	rest: restConnector,
	frappe: frappeConnector,
	odoo: odooConnector,
	orangehrm: orangehrmConnector,
	csv: csvConnector,
};

export function createConnectors(deps: ConnectorDeps): Connectors {
	return {
		problems: (kind, settings, secrets) => connectorsByKind[kind].problems(settings, secrets),
		placeOf: (kind, settings) => connectorsByKind[kind].placeOf(settings),
		open(kind, settings, secrets, vault) {
			const connector = connectorsByKind[kind];
			const target = connector.open(settings, secrets, { ...deps, ...(vault && { vault }) });
			if (target === null) throw new AppError("CONFIG_INVALID", { fields: connector.problems(settings, secrets) });
			return redacting(target, () => ({ ...secrets, ...vault?.read() }));
		},
	};
}
