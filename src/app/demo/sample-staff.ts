// Who works in the demo. The faces are people in the sample photos of the npm package @vladmandic/face-api; the names
// are invented. Measured with the default model pack over all 22 faces: one pair of faces in different photos is the
// same person beyond doubt (cosine 0.71), so she is enrolled from one and shown in both; every other pair stays below
// the threshold, so the others are shown in the photo that they were enrolled from.

/** A face in a sample photo: the one nearest to this point, pixels. */
export interface SampleFace {
	readonly photo: string;
	readonly x: number;
	readonly y: number;
}

export interface SampleEmployee {
	readonly employeeId: string;
	readonly name: string;
	/** What the template is made from. */
	readonly enrolledFrom: SampleFace;
}

const rafikaInCostume: SampleFace = { photo: "sample1.jpg", x: 1578, y: 325 };
const rafika: SampleFace = { photo: "sample3.jpg", x: 1186, y: 354 };
const dewi: SampleFace = { photo: "sample6.jpg", x: 363, y: 620 };
const sari: SampleFace = { photo: "sample6.jpg", x: 1589, y: 414 };
const putri: SampleFace = { photo: "sample5.jpg", x: 873, y: 216 };
const maya: SampleFace = { photo: "sample3.jpg", x: 1594, y: 435 };
const intan: SampleFace = { photo: "sample3.jpg", x: 690, y: 461 };
const firstStranger: SampleFace = { photo: "sample4.jpg", x: 754, y: 190 };
const secondStranger: SampleFace = { photo: "sample5.jpg", x: 1196, y: 320 };

export const sampleEmployees: readonly SampleEmployee[] = [
	{ employeeId: "K-001", name: "Rafika Lestari", enrolledFrom: rafika },
	{ employeeId: "K-002", name: "Dewi Anggraini", enrolledFrom: dewi },
	{ employeeId: "K-003", name: "Sari Wulandari", enrolledFrom: sari },
	{ employeeId: "K-004", name: "Putri Maharani", enrolledFrom: putri },
	{ employeeId: "K-005", name: "Maya Kartika", enrolledFrom: maya },
	{ employeeId: "K-006", name: "Intan Permata", enrolledFrom: intan },
];

export interface SampleScene {
	readonly kind: "employee" | "stranger";
	readonly face: SampleFace;
}

/** Who comes to the kiosk, in this order. The first comes back, in another photo, after the cooldown: IN, then OUT. */
export const sampleVisits: readonly SampleScene[] = [
	{ kind: "employee", face: rafikaInCostume },
	{ kind: "employee", face: dewi },
	{ kind: "stranger", face: firstStranger },
	{ kind: "employee", face: sari },
	{ kind: "employee", face: rafika },
	{ kind: "employee", face: putri },
	{ kind: "employee", face: maya },
	{ kind: "stranger", face: secondStranger },
	{ kind: "employee", face: intan },
];
