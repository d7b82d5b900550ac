// Whether the host on this computer is ready, as GET /v1/health/ready says: exit code 0 or 1, for a container's health check.
import { request as requestPlain } from "node:http";
import { request as requestTls } from "node:https";

const LIMIT_MS = 5_000;
const port = process.env.HADIR_PORT || "8000";
const isTls = Boolean(process.env.HADIR_TLS_CERT);
// Our own process on our own loopback; its certificate is for the name that others use.
const options = { host: "127.0.0.1", port, path: "/v1/health/ready", timeout: LIMIT_MS, rejectUnauthorized: false };
const call = (isTls ? requestTls : requestPlain)(options, (response) => {
	response.resume();
	response.on("end", () => process.exit(response.statusCode === 200 ? 0 : 1));
});
call.on("timeout", () => call.destroy(new Error("no answer in time")));
call.on("error", () => process.exit(1));
call.end();
