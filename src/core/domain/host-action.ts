// What an administrator may do with the kiosk's application and computer from its own screen.

export const hostActions = ["leaveKiosk", "restartApp", "restartComputer", "shutDownComputer"] as const;

/**
 * `leaveKiosk` ends the application and shows the computer's own desktop; `restartApp` ends it and starts it again; the
 * other two concern the computer.
 */
export type HostAction = (typeof hostActions)[number];
