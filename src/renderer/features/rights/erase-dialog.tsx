// Erasing somebody's data: how far it goes, what there is, and afterwards the certificate.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useResource } from "../../data/use-resource.ts";
import { useSave } from "../../data/use-save.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { ChoiceCards } from "../../ui/choice-cards.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { CertificateView } from "./certificate-view.tsx";
import { goesWith, presentItems, scopes } from "./erasure-items.ts";
import styles from "./rights.module.css";
import type { ErasureScope, IssuedErasure, Person } from "./rights-types.ts";

export interface EraseDialogProps {
	readonly client: HadirClient;
	/** null keeps the dialog closed. */
	readonly person: (Person & { readonly withdrawal: unknown }) | null;
	/** Closed, and what was erased before that; null: nothing. */
	readonly onClose: (erased: ErasureScope | null) => void;
}

export function EraseDialog({ client, person, onClose }: EraseDialogProps) {
	const { t } = useTranslation("rights");
	const [issued, setIssued] = useState<(IssuedErasure & { readonly scope: ErasureScope }) | null>(null);
	/** Still named while the dialog fades out. */
	const [shown, setShown] = useState(person);
	if (person && person !== shown) setShown(person);
	const close = () => {
		onClose(issued?.scope ?? null);
		setIssued(null);
	};
	const title = issued ? t("certificate.title") : t("erase.title", { name: shown?.name ?? "" });
	return (
		<Dialog isOpen={person !== null} title={title} onClose={close} isForReading>
			{issued && <CertificateView certificate={issued.certificate} opening={issued.opening} onClose={close} />}
			{!issued && person && <EraseForm client={client} person={person} onClose={close} onErased={setIssued} />}
		</Dialog>
	);
}

interface EraseFormProps {
	readonly client: HadirClient;
	readonly person: NonNullable<EraseDialogProps["person"]>;
	readonly onClose: () => void;
	readonly onErased: (issued: IssuedErasure & { readonly scope: ErasureScope }) => void;
}

function EraseForm({ client, person, onClose, onErased }: EraseFormProps) {
	const { t } = useTranslation(["rights", "common"]);
	const formats = useFormats();
	// Who withdrew goes on with PIN or badge; otherwise somebody leaves.
	const [scope, setScope] = useState<ErasureScope>(person.withdrawal === null ? "person" : "face");
	const { employeeId } = person;
	const survey = useResource(() => client.rights.survey({ employeeId }));
	const save = useSave();
	const erase = () =>
		void save.run(async () => onErased({ ...(await client.rights.erase({ employeeId, scope })), scope }));
	const found = survey.data ? presentItems(survey.data).filter(([item]) => goesWith(item, scope)) : [];
	return (
		<div className={styles.form}>
			<ChoiceCards
				label={t("erase.scope")}
				value={scope}
				options={scopes.map((value) => ({
					value,
					label: t(`erase.scopes.${value}`),
					help: t(`erase.scopeHelp.${value}`),
				}))}
				onChange={setScope}
			/>
			<p className={styles.muted}>
				{t("erase.found")}:{" "}
				{found.length === 0
					? t("erase.nothing")
					: formats.list(found.map(([item, count]) => `${formats.number(count)} ${t(`item.${item}`)}`))}
			</p>
			<p className={styles.strong}>{t("erase.cannotUndo")}</p>
			<ErrorBanner error={save.error ?? survey.error} />
			<div className={styles.formActions}>
				<Button size="large" isDisabled={save.isSaving} onClick={onClose}>
					{t("common:cancel")}
				</Button>
				<Button size="large" kind="danger" isBusy={save.isSaving} onClick={erase}>
					{t("erase.confirm")}
				</Button>
			</div>
		</div>
	);
}
