// The stand-in HRIS as a process of its own, so that it can be killed: `<port> <secret> <ledger file>`.
import { startStandInHris } from "../../src/sync/stand-in/stand-in-hris.ts";

const [port, secret, ledgerFile] = process.argv.slice(2);
if (port === undefined || secret === undefined || ledgerFile === undefined) throw new Error("arguments are missing");
const hris = await startStandInHris({ port: Number(port), secret, ledgerFile });
console.log(`listening on ${hris.url}`);
