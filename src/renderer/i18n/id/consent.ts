// The consent text. Its version is `consentVersion`: a change of meaning needs a new version.
export const consent = {
	title: "Persetujuan data wajah",
	intro: "Dibaca dan disetujui oleh {{name}} sendiri.",
	languageLabel: "Bahasa persetujuan",
	points: {
		purpose: {
			title: "Untuk apa",
			text: "Wajah Anda dipakai hanya untuk mencatat jam masuk dan pulang di kantor ini.",
		},
		stored: {
			title: "Apa yang disimpan",
			text: "Yang disimpan adalah templat: deretan angka tentang ciri wajah Anda. Foto dan video tidak disimpan.",
			onlyTemplate: "Untuk mengenali Anda, yang disimpan adalah templat: deretan angka tentang ciri wajah Anda.",
		},
		safe: {
			title: "Di mana disimpan",
			text: "Templat disimpan terenkripsi di kiosk dan tidak dikirim ke HRIS. Yang dikirim hanya catatan presensi.",
		},
		erase: {
			title: "Anda boleh berhenti",
			text: "Anda dapat menarik persetujuan kapan saja. Minta kepada supervisor: kiosk langsung berhenti mengenali Anda, dan templat Anda dihapus dalam 72 jam.",
		},
		alternative: {
			title: "Ada pilihan lain",
			text: "Jika Anda tidak ingin memakai wajah, kantor menyediakan PIN atau QR. Pilihan Anda tidak memengaruhi pekerjaan Anda.",
		},
	},
	evidence: {
		title: "Foto bukti",
		text_other:
			"Setiap kali Anda dicatat lewat wajah, satu foto kecil disimpan terenkripsi di kiosk, hanya untuk memeriksa catatan yang diragukan. Dihapus setelah {{count}} hari dan tidak pernah dikirim.",
	},
	accept: "Saya, {{name}}, sudah membaca dan menyetujui penggunaan data wajah saya untuk presensi.",
	version: "Versi {{version}}",
} as const;
