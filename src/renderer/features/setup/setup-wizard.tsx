// The first minutes with a new kiosk. Every answer stays until the last one is saved; back is always there.
import { ArrowLeft, ArrowRight, Check, CircleCheck } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { HadirClient } from "../../../contract/index.ts";
import type { Settings } from "../../client/types.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { Steps } from "../../ui/steps.tsx";
import { TouchKeyboard } from "../../ui/touch-keyboard.tsx";
import { createSigningSecret } from "../hris/hris-entry.ts";
import { CameraStep, HrisStep, KioskStep, LanguageStep, PinStep } from "./setup-pages.tsx";
import { createSetupStore, type SetupStep, type SetupStore, setupSteps } from "./setup-store.ts";
import styles from "./setup-wizard.module.css";

export interface SetupWizardProps {
	readonly client: HadirClient;
	readonly onDone: (settings: Settings) => void;
}

const pages: Record<SetupStep, (props: { readonly store: SetupStore }) => ReactNode> = {
	language: LanguageStep,
	pin: PinStep,
	camera: CameraStep,
	kiosk: KioskStep,
	hris: HrisStep,
};

export function SetupWizard({ client, onDone }: SetupWizardProps) {
	const { t, i18n } = useTranslation(["setup", "common"]);
	const current = useLanguage();
	const [store] = useState(() =>
		createSetupStore({
			language: current,
			complete: (request) => client.setup.complete(request),
			createSecret: () => createSigningSecret((bytes) => crypto.getRandomValues(bytes)),
		}),
	);
	const { step, language, saved } = useStore(store);
	useEffect(() => void i18n.changeLanguage(language), [i18n, language]);

	const index = setupSteps.indexOf(step);
	const Page = pages[step];
	const steps = setupSteps.map((id) => ({ id, label: t(`steps.${id}`) }));
	const position = saved ? setupSteps.length : index;
	return (
		<div className={styles.wizard} data-scale="standing">
			<header className={styles.header}>
				<img className={styles.mark} src="./icon.svg" alt="" />
				<Steps
					steps={steps}
					current={position}
					label={t("stepOf", { step: Math.min(position + 1, steps.length), total: steps.length })}
				/>
			</header>
			<main className={styles.main}>
				{saved ? (
					<Ready onOpen={() => onDone(saved)} />
				) : (
					<form
						key={step}
						id="setup-step"
						className={styles.page}
						onSubmit={(event) => {
							event.preventDefault();
							void store.next();
						}}
					>
						<Page store={store} />
					</form>
				)}
			</main>
			{!saved && <Footer store={store} />}
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
						{t(isSaving ? "saving" : "finish")}
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

function Ready({ onOpen }: { readonly onOpen: () => void }) {
	const { t } = useTranslation("setup");
	return (
		<div className={styles.ready}>
			<CircleCheck className={styles.readyIcon} aria-hidden />
			<h1 className={styles.title}>{t("ready.title")}</h1>
			<p className={styles.text}>{t("ready.text")}</p>
			<Button kind="primary" size="large" iconAfter={ArrowRight} onClick={onOpen}>
				{t("ready.open")}
			</Button>
		</div>
	);
}
