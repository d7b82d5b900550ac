// Questions of a command: typed at a terminal, what is secret unseen; or one answer a line from another program.
import { createInterface } from "node:readline";
import { Writable } from "node:stream";

export interface Asker {
	/** The line that was typed; empty at the end of the input. */
	ask(question: string, options?: { readonly isSecret?: boolean }): Promise<string>;
	close(): void;
}

export function createAsker(): Asker {
	let isMuted = false;
	const output = new Writable({
		write(chunk, _encoding, done) {
			if (!isMuted) process.stderr.write(chunk);
			done();
		},
	});
	const lines = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY === true });
	const answers = lines[Symbol.asyncIterator]();
	return {
		ask: async (question, { isSecret = false } = {}) => {
			process.stderr.write(question);
			isMuted = isSecret;
			const answer = await answers.next();
			isMuted = false;
			if (isSecret) process.stderr.write("\n");
			return answer.done ? "" : answer.value;
		},
		close: () => lines.close(),
	};
}
