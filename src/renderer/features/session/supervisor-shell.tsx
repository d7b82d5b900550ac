// Menu and pages of the unlocked area.
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CameraSource } from "../../capture/camera.ts";
import { useSettings } from "../../client/host-context.tsx";
import { OperatorProvider } from "../../client/operator-context.tsx";
import type { HadirClient, Operator } from "../../client/types.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { TouchKeyboard } from "../../ui/touch-keyboard.tsx";
import { createUnsavedWork, UnsavedProvider } from "../../ui/unsaved-work.tsx";
import { DayPage } from "../attendance/day-page.tsx";
import { CalibrationPage } from "../calibration/calibration-page.tsx";
import { EmployeesPage } from "../employees/employees-page.tsx";
import { EnrollmentPage } from "../enrollment/enrollment-page.tsx";
import type { EnrollmentPerson } from "../enrollment/person-details.ts";
import { HealthPage } from "../health/health-page.tsx";
import { SettingsPage } from "../settings/settings-page.tsx";
import type { SectionKey } from "../settings/settings-sections.tsx";
import { StatisticsPage } from "../statistics/statistics-page.tsx";
import { TodayPage } from "../today/today-page.tsx";
import styles from "./supervisor-area.module.css";
import { isPageOf, type Page, SupervisorMenu } from "./supervisor-menu.tsx";
import { useIdle } from "./use-idle.ts";

interface Leave {
	/** What would be lost. */
	readonly what: "enrollment" | "unsaved";
	readonly onLeave: () => void;
}

export interface SupervisorShellProps {
	readonly client: HadirClient;
	readonly operator: Operator;
	readonly camera: CameraSource | undefined;
	readonly firstPage: Page;
	readonly onLock: () => void;
}

export function SupervisorShell({ client, operator, camera, firstPage, onLock }: SupervisorShellProps) {
	const { t } = useTranslation("session");
	const [page, setPage] = useState<Page>(isPageOf(firstPage, operator.role) ? firstPage : "today");
	const [section, setSection] = useState<SectionKey | null>(null);
	const [person, setPerson] = useState<EnrollmentPerson | null>(null);
	const [isEnrolling, setIsEnrolling] = useState(false);
	/** The page does what it was told to, for longer than somebody stands there: it is not locked meanwhile. */
	const [isWorking, setIsWorking] = useState(false);
	/** Where somebody wants to go in the middle of an enrollment, or with something not saved; asked before. */
	const [pending, setPending] = useState<Leave | null>(null);
	const [unsaved] = useState(createUnsavedWork);
	const settings = useSettings();

	const go = (target: Page | "lock") => {
		setPending(null);
		setIsEnrolling(false);
		if (target === "lock") return onLock();
		// A link of a page may lead to one that is not in this person's menu.
		if (!isPageOf(target, operator.role)) return;
		setPerson(null);
		setSection(null);
		setPage(target);
	};
	const showDeliveries = () => {
		go("settings");
		setSection("targets");
	};
	const leave = (onLeave: () => void) => {
		if (isEnrolling) setPending({ what: "enrollment", onLeave });
		else if (unsaved.exists()) setPending({ what: "unsaved", onLeave });
		else onLeave();
	};
	const request = (target: Page | "lock") => {
		if (target !== page) leave(() => go(target));
	};
	const requestSection = (target: SectionKey | null) =>
		leave(() => {
			setPending(null);
			setSection(target);
		});
	const enroll = (who: EnrollmentPerson | null) => {
		setPerson(who);
		setPage("enrollment");
	};

	const content: Record<Page, () => ReactNode> = {
		today: () => (
			<TodayPage
				client={client}
				onEnroll={() => go("enrollment")}
				onShowLog={() => go("attendance")}
				onShowDeliveries={showDeliveries}
				onShowEmployees={() => go("employees")}
			/>
		),
		attendance: () => <DayPage client={client} />,
		employees: () => <EmployeesPage client={client} onEnroll={enroll} />,
		enrollment: () => (
			<EnrollmentPage
				client={client}
				camera={camera}
				cameraId={settings?.cameraId ?? null}
				person={person}
				onActiveChange={setIsEnrolling}
				onWorkingChange={setIsWorking}
				onShowEmployees={() => go("employees")}
			/>
		),
		statistics: () => <StatisticsPage client={client} />,
		health: () => <HealthPage client={client} onShowDeliveries={showDeliveries} />,
		calibration: () => <CalibrationPage client={client} onShowEmployees={() => go("employees")} />,
		settings: () => <SettingsPage client={client} role={operator.role} section={section} onSection={requestSection} />,
	};

	const asked = pending?.what ?? "unsaved";
	return (
		<UnsavedProvider work={unsaved}>
			<OperatorProvider operator={operator}>
				<div className={styles.shell} data-scale="standing">
					<SupervisorMenu page={page} operator={operator} kioskName={settings?.kioskName ?? ""} onSelect={request} />
					<div className={styles.page}>{content[page]()}</div>
					<ConfirmDialog
						isOpen={pending !== null}
						title={t(`leave.${asked}.title`)}
						text={t(`leave.${asked}.text`)}
						confirmLabel={t(`leave.${asked}.confirm`)}
						cancelLabel={t(`leave.${asked}.stay`)}
						onConfirm={() => pending?.onLeave()}
						onCancel={() => setPending(null)}
					/>
					<IdleLock client={client} isWorking={isWorking} onLock={onLock} />
					<TouchKeyboard />
				</div>
			</OperatorProvider>
		</UnsavedProvider>
	);
}

interface IdleLockProps {
	readonly client: HadirClient;
	readonly isWorking: boolean;
	readonly onLock: () => void;
}

function IdleLock({ client, isWorking, onLock }: IdleLockProps) {
	const { t } = useTranslation("session");
	const formats = useFormats();
	// A failed renewal needs no words: the host's own limit then decides, and the page asks for the PIN.
	const renew = () => void client.session.renew({}).catch(() => undefined);
	const { state, stay } = useIdle(renew, onLock, isWorking);
	const remainingMs = state.kind === "warning" ? state.remainingMs : 0;
	return (
		<ConfirmDialog
			isOpen={state.kind === "warning"}
			kind="primary"
			title={t("idle.title")}
			text={t("idle.text", { time: formats.countdown(remainingMs / 1000) })}
			confirmLabel={t("idle.stay")}
			cancelLabel={t("lock")}
			onConfirm={() => {
				stay();
				renew();
			}}
			onCancel={onLock}
		/>
	);
}
