// What it costs that names lie sealed on the disk, as ratios of one run on the real store:
//   node test/bench/sealed-names.ts [--people 10000]
import { parseArgs } from "node:util";
import { CONTRACT, createStoreFixture, employeeId, punch } from "../support/store-fixture.ts";

const ROUNDS = 9;
const { values } = parseArgs({ options: { people: { type: "string", default: "10000" } } });
const people = Number(values.people);

const fixture = createStoreFixture();
const store = fixture.open();
store.transaction(() => {
	for (let index = 0; index < people; index++) {
		// No order of the numbers is an order of the names.
		const person = {
			employeeId: employeeId(`P${index}`),
			name: `Nama ${(index * 7919) % people} Karyawan`,
			consent: null,
		};
		store.employees.enroll(person, [], { replace: false });
	}
	for (let index = 0; index < Math.min(people, 500); index++) punch(store, employeeId(`P${index}`));
});

function medianMs(work: () => void): number {
	const times = Array.from({ length: ROUNDS }, () => {
		const beganMs = performance.now();
		work();
		return performance.now() - beganMs;
	});
	return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}

const measured = {
	"list of employees": () => void store.employees.list(CONTRACT),
	"bare list of names": () => void store.employees.roster(),
	"page of the log, 100 records": () => void store.search.newestFirst({ limit: 100 }),
	"one person": () => void store.employees.find(employeeId("P1")),
};
const measure = () => Object.entries(measured).map(([what, work]) => ({ what, ms: medianMs(work) }));

const plain = measure();
const beganMs = performance.now();
store.nameProtection.set(true);
let longestStepMs = 0;
for (let isLeft = true; isLeft; ) {
	const stepMs = performance.now();
	isLeft = store.nameProtection.step();
	longestStepMs = Math.max(longestStepMs, performance.now() - stepMs);
}
console.log(
	`${people} names sealed in ${Math.round(performance.now() - beganMs)} ms, longest step ${longestStepMs.toFixed(1)} ms`,
);
for (const [index, { what, ms }] of measure().entries()) {
	const before = plain[index]?.ms ?? Number.NaN;
	console.log(`${what}: plain ${before.toFixed(2)} ms, sealed ${ms.toFixed(2)} ms, x${(ms / before).toFixed(2)}`);
}
fixture.dispose();
