// What a scripted host answers when many people are enrolled from photos. For screenshots.
import { implement } from "@orpc/server";
import { contract } from "../../src/contract/index.ts";

const person = (employeeId: string, name: string) => ({ employeeId, name, consent: null });

export function photoProcedures() {
	const os = implement(contract).photoEnrollment;
	return {
		plan: os.plan.handler(({ input: { files } }) => ({
			people: 38,
			photos: files.map((file) => ({ file, ...person(file.replace(/\.jpg$/, ""), "Ayu Lestari") })),
			problems: [
				{ problem: "no_consent", line: 7, file: null, employeeId: "K-1007" },
				{ problem: "nobodys_photo", line: null, file: "IMG_2041.jpg", employeeId: null },
				{ problem: "no_photo", line: null, file: null, employeeId: "K-1019" },
			],
		})),
		enroll: os.enroll.handler(({ input: { employeeId } }) => {
			if (employeeId === "K-1003") return { kind: "refused", code: "LOW_QUALITY", data: { hint: "come_closer" } };
			if (employeeId === "K-1004")
				return {
					kind: "resembles",
					people: [{ employeeId: "K-0412", name: "Sari Wulandari", isActive: true, similarity: 0.7 }],
				};
			if (employeeId === "K-1005") return { kind: "known" };
			return { kind: "enrolled" };
		}),
	};
}
