import { useEffect, useState } from "react";

export interface UsePrinting {
	/** Show what the printer gets. */
	readonly isPrinting: boolean;
	start(): void;
}

/** Prints once what is to be printed is in the page; over when the printer's dialog has gone. */
export function usePrinting(): UsePrinting {
	const [isPrinting, setIsPrinting] = useState(false);
	useEffect(() => {
		if (!isPrinting) return;
		const end = () => setIsPrinting(false);
		window.addEventListener("afterprint", end);
		window.print();
		return () => window.removeEventListener("afterprint", end);
	}, [isPrinting]);
	return { isPrinting, start: () => setIsPrinting(true) };
}
