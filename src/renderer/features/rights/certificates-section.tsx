// What was erased, with the certificate of each.
import { FileBadge } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useStatus } from "../../client/host-context.tsx";
import { useResource } from "../../data/use-resource.ts";
import { useSave } from "../../data/use-save.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { Section } from "../settings/section.tsx";
import { CertificateView } from "./certificate-view.tsx";
import styles from "./rights.module.css";
import type { ErasureView, RetentionOverview, SignedCertificate } from "./rights-types.ts";

export interface CertificatesSectionProps {
	readonly client: HadirClient;
	readonly compaction: RetentionOverview["compaction"];
	readonly mayCompact: boolean;
	readonly onChanged: () => void;
}

export function CertificatesSection({ client, compaction, mayCompact, onChanged }: CertificatesSectionProps) {
	const { t } = useTranslation("rights");
	const { data, error, reload } = useResource(() => client.rights.certificates({}));
	const [shown, setShown] = useState<SignedCertificate | null>(null);
	const opening = useSave();
	const open = (erasureId: string) =>
		void opening.run(async () => setShown(await client.rights.certificate({ erasureId })));
	return (
		<Section title={t("certificates.title")} text={t("certificates.text")}>
			{compaction.waiting > 0 && mayCompact && (
				<Compaction client={client} compaction={compaction} onCompacted={onChanged} />
			)}
			<ErrorBanner error={error ?? opening.error} onRetry={() => void reload()} />
			{data?.length === 0 && <p className={styles.muted}>{t("certificates.none")}</p>}
			{data && data.length > 0 && (
				<div>
					{data.map((erasure) => (
						<ErasureRow key={erasure.erasureId} erasure={erasure} onOpen={() => open(erasure.erasureId)} />
					))}
				</div>
			)}
			<Dialog isOpen={shown !== null} title={t("certificate.title")} onClose={() => setShown(null)} isForReading>
				{shown && <CertificateView certificate={shown} opening={null} onClose={() => setShown(null)} />}
			</Dialog>
		</Section>
	);
}

function ErasureRow({ erasure, onOpen }: { readonly erasure: ErasureView; readonly onOpen: () => void }) {
	const { t } = useTranslation("rights");
	const formats = useFormats(useStatus()?.timeZone);
	const { erasureId, erasedAtMs, scope, cause, requests } = erasure;
	const answers = requests.map(({ target, state }) => `${target}: ${t(`certificate.state.${state}`)}`);
	return (
		<div className={styles.row}>
			<div>
				<p className={styles.strong}>
					{formats.longDate(erasedAtMs)}, {formats.time(erasedAtMs)} · {t(`erase.scopes.${scope}`)}
				</p>
				<p className={styles.muted}>{[t(`certificate.causes.${cause}`), ...answers].join(" · ")}</p>
			</div>
			<IconButton icon={FileBadge} label={t("certificates.open", { number: erasureId })} onClick={onOpen} />
		</div>
	);
}

interface CompactionProps {
	readonly client: HadirClient;
	readonly compaction: RetentionOverview["compaction"];
	readonly onCompacted: () => void;
}

function Compaction({ client, compaction: { waiting, bytes }, onCompacted }: CompactionProps) {
	const { t } = useTranslation("rights");
	const formats = useFormats();
	const save = useSave();
	const compact = () =>
		void save.run(async () => {
			await client.rights.compact({});
			onCompacted();
		});
	return (
		<>
			<Banner
				kind="info"
				title={t("certificates.compactTitle", { count: waiting })}
				text={t("certificates.compactText", { size: formats.number(Math.ceil(bytes / 1_048_576)) })}
				action={
					<Button isBusy={save.isSaving} onClick={compact}>
						{t("certificates.compact")}
					</Button>
				}
			/>
			<ErrorBanner error={save.error} />
		</>
	);
}
