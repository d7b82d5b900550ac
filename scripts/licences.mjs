// `npm run licences`: who made what this product ships, and under which terms.
import { join } from "node:path";
import { shippedPackages } from "./lib/shipped-packages.mjs";

for (const { name, version, licence, isBundled } of shippedPackages(join(import.meta.dirname, "..")))
	console.log([`${name}@${version}`.padEnd(52), licence.padEnd(44), isBundled ? "bundled" : ""].join(" ").trimEnd());
