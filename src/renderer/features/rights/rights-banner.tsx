import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useStatus } from "../../client/host-context.tsx";
import { useResource } from "../../data/use-resource.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";

const REFRESH_MS = 30_000;

export interface RightsBannerProps {
	readonly client: HadirClient;
	readonly onShowEmployees: () => void;
}

/** What an administrator must look to: withdrawn consents whose clock runs, and face data that nobody seems to need. */
export function RightsBanner({ client, onShowEmployees }: RightsBannerProps) {
	const { t } = useTranslation("rights");
	const formats = useFormats(useStatus()?.timeZone);
	// Without an answer there is nothing to say: the page's own requests tell what is wrong.
	const { data } = useResource(() => client.rights.attention({}), REFRESH_MS);
	if (!data) return null;
	const { withdrawn, erasesWithdrawn, flaggedUnseen } = data;
	const [first] = withdrawn;
	const action = <Button onClick={onShowEmployees}>{t("banner.open")}</Button>;
	return (
		<>
			{first && (
				<Banner
					kind="warning"
					title={t("banner.withdrawn", { count: withdrawn.length })}
					text={[
						t("banner.first", {
							name: first.name,
							date: formats.longDate(first.eraseByMs),
							time: formats.time(first.eraseByMs),
						}),
						t(erasesWithdrawn ? "banner.byItself" : "banner.notByItself"),
					].join(" ")}
					action={action}
				/>
			)}
			{flaggedUnseen > 0 && (
				<Banner
					kind="info"
					title={t("banner.unseen", { count: flaggedUnseen })}
					text={t("banner.unseenText")}
					action={action}
				/>
			)}
		</>
	);
}
