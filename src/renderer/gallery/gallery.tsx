import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { parseGalleryAddress } from "./gallery-address.ts";
import { GalleryFrame } from "./gallery-frame.tsx";
import { GalleryOverview } from "./gallery-overview.tsx";
import { galleryScenes } from "./gallery-scenes.ts";

function useAddress() {
	const [hash, setHash] = useState(window.location.hash);
	useEffect(() => {
		const read = () => setHash(window.location.hash);
		window.addEventListener("hashchange", read);
		return () => window.removeEventListener("hashchange", read);
	}, []);
	return parseGalleryAddress(hash);
}

/** All states, or the one that the address names. */
export function Gallery() {
	const address = useAddress();
	const { i18n } = useTranslation();
	useEffect(() => void i18n.changeLanguage(address.language), [i18n, address.language]);
	const scene = galleryScenes.find(({ name }) => name === address.state);
	return scene ? <GalleryFrame scene={scene} theme={address.theme} /> : <GalleryOverview address={address} />;
}
