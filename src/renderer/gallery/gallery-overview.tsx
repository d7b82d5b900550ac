import type { CSSProperties } from "react";
import { useState } from "react";
import { languageNames, languages } from "../i18n/language.ts";
import { Select } from "../ui/select.tsx";
import { formatGalleryAddress, type GalleryAddress, galleryThemes } from "./gallery-address.ts";
import styles from "./gallery-overview.module.css";
import { galleryScenes } from "./gallery-scenes.ts";

const sizes = ["1280x800", "1024x600", "1080x1920", "3840x2160"] as const;
/** Of a frame in the overview, pixels. */
const FRAME_WIDTH = 420;

function frameStyle(size: (typeof sizes)[number]): CSSProperties {
	const [width = 1, height = 1] = size.split("x").map(Number);
	const scale = FRAME_WIDTH / width;
	const sized: Record<`--${string}`, string> = {
		"--width": `${width}px`,
		"--height": `${height}px`,
		"--scale": String(scale),
		"--shown-height": `${height * scale}px`,
	};
	return sized;
}

/** Each state in a frame of its own, so that it is measured by a screen of the chosen size. */
export function GalleryOverview({ address }: { readonly address: GalleryAddress }) {
	const [size, setSize] = useState<(typeof sizes)[number]>("1280x800");
	const { language, theme } = address;
	const go = (changes: Partial<GalleryAddress>) => {
		window.location.hash = formatGalleryAddress({ ...address, ...changes });
	};
	return (
		<main className={styles.page}>
			<div className={styles.choices}>
				<Select
					label="Language"
					value={language}
					options={languages.map((value) => ({ value, label: languageNames[value] }))}
					onChange={(chosen) => go({ language: chosen })}
				/>
				<Select
					label="Theme"
					value={theme}
					options={galleryThemes.map((value) => ({ value, label: value }))}
					onChange={(chosen) => go({ theme: chosen })}
				/>
				<Select
					label="Size"
					value={size}
					options={sizes.map((value) => ({ value, label: value }))}
					onChange={setSize}
				/>
			</div>
			<ul className={styles.frames} style={frameStyle(size)}>
				{galleryScenes.map(({ name }) => (
					<li key={name}>
						<a href={formatGalleryAddress({ state: name, language, theme })}>{name}</a>
						{/* Another address than this page's own: browsers do not open a page inside itself. */}
						<div className={styles.frame}>
							<iframe
								title={name}
								src={`?frame${formatGalleryAddress({ state: name, language, theme })}`}
								loading="lazy"
							/>
						</div>
					</li>
				))}
			</ul>
		</main>
	);
}
