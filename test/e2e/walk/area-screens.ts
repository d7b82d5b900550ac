// The walk's second part: the area behind the PIN, place by place, with what opens over it.
import type { Words } from "../../support/admin-steps.ts";
import { PIN } from "../support/kiosk-test.ts";
import { button, closeDialog, expect, openDialog, openPlace, type Walk, type WalkScreen } from "./walk-screen.ts";

const heading = ({ page }: Walk, name: string) => page.getByRole("heading", { name, exact: true }).first().waitFor();

/** A place of the menu whose heading is known. */
function place(name: keyof Words["session"]["nav"], title: (words: Words) => string): WalkScreen {
	return {
		name,
		go: async (walk) => {
			await openPlace(walk, name);
			await heading(walk, title(walk.words));
		},
	};
}

async function openSari(walk: Walk): Promise<void> {
	await openPlace(walk, "employees");
	await walk.page.getByRole("button", { name: /^Sari Wulandari/ }).click();
	await heading(walk, "Sari Wulandari");
}

/** A dialog over the page of a person. */
function personDialog(name: string, opener: (words: Words) => string): WalkScreen {
	return {
		name: `employee, ${name}`,
		go: async ({ page, words }) => openDialog(page, button(page, opener(words))),
		leave: closeDialog,
	};
}

const today: readonly WalkScreen[] = [
	{
		name: "today",
		go: async (walk) => {
			// The walk of the focus ended on a button, which Enter would press.
			await walk.page.locator(":focus").blur();
			for (const digit of PIN) await walk.page.keyboard.press(digit);
			await walk.page.keyboard.press("Enter");
			await heading(walk, walk.words.today.title);
			await expect(walk.page.getByRole("table", { name: walk.words.today.latest })).toContainText("Sari Wulandari");
		},
	},
	{
		name: "today, in the office",
		go: async ({ page, words }) => {
			await page.getByRole("button", { name: words.today.group.inside }).click();
			await page.getByRole("table", { name: words.today.group.inside }).waitFor();
		},
	},
];

const attendance: readonly WalkScreen[] = [
	{
		name: "attendance",
		go: async (walk) => {
			await openPlace(walk, "attendance");
			await expect(walk.page.getByRole("table")).toContainText("Sari Wulandari");
		},
	},
	{
		name: "attendance, correct",
		go: async ({ page, words }) =>
			openDialog(page, button(page, words.attendance.correction.actionFor.replace("{{name}}", "Sari Wulandari"))),
		leave: closeDialog,
	},
	{
		name: "attendance, summary",
		go: async ({ page, words }) => {
			await page.getByRole("radio", { name: words.attendance.view.people }).click();
			await expect(page.getByRole("table")).toContainText("Sari Wulandari");
		},
	},
	{
		name: "log",
		go: async ({ page, words }) => {
			await page.getByRole("radio", { name: words.attendance.view.search }).click();
			await expect(page.getByRole("table", { name: words.log.title })).toContainText("Sari Wulandari");
		},
	},
	{
		name: "log, filters",
		go: async ({ page, words }) => openDialog(page, button(page, words.log.filter.open)),
		leave: closeDialog,
	},
	{
		name: "log, one record",
		go: async ({ page, words }) =>
			openDialog(page, button(page, words.log.openFor.replace("{{name}}", "Sari Wulandari"))),
		leave: closeDialog,
	},
];

const employees: readonly WalkScreen[] = [
	{
		name: "employees",
		go: async (walk) => {
			await openPlace(walk, "employees");
			await walk.page.getByRole("button", { name: /^Sari Wulandari/ }).waitFor();
		},
	},
	{
		name: "employees, delete",
		go: async ({ page, words }) =>
			openDialog(page, button(page, words.employees.remove.replace("{{name}}", "Ayu Lestari"))),
		leave: closeDialog,
	},
	{
		name: "employees, without a face",
		go: async ({ page, words }) => openDialog(page, button(page, words.codes.admin.add.open)),
		leave: closeDialog,
	},
	{
		name: "employees, badges",
		go: async ({ page, words }) => openDialog(page, button(page, words.codes.admin.sheet.open)),
		leave: closeDialog,
	},
	{ name: "employee", go: openSari },
	personDialog("rename", ({ employees: words }) => words.rename.action),
	personDialog("number", ({ employees: words }) => words.changeId.action),
	personDialog("merge", ({ employees: words }) => words.merge.action),
	personDialog("deactivate", ({ employees: words }) => words.deactivate.action),
	personDialog("PIN and badge", ({ codes }) => codes.admin.open.replace("{{name}}", "Sari Wulandari")),
];

const enrollment: readonly WalkScreen[] = [
	place("enrollment", ({ enrollment: words }) => words.details.title),
	{
		name: "enrollment, consent",
		go: async ({ page, words }) => {
			await page.getByLabel(words.enrollment.details.employeeId).fill("E-300");
			await page.getByLabel(words.enrollment.details.name, { exact: true }).fill("Dewi Kartika");
			await button(page, words.common.next).click();
			await page.getByText(words.consent.title).waitFor();
		},
	},
	{
		name: "enrollment, the face",
		go: async ({ kiosk, page, words }) => {
			await page.getByRole("checkbox").click();
			await button(page, words.enrollment.consent.accept).click();
			// What the guidance says of a photo is the real models' business; a photo does not turn its head.
			await kiosk.show("dewi");
			const none = words.enrollment.capture.of.replace("{{captured}}", "0").replace("{{total}}", "5");
			await page.getByText(none).waitFor();
			await expect(page.locator("video")).toHaveAttribute("data-live", "true");
		},
	},
	{
		name: "enrollment, cancel",
		go: async ({ page, words }) => openDialog(page, button(page, words.enrollment.capture.cancel)),
		leave: async ({ kiosk, page, words }) => {
			await button(page, words.enrollment.stop.confirm).click();
			await kiosk.show(null);
		},
	},
	{
		name: "enrollment, with a phone",
		go: async (walk) => {
			await button(walk.page, walk.words.devices.open).click();
			await heading(walk, walk.words.devices.title);
		},
		leave: (walk) => openPlace(walk, "today"),
	},
	{
		name: "enrollment, many at once",
		go: async (walk) => {
			await openPlace(walk, "enrollment");
			await button(walk.page, walk.words.photoEnrollment.open).click();
			await heading(walk, walk.words.photoEnrollment.title);
		},
	},
];

export const areaScreens: readonly WalkScreen[] = [
	...today,
	...attendance,
	...employees,
	...enrollment,
	place("statistics", ({ statistics }) => statistics.title),
	place("health", ({ health }) => health.title),
	place("calibration", ({ calibration }) => calibration.title),
];
