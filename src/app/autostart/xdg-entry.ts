// The kiosk as a program that the desktop starts: freedesktop.org, Desktop Application Autostart Specification.
import type { KioskCommand } from "./kiosk-command.ts";

/**
 * One argument of Exec=, by the Desktop Entry Specification: quoted, the four signs that quotes do not cover escaped, that
 * once more as a value of type string, and `%` doubled, since it begins a field code.
 * @throws RangeError on a line break, and on `=` in the program, which the specification forbids
 */
export function quoteForDesktopEntry(argument: string): string {
	if (/[\r\n\0]/.test(argument)) throw new RangeError("a line break cannot be part of a command");
	const quoted = `"${argument.replace(/["`$\\]/g, "\\$&")}"`;
	return quoted.replaceAll("\\", "\\\\").replaceAll("%", "%%");
}

export function xdgEntry({ program, args }: KioskCommand): string {
	if (program.includes("="))
		throw new RangeError(`a desktop entry cannot start a program with "=" in its path: ${program}`);
	return `[Desktop Entry]
Type=Application
Version=1.0
Name=Hadir
GenericName=Attendance kiosk
GenericName[id]=Kiosk presensi
Comment=Face attendance kiosk
Comment[id]=Presensi dengan wajah
Exec=${[program, ...args].map(quoteForDesktopEntry).join(" ")}
Terminal=false
StartupNotify=false
X-GNOME-Autostart-enabled=true
`;
}
