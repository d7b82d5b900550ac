import { Image } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useIsAdministrator, useIsStaff } from "../../client/operator-context.tsx";
import { useResource } from "../../data/use-resource.ts";
import { useSave } from "../../data/use-save.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import styles from "./log-keeping.module.css";

export interface EvidencePhotoProps {
	readonly client: HadirClient;
	readonly eventId: string;
	readonly name: string;
}

/** Behind a button, since each look is written down. Nothing where none are kept, or for whom they are not meant. */
export function EvidencePhoto({ client, eventId, name }: EvidencePhotoProps) {
	const { t } = useTranslation("logKeeping");
	const { data: setting } = useResource(() => client.log.evidence({}));
	const isAdministrator = useIsAdministrator();
	const isStaff = useIsStaff();
	const load = useSave();
	const [photo, setPhoto] = useState<File | null | undefined>(undefined);
	const maySee = isAdministrator || (isStaff && setting?.isEvidenceForSupervisors === true);
	if (!setting || setting.evidence === "off" || !maySee) return null;
	return (
		<div className={styles.photoPart}>
			{photo === undefined && (
				<Button
					icon={Image}
					isBusy={load.isSaving}
					onClick={() => void load.run(async () => setPhoto((await client.log.photo({ eventId })).image))}
				>
					{t("photo.show")}
				</Button>
			)}
			<ErrorBanner error={load.error} />
			{photo === null && <p className={styles.muted}>{t("photo.none")}</p>}
			{photo && <Picture photo={photo} alt={t("photo.alt", { name })} />}
			{photo && <p className={styles.muted}>{t("photo.audited")}</p>}
		</div>
	);
}

/** In memory of this dialog only. */
function Picture({ photo, alt }: { readonly photo: File; readonly alt: string }) {
	const [url, setUrl] = useState<string | null>(null);
	useEffect(() => {
		const made = URL.createObjectURL(photo);
		setUrl(made);
		return () => URL.revokeObjectURL(made);
	}, [photo]);
	return url === null ? null : <img className={styles.photo} src={url} alt={alt} />;
}
