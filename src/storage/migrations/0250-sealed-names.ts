// Names may be sealed (docs/security.md): an index over them would sort noise, and its pages would hold plain names for as
// long as they are plain. Lists sort what they opened.
export const sealedNamesMigration = {
	version: 250,
	sql: `
DROP INDEX people_by_name;
`,
} as const;
