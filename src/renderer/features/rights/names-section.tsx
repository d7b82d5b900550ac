// Whether names lie sealed in the kiosk's database, and how far the change is.
import { LockKeyhole, LockKeyholeOpen } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../client/types.ts";
import { useResource } from "../../data/use-resource.ts";
import { Banner } from "../../ui/banner.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { AskedActions } from "../settings/asked-actions.tsx";
import { Section } from "../settings/section.tsx";
import styles from "./rights.module.css";

type NameProtection = Awaited<ReturnType<HadirClient["keys"]["names"]>>;

/** While names are converted, how far it is; otherwise rarely. */
const REFRESH_MS = 2_000;
const facts = ["gain", "numbers", "notes", "cost"] as const;

export function NamesSection({ client }: { readonly client: HadirClient }) {
	const { t } = useTranslation("rights");
	const names = useResource(() => client.keys.names({}), REFRESH_MS);
	const [hasChanged, setHasChanged] = useState(false);
	const change = names.data?.isOn ? "open" : "seal";
	return (
		<Section title={t("names.title")} text={t("names.text")}>
			<ErrorBanner error={names.error} onRetry={() => void names.reload()} />
			<ul className={styles.points}>
				{facts.map((fact) => (
					<li key={fact}>{t(`names.facts.${fact}`)}</li>
				))}
			</ul>
			{names.data && <State names={names.data} hasChanged={hasChanged} />}
			{names.data && (
				<AskedActions
					isDisabled={!names.data.isDone}
					actions={[
						{
							name: change,
							icon: change === "seal" ? LockKeyhole : LockKeyholeOpen,
							kind: change === "seal" ? "primary" : "danger",
							help: t(`names.${change}.help`),
							button: t(`names.${change}.button`),
							title: t(`names.${change}.title`),
							question: t(`names.${change}.ask`),
							confirm: t(`names.${change}.confirm`),
						},
					]}
					onPerform={async (asked) => {
						names.put(await client.keys.protectNames({ isOn: asked === "seal" }));
						setHasChanged(true);
					}}
				/>
			)}
		</Section>
	);
}

interface StateProps {
	readonly names: NameProtection;
	readonly hasChanged: boolean;
}

function State({ names: { isOn, waiting, isDone }, hasChanged }: StateProps) {
	const { t } = useTranslation("rights");
	if (!isDone && waiting > 0)
		return <Banner kind="info" title={t(isOn ? "names.sealing" : "names.opening", { count: waiting })} />;
	if (!isDone) return <Banner kind="info" title={t("names.cleaning")} text={t("names.cleaningText")} />;
	const title = t(isOn ? "names.isSealed" : "names.isOpen");
	return <Banner kind={hasChanged ? "success" : "info"} title={title} />;
}
