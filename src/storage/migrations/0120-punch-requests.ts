// Requests to record that a client may repeat because the answer was lost: what its key led to. In the order in which they
// came, so that the oldest can be forgotten whatever the clock says.
export const punchRequestsMigration = {
	version: 120,
	sql: `
CREATE TABLE punch_requests (
	request_no INTEGER PRIMARY KEY AUTOINCREMENT,
	idempotency_key TEXT NOT NULL UNIQUE,
	content_digest BLOB NOT NULL CHECK (length(content_digest) = 32),
	event_id TEXT NOT NULL,
	state TEXT NOT NULL CHECK (state IN ('recorded', 'already_recorded'))
) STRICT;
`,
} as const;
