// The kiosk on Windows: a task at sign-in, or the kiosk in place of the desktop.
import type { KioskCommand } from "./kiosk-command.ts";

function escapeXml(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** One argument as CommandLineToArgvW reads it: backslashes count only before a quote. */
export function quoteForWindows(argument: string): string {
	if (argument !== "" && !/[\s"]/.test(argument)) return argument;
	return `"${argument.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, "$1$1")}"`;
}

/** Task Scheduler Schema 1.2. A task ends by itself after three days, waits for mains power, and tries thrice, unless told. */
export function windowsTask({ program, args }: KioskCommand): string {
	return `\uFEFF<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>Opens the Hadir attendance kiosk when its user signs in.</Description>
  </RegistrationInfo>
  <Triggers>
    <LogonTrigger>
      <Enabled>true</Enabled>
    </LogonTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <RestartOnFailure>
      <Interval>PT1M</Interval>
      <Count>999</Count>
    </RestartOnFailure>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <Priority>5</Priority>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>${escapeXml(program)}</Command>
      <Arguments>${escapeXml(args.map(quoteForWindows).join(" "))}</Arguments>
    </Exec>
  </Actions>
</Task>
`;
}

/** PowerShell takes nothing in single quotes for its own but the quote. */
function quoteForPowerShell(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}

/** Microsoft's WMI class WESL_UserSetting: 0 starts the shell again, 3 does nothing, for when an administrator leaves. */
export function shellLauncherScript({ program, args }: KioskCommand): string {
	const shell = [program, ...args].map(quoteForWindows).join(" ");
	return `# Makes Hadir the shell of one user: no desktop, no taskbar, no Start menu. Run as administrator.
param([Parameter(Mandatory = $true)][string]$User, [switch]$Remove)
$ErrorActionPreference = 'Stop'

$sid = (New-Object System.Security.Principal.NTAccount($User)).Translate([System.Security.Principal.SecurityIdentifier]).Value
$feature = Get-WindowsOptionalFeature -Online -FeatureName Client-EmbeddedShellLauncher
if ($feature.State -ne 'Enabled') {
    Enable-WindowsOptionalFeature -Online -FeatureName Client-EmbeddedShellLauncher -All -NoRestart
    Write-Host 'Shell Launcher is switched on now. Restart Windows and run this again.'
    exit 0
}
$launcher = [wmiclass]'\\\\localhost\\root\\standardcimv2\\embedded:WESL_UserSetting'
if ($Remove) {
    $launcher.RemoveCustomShell($sid) | Out-Null
    Write-Host "$User has the Windows desktop again."
    exit 0
}
$restartShell = 0
$doNothing = 3
# Everybody else keeps the desktop.
$launcher.SetDefaultShell('explorer.exe', $restartShell) | Out-Null
$launcher.SetCustomShell($sid, ${quoteForPowerShell(shell)}, @(0), @($doNothing), $restartShell) | Out-Null
$launcher.SetEnabled($true) | Out-Null
Write-Host "$User sees Hadir after the next sign-in. An administrator who left the kiosk signs out with Ctrl+Alt+Del."
`;
}
