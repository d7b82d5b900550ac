// Code, enrollment, end: all that a device that was let in sees.
import { CircleCheck, LogOut, WifiOff } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { EnrollmentFlow } from "../features/enrollment/enrollment-flow.tsx";
import { useIdle } from "../features/session/use-idle.ts";
import { useFormats } from "../i18n/use-language.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { CodeScreen } from "./code-screen.tsx";
import styles from "./device.module.css";
import type { DeviceSession } from "./device-session.ts";

export function DeviceApp({ session }: { readonly session: DeviceSession }) {
	const phase = useStore(session.state, (state) => state.phase);
	if (phase === "code") return <CodeScreen onEnter={session.enter} />;
	return phase === "open" ? <Enrolling session={session} /> : <Over onAgain={session.again} />;
}

function Enrolling({ session }: { readonly session: DeviceSession }) {
	const { t } = useTranslation(["devices", "common"]);
	const isLost = useStore(session.state, (state) => state.isLost);
	const [cameraId, setCameraId] = useState<string | null>(null);
	const [isActive, setIsActive] = useState(false);
	const [asksToLeave, setAsksToLeave] = useState(false);
	return (
		<div className={styles.screen}>
			<header className={styles.bar}>
				<img className={styles.mark} src="./icon.svg" alt="" />
				<span className={styles.brand}>{t("common:productName")}</span>
				<Button icon={LogOut} kind="quiet" onClick={() => (isActive ? setAsksToLeave(true) : session.leave())}>
					{t("page.leave")}
				</Button>
			</header>
			{isLost && (
				<p className={styles.lost} role="alert">
					<WifiOff aria-hidden />
					<span>
						<strong>{t("page.lost.title")}</strong> {t("page.lost.text")}
					</span>
				</p>
			)}
			<div className={styles.page}>
				<EnrollmentFlow
					client={session.client}
					cameraId={cameraId}
					onCamera={setCameraId}
					onActiveChange={setIsActive}
				/>
			</div>
			<ConfirmDialog
				isOpen={asksToLeave}
				title={t("page.confirmLeave.title")}
				text={t("page.confirmLeave.text")}
				confirmLabel={t("page.confirmLeave.confirm")}
				cancelLabel={t("page.confirmLeave.stay")}
				onConfirm={session.leave}
				onCancel={() => setAsksToLeave(false)}
			/>
			<IdleEnd session={session} />
		</div>
	);
}

/** A phone that was put down is not left open. */
function IdleEnd({ session }: { readonly session: DeviceSession }) {
	const { t } = useTranslation("devices");
	const formats = useFormats();
	const { state, stay } = useIdle(session.touch, session.leave);
	const remainingMs = state.kind === "warning" ? state.remainingMs : 0;
	return (
		<ConfirmDialog
			isOpen={state.kind === "warning"}
			kind="primary"
			title={t("page.idle.title")}
			text={t("page.idle.text", { time: formats.countdown(remainingMs / 1000) })}
			confirmLabel={t("page.idle.stay")}
			cancelLabel={t("page.leave")}
			onConfirm={() => {
				stay();
				session.touch();
			}}
			onCancel={session.leave}
		/>
	);
}

function Over({ onAgain }: { readonly onAgain: () => void }) {
	const { t } = useTranslation("devices");
	return (
		<main className={styles.middle}>
			<CircleCheck className={styles.icon} aria-hidden />
			<h1 className={styles.title}>{t("page.over.title")}</h1>
			<p className={styles.text}>{t("page.over.text")}</p>
			<Button size="large" kind="primary" onClick={onAgain}>
				{t("page.over.again")}
			</Button>
		</main>
	);
}
