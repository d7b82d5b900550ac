/** The program that opens the kiosk, and what it is told. Absolute: what starts it has no folder and another PATH. */
export interface KioskCommand {
	readonly program: string;
	readonly args: readonly string[];
}
