// Who works in the demo. The faces are people in the sample photos of the npm package @vladmandic/face-api; the names
// are invented. Measured with the default model pack over all 22 faces: one pair of faces in different photos is the
// same person beyond doubt (cosine 0.71), so she is enrolled from one and shown in the other; every other pair stays
// below the threshold, so the others are shown in the photo that they were enrolled from.

/** A face in a sample photo: the one nearest to this point, pixels. */
export interface SampleFace {
	readonly photo: string;
	readonly x: number;
	readonly y: number;
}

export interface SampleEmployee {
	readonly employeeId: string;
	readonly name: string;
	/** What the template is made from; null: gave no face, and comes with a PIN or a badge. */
	readonly enrolledFrom: SampleFace | null;
}

export const faces = {
	rafika: { photo: "sample3.jpg", x: 1186, y: 354 },
	rafikaAnotherDay: { photo: "sample1.jpg", x: 1578, y: 325 },
	dewi: { photo: "sample6.jpg", x: 363, y: 620 },
	sari: { photo: "sample6.jpg", x: 1589, y: 414 },
	putri: { photo: "sample5.jpg", x: 873, y: 216 },
	maya: { photo: "sample3.jpg", x: 1594, y: 435 },
	intan: { photo: "sample3.jpg", x: 690, y: 461 },
	nadia: { photo: "sample4.jpg", x: 754, y: 190 },
	laras: { photo: "sample6.jpg", x: 1270, y: 441 },
	citra: { photo: "sample4.jpg", x: 345, y: 317 },
	ratna: { photo: "sample5.jpg", x: 1501, y: 521 },
	/** Looks straight ahead, so that whoever tries enrollment gets as far as the first pose. */
	stranger: { photo: "sample6.jpg", x: 761, y: 474 },
} as const satisfies Record<string, SampleFace>;

/** Somebody who gave no face: the PIN is an equal way. */
export const pinPerson = { employeeId: "K-011", pin: "730518" } as const;

export const sampleEmployees: readonly SampleEmployee[] = [
	{ employeeId: "K-001", name: "Rafika Lestari", enrolledFrom: faces.rafika },
	{ employeeId: "K-002", name: "Dewi Anggraini", enrolledFrom: faces.dewi },
	{ employeeId: "K-003", name: "Sari Wulandari", enrolledFrom: faces.sari },
	{ employeeId: "K-004", name: "Putri Maharani", enrolledFrom: faces.putri },
	{ employeeId: "K-005", name: "Maya Kartika", enrolledFrom: faces.maya },
	{ employeeId: "K-006", name: "Intan Permata", enrolledFrom: faces.intan },
	{ employeeId: "K-007", name: "Nadia Safitri", enrolledFrom: faces.nadia },
	{ employeeId: "K-008", name: "Laras Puspita", enrolledFrom: faces.laras },
	{ employeeId: "K-009", name: "Citra Amelia", enrolledFrom: faces.citra },
	{ employeeId: "K-010", name: "Ratna Kusuma", enrolledFrom: faces.ratna },
	{ employeeId: pinPerson.employeeId, name: "Hendra Wijaya", enrolledFrom: null },
	{ employeeId: "K-012", name: "Bagas Pratama", enrolledFrom: null },
];
