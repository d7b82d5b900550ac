export const attendance = {
	title: "Hari ini",
	column: { time: "Jam", name: "Nama", direction: "Arah", method: "Cara" },
	summary: {
		people: "Orang hadir",
		peopleHelp: "tercatat hari ini",
		inside: "Sedang di kantor",
		insideHelp: "presensi terakhir: masuk",
		events: "Catatan presensi",
		eventsHelp: "hari ini",
	},
	sync: {
		not_configured: "HRIS belum dihubungkan. Presensi tersimpan di kiosk.",
		allDelivered: "Semua presensi sudah sampai di {{host}}.",
		waiting_other: "{{count}} presensi menunggu dikirim.",
		offline_other: "Jaringan terputus. {{count}} presensi tersimpan dan menunggu dikirim.",
		offlineNone: "Jaringan terputus. Presensi tetap tersimpan di kiosk.",
		deadLetters_other: "{{count}} presensi ditolak HRIS. Lihat Pengaturan.",
		justDelivered: "Terakhir terkirim baru saja.",
		lastDelivered: "Terakhir terkirim {{ago}}.",
	},
	empty: { title: "Belum ada presensi hari ini", text: "Presensi muncul di sini begitu seseorang dikenali." },
} as const;
