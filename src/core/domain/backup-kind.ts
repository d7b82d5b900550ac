/** `update`: made before a new version was put in place. `migration`: before it changed the database. `move`: to go on from on another computer. */
export const backupKinds = ["daily", "manual", "update", "migration", "move"] as const;
export type BackupKind = (typeof backupKinds)[number];
