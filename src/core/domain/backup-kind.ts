/** `migration`: made before a new version changed the database. `move`: to go on from on another computer. */
export const backupKinds = ["daily", "manual", "migration", "move"] as const;
export type BackupKind = (typeof backupKinds)[number];
