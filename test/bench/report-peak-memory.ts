// Loaded with `--import`: the process tells its greatest resident memory when it ends.
process.once("exit", () => {
	process.stderr.write(`peak ${(process.resourceUsage().maxRSS / 1000).toFixed(1)} MB\n`);
});
