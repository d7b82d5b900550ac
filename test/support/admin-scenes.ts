// Every screen of the wizard and the supervisor area. For screenshots.

import { accessScenes } from "./access-scenes.ts";
import { type AdminScript, people } from "./admin-answers.ts";
import type { AdminScene } from "./admin-scene.ts";
import { button, open, openSettings } from "./admin-steps.ts";
import { attendanceScenes } from "./attendance-scenes.ts";
import { backupScenes } from "./backup-scenes.ts";
import { calibrationScenes } from "./calibration-scenes.ts";
import { employeeScenes } from "./employee-scenes.ts";
import { enrollmentScenes } from "./enrollment-scenes.ts";
import { healthScenes } from "./health-scenes.ts";
import { hostScenes } from "./host-scenes.ts";
import { logKeepingScenes } from "./log-keeping-scenes.ts";
import { plainRecovery } from "./recovery-answers.ts";
import { recoveryScenes } from "./recovery-scenes.ts";
import { rightsScenes } from "./rights-scenes.ts";
import { ruleScenes } from "./rule-scenes.ts";
import { setupScenes } from "./setup-scenes.ts";
import { statisticsScenes } from "./statistics-scenes.ts";
import { todayScenes } from "./today-scenes.ts";
import { updateScenes } from "./update-scenes.ts";

export const adminScenes: readonly AdminScene[] = [
	...setupScenes,
	...todayScenes,
	...attendanceScenes,
	...ruleScenes,
	...accessScenes,
	...enrollmentScenes,
	...employeeScenes,
	...rightsScenes,
	...recoveryScenes,
	...backupScenes,
	...updateScenes,
	...healthScenes,
	...logKeepingScenes,
	...hostScenes,
	...calibrationScenes,
	...statisticsScenes,
	{
		name: "settings-rules",
		picture: "person",
		async steps(page, words) {
			await openSettings(page, words, "rules");
			await page.getByRole("combobox", { name: words.settings.rules.choice }).click();
			await page.getByRole("option", { name: words.settings.rules.choices.windows }).click();
			await page.getByRole("button", { name: words.settings.rules.addWindow }).click();
		},
	},
	// On an upright screen the menu alone.
	{ name: "settings-menu", picture: "person", steps: (page, words) => open(page, words, "settings") },
	{ name: "settings", picture: "person", steps: (page, words) => openSettings(page, words, "kiosk") },
	{
		name: "settings-maintenance",
		picture: "person",
		steps: async (page, words) => {
			await openSettings(page, words, "kiosk");
			await page.getByRole("heading", { name: words.settings.maintenance.title }).scrollIntoViewIfNeeded();
		},
	},
	{
		name: "settings-dark",
		picture: "person",
		isDark: true,
		steps: (page, words) => openSettings(page, words, "kiosk"),
	},
	{ name: "settings-screen", picture: "person", steps: (page, words) => openSettings(page, words, "screen") },
	{
		name: "settings-targets",
		picture: "person",
		deadLetters: 4,
		async steps(page, words) {
			await openSettings(page, words, "targets");
			await page.getByTestId("target-state").last().scrollIntoViewIfNeeded();
		},
	},
	{
		name: "settings-target-edit",
		picture: "person",
		async steps(page, words) {
			await openSettings(page, words, "targets");
			await button(page, words.targets.editNamed.replace("{{name}}", "HRIS")).click();
			await button(page, words.targets.form.check).click();
			await page.getByRole("alert").waitFor();
		},
	},
	{
		name: "settings-target-add",
		picture: "person",
		async steps(page, words) {
			await openSettings(page, words, "targets");
			await button(page, words.targets.add).click();
			await page.getByRole("radio", { name: words.targets.form.sendFromDay }).click();
		},
	},
	{
		name: "settings-target-catch-up",
		picture: "person",
		async steps(page, words) {
			await openSettings(page, words, "targets");
			await button(page, words.targets.editNamed.replace("{{name}}", "HRIS")).click();
			await page.getByRole("radio", { name: words.targets.form.sendFromDay }).click();
			await page.getByLabel(words.targets.form.day, { exact: true }).fill("2026-11-02");
			await page.getByTestId("earlier-count").scrollIntoViewIfNeeded();
		},
	},
	{
		name: "settings-target-csv",
		picture: "person",
		async steps(page, words) {
			await openSettings(page, words, "targets");
			await button(page, words.targets.add).click();
			await page.getByRole("combobox", { name: words.targets.kindLabel }).click();
			await page.getByRole("option", { name: words.targets.kind.csv }).click();
			await page.getByLabel(words.targets.field.times.label).fill("12:00, 18:00");
		},
	},
	{
		name: "settings-employee-sought",
		picture: "person",
		deadLetters: 4,
		async steps(page, words) {
			await openSettings(page, words, "targets");
			await button(page, words.targets.refused_other.replace("{{count}}", "4")).click();
			await button(page, words.targets.dead.giveId).first().click();
		},
	},
	{
		name: "settings-employee-ids",
		picture: "person",
		async steps(page, words) {
			await openSettings(page, words, "targets");
			await button(page, words.targets.employees.open).click();
		},
	},
	{
		name: "settings-target-rest",
		picture: "person",
		async steps(page, words) {
			await openSettings(page, words, "targets");
			await button(page, words.targets.add).click();
			await page.getByRole("combobox", { name: words.targets.kindLabel }).click();
			await page.getByRole("option", { name: words.targets.kind.rest }).click();
			await page.getByLabel(words.targets.field.batchSize.label).fill("50");
		},
	},
	{
		name: "settings-dead-letters",
		picture: "person",
		deadLetters: 4,
		async steps(page, words) {
			await openSettings(page, words, "targets");
			await button(page, words.targets.refused_other.replace("{{count}}", "4")).click();
			await button(page, words.targets.dead.skip).first().click();
		},
	},
	{
		name: "settings-status",
		picture: "person",
		async steps(page, words) {
			await openSettings(page, words, "status");
			await page.getByText(words.settings.status.kioskId).scrollIntoViewIfNeeded();
		},
	},
	{
		name: "settings-select",
		picture: "person",
		async steps(page, words) {
			await openSettings(page, words, "kiosk");
			await page.getByRole("combobox", { name: words.settings.kiosk.cooldown }).click();
		},
	},
	{
		name: "settings-pin",
		picture: "person",
		async steps(page, words) {
			await openSettings(page, words, "pin");
			await button(page, words.settings.pin.change).click();
		},
	},
];

export const plainAdmin = (): AdminScript => ({
	unlocked: false,
	operator: { name: "Rina Hapsari", role: "administrator" },
	employees: people(48),
	punches: 14,
	enrollment: { pose: "front", captured: [], guidance: "look_straight", hold: 0, isComplete: false },
	hrisCheck: { ok: true, isLetIn: false, detail: null },
	cameraLook: { faces: "one", hint: null },
	devices: { kind: "closed", endedBy: null, enrolled: 0 },
	recovery: plainRecovery,
	refuse: {},
});
