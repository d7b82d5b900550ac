import { useClient } from "../../client/host-context.tsx";
import { useResource } from "../../data/use-resource.ts";
import { PrivacyPanel, type PrivacyPanelProps } from "./privacy-panel.tsx";

/** The panel with what is kept at this kiosk right now. */
export function PrivacyReader(props: Omit<PrivacyPanelProps, "evidenceDays">) {
	const client = useClient();
	const { data } = useResource(() => client.log.evidence({}));
	const evidenceDays = data && data.evidence !== "off" ? data.evidenceDays : null;
	return <PrivacyPanel {...props} evidenceDays={evidenceDays} />;
}
