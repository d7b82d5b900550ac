// The kiosk as a unit of the user's own systemd, tied to the desktop session.
import type { KioskCommand } from "./kiosk-command.ts";

/**
 * One argument of ExecStart=, quoted as systemd.service(5), "Command lines", and systemd.unit(5), "Specifiers", ask for:
 * `%` begins a specifier, `$` a variable, and quotes and backslashes are C's.
 * @throws RangeError on a line break, which a unit cannot hold
 */
export function quoteForSystemd(argument: string): string {
	if (/[\r\n\0]/.test(argument)) throw new RangeError("a line break cannot be part of a command");
	const escaped = argument
		.replaceAll("\\", "\\\\")
		.replaceAll('"', '\\"')
		.replaceAll("%", "%%")
		.replaceAll("$", "$$$$");
	return `"${escaped}"`;
}

/** What systemd refuses in the path of a program, however it is quoted. */
const REFUSED_IN_PROGRAM = /["'\\]/;

/** In the path of the program, unlike in arguments, `$` is itself. A path that is refused goes as an argument of env(1). */
function commandLine({ program, args }: KioskCommand): string {
	const words = [program, ...args].map(quoteForSystemd);
	if (REFUSED_IN_PROGRAM.test(program)) return ["/usr/bin/env", ...words].join(" ");
	return [quoteForSystemd(program).replaceAll("$$", "$"), ...words.slice(1)].join(" ");
}

export function systemdUserUnit(command: KioskCommand): string {
	return `[Unit]
Description=Hadir attendance kiosk
PartOf=graphical-session.target
After=graphical-session.target
# Never give up: a steady try every five seconds, each with its reason in the journal, instead of a silent "failed".
StartLimitIntervalSec=0

[Service]
Type=exec
ExecStart=${commandLine(command)}
# An administrator who leaves the kiosk behind the PIN ends it with 0; everything else comes back.
Restart=on-failure
# The code with which the kiosk asks to be started again (EX_TEMPFAIL).
RestartForceExitStatus=75
RestartSec=5
# A transaction under way ends first.
TimeoutStopSec=30
KillMode=mixed
# Templates and keys must not reach the disk through a core file.
LimitCORE=0
UMask=0077

[Install]
WantedBy=graphical-session.target
`;
}
