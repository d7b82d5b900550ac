/** Offers a file for saving, as a link that is clicked: the same in a browser and in Electron. */
export function saveFile(file: Blob, fileName: string): void {
	const address = URL.createObjectURL(file);
	const link = document.createElement("a");
	link.href = address;
	link.download = fileName;
	link.click();
	// The browser has taken hold of it by then; without this the file stays in memory as long as the page.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
