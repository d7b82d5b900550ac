// Where the device goes, and by what it knows that it came to this kiosk and to nobody in between.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../i18n/use-language.ts";
import { drawCode } from "../code-admin/badge-drawing.ts";
import styles from "./device-page.module.css";
import { type DeviceDoor, inGroups } from "./device-types.ts";

/** The code is not in the drawing: whoever takes a picture of it from afar is not let in, and the certificate is looked at first. */
export function DoorCards({ door }: { readonly door: DeviceDoor }) {
	const { t } = useTranslation("devices");
	const formats = useFormats();
	const [address = "", ...others] = door.addresses;
	const { size, path } = useMemo(() => drawCode(address), [address]);
	return (
		<>
			<section className={styles.card}>
				<Heading number={1} title={t("address.title")} />
				<div className={styles.address}>
					<svg
						className={styles.qr}
						viewBox={`0 0 ${size} ${size}`}
						role="img"
						aria-label={t("address.qr", { address })}
						shapeRendering="crispEdges"
					>
						<path d={path} />
					</svg>
					<div className={styles.words}>
						<p className={styles.text}>{t("address.text")}</p>
						<p className={styles.url} data-testid="device-address">
							{address}
						</p>
						{others.length > 0 && (
							<p className={styles.small}>{t("address.others", { addresses: formats.list(others) })}</p>
						)}
					</div>
				</div>
			</section>
			<section className={styles.card}>
				<Heading number={2} title={t("certificate.title")} />
				<p className={styles.text}>{t("certificate.text")}</p>
				<p className={styles.label}>{t("certificate.label")}</p>
				<p className={styles.fingerprint} data-testid="device-fingerprint">
					{inGroups(door.fingerprint).map((group, index) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: groups of one text never change places.
						<span key={index}>{group} </span>
					))}
				</p>
			</section>
		</>
	);
}

export function Heading({ number, title }: { readonly number: number; readonly title: string }) {
	return (
		<h2 className={styles.heading}>
			<span className={styles.number} aria-hidden>
				{number}
			</span>
			{title}
		</h2>
	);
}
