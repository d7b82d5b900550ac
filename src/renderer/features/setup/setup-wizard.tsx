// The first minutes with a new kiosk. Every answer stays until the last one is saved; back is always there.
import { ArrowLeft, ArrowRight, Check } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { HadirClient } from "../../../contract/index.ts";
import type { Settings } from "../../client/types.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { TouchKeyboard } from "../../ui/touch-keyboard.tsx";
import { createSigningSecret } from "../hris/hris-entry.ts";
import { AfterSetup } from "./after-setup.tsx";
import { SetupHeader } from "./setup-header.tsx";
import { createSetupMemory } from "./setup-memory.ts";
import { CameraStep, HrisStep, KioskStep, LanguageStep, PinStep, type StepProps } from "./setup-pages.tsx";
import { AFTER_KEY, ANSWERS_KEY, afterSteps } from "./setup-steps.ts";
import { createSetupStore, type SetupStep, type SetupStore, setupSteps } from "./setup-store.ts";
import styles from "./setup-wizard.module.css";

export interface SetupWizardProps {
	readonly client: HadirClient;
	/** As saved; null while they are being asked for. */
	readonly saved: Settings | null;
	readonly onSaved: (settings: Settings) => void;
	/** Everything was gone through, or left. */
	readonly onDone: () => void;
}

export function SetupWizard({ client, saved, onSaved, onDone }: SetupWizardProps) {
	const [memory] = useState(() => createSetupMemory(sessionStorage, AFTER_KEY));
	if (saved)
		return (
			<AfterSetup
				client={client}
				settings={saved}
				memory={memory}
				onDone={() => {
					memory.clear();
					onDone();
				}}
			/>
		);
	return (
		<Questions
			client={client}
			onSaved={(settings) => {
				memory.write({ step: afterSteps[0] });
				onSaved(settings);
			}}
		/>
	);
}

const pages: Record<SetupStep, (props: StepProps) => ReactNode> = {
	language: LanguageStep,
	pin: PinStep,
	camera: CameraStep,
	kiosk: KioskStep,
	hris: HrisStep,
};

function Questions({ client, onSaved }: Pick<SetupWizardProps, "client" | "onSaved">) {
	const { i18n } = useTranslation();
	const current = useLanguage();
	const [store] = useState(() =>
		createSetupStore({
			language: current,
			complete: async (request) => {
				const settings = await client.setup.complete(request);
				// What comes next is behind the PIN that was just made; where this fails, it is asked for.
				await client.session.unlock({ pin: request.pin }).catch(() => undefined);
				return settings;
			},
			createSecret: () => createSigningSecret((bytes) => crypto.getRandomValues(bytes)),
			memory: createSetupMemory(sessionStorage, ANSWERS_KEY),
		}),
	);
	const { step, language, saved } = useStore(store);
	useEffect(() => void i18n.changeLanguage(language), [i18n, language]);
	// biome-ignore lint/correctness/useExhaustiveDependencies: told once, when it was saved.
	useEffect(() => {
		if (saved) onSaved(saved);
	}, [saved]);

	const Page = pages[step];
	return (
		<div className={styles.wizard} data-scale="standing">
			<SetupHeader step={step} />
			<main className={styles.main}>
				<form
					key={step}
					id="setup-step"
					className={styles.page}
					onSubmit={(event) => {
						event.preventDefault();
						void store.next();
					}}
				>
					<Page store={store} client={client} />
				</form>
			</main>
			<Footer store={store} />
			<TouchKeyboard />
		</div>
	);
}

function Footer({ store }: { readonly store: SetupStore }) {
	const { t } = useTranslation(["setup", "common"]);
	const { step, pin, isSaving, error } = useStore(store);
	const isFirst = step === setupSteps[0];
	const isLast = step === setupSteps.at(-1);
	return (
		<footer className={styles.footer}>
			<ErrorBanner error={error} />
			<div className={styles.buttons}>
				{isFirst ? (
					<span />
				) : (
					<Button kind="quiet" size="large" icon={ArrowLeft} isDisabled={isSaving} onClick={store.back}>
						{t("common:back")}
					</Button>
				)}
				{isLast ? (
					<Button kind="primary" size="large" icon={Check} isBusy={isSaving} onClick={() => void store.next()}>
						{t(isSaving ? "saving" : "save")}
					</Button>
				) : (
					<Button
						kind="primary"
						size="large"
						iconAfter={ArrowRight}
						isDisabled={step === "pin" && pin === ""}
						onClick={() => void store.next()}
					>
						{t("common:next")}
					</Button>
				)}
			</div>
		</footer>
	);
}
