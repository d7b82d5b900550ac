// An inference process that answers a beat and nothing else: its models never become ready.
import { z } from "zod";

const requestSchema = z.object({ id: z.int(), body: z.object({ kind: z.string() }) });

process.on("disconnect", () => process.exit(0));
process.on("message", (message) => {
	const { id, body } = requestSchema.parse(message);
	if (body.kind === "beat") process.send?.({ id, ok: true, result: { rssBytes: process.memoryUsage.rss() } });
});
