// The page opens cameras again, and itself, by the same rule as the host restarts its processes.
export {
	planRestart,
	type RestartPace,
	untroubled,
} from "../core/domain/operation/restart-policy.ts";
