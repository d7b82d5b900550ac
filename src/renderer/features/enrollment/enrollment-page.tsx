// Enrollment in the supervisor's area: one person before the kiosk's camera, many from photos, or with a phone.
import { Images, Smartphone } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import type { CameraSource } from "../../capture/camera.ts";
import { useResource } from "../../data/use-resource.ts";
import { Button } from "../../ui/button.tsx";
import { DevicePage } from "../device-enrollment/device-page.tsx";
import { PhotoPage } from "../photo-enrollment/photo-page.tsx";
import { EnrollmentFlow } from "./enrollment-flow.tsx";
import type { EnrollmentPerson } from "./person-details.ts";

export interface EnrollmentPageProps {
	readonly client: HadirClient;
	readonly cameraId: string | null;
	readonly camera: CameraSource | undefined;
	/** Somebody to enroll again; null for somebody new. */
	readonly person: EnrollmentPerson | null;
	/** Whether leaving now would throw something away. */
	readonly onActiveChange: (isActive: boolean) => void;
	/** Whether it goes on by itself now, without anybody who touches the screen. */
	readonly onWorkingChange: (isWorking: boolean) => void;
	readonly onShowEmployees: () => void;
}

export function EnrollmentPage({ client, onActiveChange, onWorkingChange, ...props }: EnrollmentPageProps) {
	const { t } = useTranslation(["photoEnrollment", "devices"]);
	const { data: candidates } = useResource(() => client.targets.notEnrolled({}));
	const [way, setWay] = useState<"kiosk" | "photos" | "device">("kiosk");
	const back = () => setWay("kiosk");
	if (way === "photos")
		return (
			<PhotoPage client={client} onActiveChange={onActiveChange} onWorkingChange={onWorkingChange} onBack={back} />
		);
	if (way === "device") return <DevicePage client={client} onBack={back} />;
	return (
		<EnrollmentFlow
			{...props}
			client={client}
			candidates={candidates ?? []}
			onActiveChange={onActiveChange}
			otherWays={
				<>
					<Button size="large" kind="quiet" icon={Smartphone} onClick={() => setWay("device")}>
						{t("devices:open")}
					</Button>
					<Button size="large" kind="quiet" icon={Images} onClick={() => setWay("photos")}>
						{t("open")}
					</Button>
				</>
			}
		/>
	);
}
